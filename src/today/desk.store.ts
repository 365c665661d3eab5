import { sql as raw } from 'kysely';
import type { OpenFile } from '../access/index.ts';
import { type FileId, newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import { type DeskName, ownLabel, unitLabel } from './desk.ts';

export type DeskState =
  | 'received'
  | 'ongoing'
  | 'preliminaryAssessment'
  | 'notNow'
  | 'handedOver'
  | 'filesOpened'
  | 'ended' // contacts
  | 'active'
  | 'closed'; // files

type Placement = {
  readonly kind: 'contact' | 'file';
  readonly name: DeskName;
  readonly state: DeskState;
  readonly urgency: number;
  readonly owner: StaffId | null;
  /** The members of staff whose own desk it lies on. */
  readonly staff: readonly StaffId[];
  readonly since: Instant;
  readonly now: Instant;
};

/** Puts a file on the desk of its unit and of its team: the only rows that lists are made of. */
export async function putOnDesk(sql: Sql, keyring: Keyring, file: OpenFile, placed: Placement): Promise<void> {
  const row = (staffId: StaffId | null, label: string) => ({
    id: newId<FileId>() as string,
    fileId: file.id,
    kind: placed.kind,
    staffId,
    unitId: staffId ? null : file.unitId,
    reference: file.reference,
    label: keyring.desk.seal(`desk.label:${file.id}`, label),
    state: placed.state,
    urgency: placed.urgency,
    ownerId: placed.owner,
    since: placed.since,
    changedAt: placed.now,
  });
  await sql
    .insertInto('desk')
    .values([
      row(null, unitLabel(placed.name, file.protection)),
      ...placed.staff.map((s) => row(s, ownLabel(placed.name, file.protection))),
    ])
    .execute();
}

/** Adds the own row of one who joins the team. */
export const putOnOwnDesk = (
  sql: Sql,
  keyring: Keyring,
  file: OpenFile,
  staffId: StaffId,
  name: DeskName,
  now: Instant,
): Promise<void> =>
  copyOfUnitRow(
    sql,
    { fileId: file.id, staffId, now },
    keyring.desk.seal(`desk.label:${file.id}`, ownLabel(name, file.protection)),
  );

/** For one who takes a file whose name she may not read yet: her own row begins with what her unit saw. */
export const takeFromUnitDesk = (sql: Sql, fileId: FileId, staffId: StaffId, now: Instant): Promise<void> =>
  copyOfUnitRow(sql, { fileId, staffId, now });

/** A row of one's own, begun from the unit's; its label is the unit's too where none is given. */
async function copyOfUnitRow(
  sql: Sql,
  { fileId, staffId, now }: { readonly fileId: FileId; readonly staffId: StaffId; readonly now: Instant },
  label?: Buffer,
): Promise<void> {
  await sql
    .insertInto('desk')
    .columns([
      'id',
      'fileId',
      'kind',
      'staffId',
      'reference',
      'label',
      'state',
      'urgency',
      'ownerId',
      'since',
      'changedAt',
    ])
    .expression((q) =>
      q
        .selectFrom('desk as d')
        .select([
          raw<string>`${newId()}::uuid`.as('id'),
          'd.fileId',
          'd.kind',
          raw<string>`${staffId}::uuid`.as('staffId'),
          'd.reference',
          label ? raw<Buffer>`${label}::bytea`.as('label') : 'd.label',
          'd.state',
          'd.urgency',
          'd.ownerId',
          'd.since',
          raw<Instant>`${now}::timestamptz`.as('changedAt'),
        ])
        .where('d.fileId', '=', fileId)
        .where('d.unitId', 'is not', null),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Leaves every desk: another unit lays it on its own. */
export async function clearDesks(sql: Sql, fileId: FileId): Promise<void> {
  await sql.deleteFrom('desk').where('fileId', '=', fileId).execute();
}

export async function takeOffOwnDesk(sql: Sql, fileId: FileId, staffId: StaffId): Promise<void> {
  await sql.deleteFrom('desk').where('fileId', '=', fileId).where('staffId', '=', staffId).execute();
}

/** What has changed about a file, on every desk where it lies. */
export async function changeOnDesk(
  sql: Sql,
  fileId: FileId,
  change: { state?: DeskState; urgency?: number; owner?: StaffId | null },
  now: Instant,
): Promise<void> {
  await sql
    .updateTable('desk')
    .set({
      changedAt: now,
      ...(change.state ? { state: change.state } : {}),
      ...(change.urgency === undefined ? {} : { urgency: change.urgency }),
      ...(change.owner === undefined ? {} : { ownerId: change.owner }),
    })
    .where('fileId', '=', fileId)
    .execute();
}

/** The person got a name, or another level of protection: labels are sealed anew. */
export async function relabelOnDesk(sql: Sql, keyring: Keyring, file: OpenFile, name: DeskName): Promise<void> {
  const seal = (label: string) => keyring.desk.seal(`desk.label:${file.id}`, label);
  await sql
    .updateTable('desk')
    .set({ label: seal(ownLabel(name, file.protection)) })
    .where('fileId', '=', file.id)
    .where('staffId', 'is not', null)
    .execute();
  await sql
    .updateTable('desk')
    .set({ label: seal(unitLabel(name, file.protection)) })
    .where('fileId', '=', file.id)
    .where('unitId', 'is not', null)
    .execute();
}
