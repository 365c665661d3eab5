import type { OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { ProcessId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { byNextStep, type OpenProcess, type ProcessKind, type ProcessOutcome } from './process.ts';

export type ProcessWritten = {
  readonly kind: ProcessKind;
  readonly holder: string;
  readonly reference: string | undefined;
  readonly nextStep: string | undefined;
  readonly nextOn: CalendarDay | undefined;
  readonly endsOn: CalendarDay | undefined;
  readonly beganOn: CalendarDay | undefined;
};

const sealed = (file: OpenFile, id: ProcessId, written: Pick<ProcessWritten, 'holder' | 'reference' | 'nextStep'>) => ({
  holder: file.vault.seal(`process.holder:${id}`, written.holder),
  reference: file.vault.sealOptional(`process.reference:${id}`, written.reference),
  nextStep: file.vault.sealOptional(`process.nextStep:${id}`, written.nextStep),
});

export async function processesOf(sql: Sql, file: OpenFile): Promise<OpenProcess[]> {
  const rows = await sql.selectFrom('process').selectAll().where('fileId', '=', file.id).execute();
  return rows
    .map((row) => ({
      id: row.id as ProcessId,
      kind: row.kind as ProcessKind,
      holder: file.vault.unseal(`process.holder:${row.id}`, row.holder),
      reference: file.vault.unsealOptional(`process.reference:${row.id}`, row.reference),
      nextStep: file.vault.unsealOptional(`process.nextStep:${row.id}`, row.nextStep),
      nextOn: row.nextOn,
      endsOn: row.endsOn,
      beganOn: row.beganOn,
      endedOn: row.endedOn,
      outcome: row.outcome as ProcessOutcome | null,
      changedAt: row.changedAt,
    }))
    .sort(byNextStep);
}

export async function insertProcess(
  sql: Sql,
  file: OpenFile,
  id: ProcessId,
  written: ProcessWritten,
  now: Instant,
): Promise<void> {
  await sql
    .insertInto('process')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('processes'),
      kind: written.kind,
      ...sealed(file, id, written),
      nextOn: written.nextOn ?? null,
      endsOn: written.endsOn ?? null,
      beganOn: written.beganOn ?? null,
      changedAt: now,
    })
    .execute();
}

/** False where it has ended, or isn't of this file. */
export async function updateProcess(
  sql: Sql,
  file: OpenFile,
  id: ProcessId,
  written: Pick<ProcessWritten, 'holder' | 'reference' | 'nextStep' | 'nextOn' | 'endsOn'>,
  now: Instant,
): Promise<boolean> {
  const result = await sql
    .updateTable('process')
    .set({
      ...sealed(file, id, written),
      nextOn: written.nextOn ?? null,
      endsOn: written.endsOn ?? null,
      changedAt: now,
    })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('endedOn', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function endProcess(
  sql: Sql,
  file: OpenFile,
  id: ProcessId,
  { endedOn, outcome }: { readonly endedOn: CalendarDay; readonly outcome: ProcessOutcome | undefined },
  now: Instant,
): Promise<boolean> {
  const result = await sql
    .updateTable('process')
    .set({ endedOn, outcome: outcome ?? null, changedAt: now })
    .where('id', '=', id)
    .where('fileId', '=', file.id)
    .where('endedOn', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
