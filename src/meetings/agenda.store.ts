import { sql as raw } from 'kysely';
import type { FileId, MeetingId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import type { AgendaItemId, AgendaReason } from './meeting.ts';

/** An item as a list may name it: nothing of what the file says. */
export type AgendaLine = {
  readonly itemId: AgendaItemId;
  readonly fileId: FileId;
  readonly reference: string;
  readonly label: string;
  readonly because: readonly AgendaReason[];
  readonly discussedAt: Instant | null;
  readonly postponedAt: Instant | null;
  /** The units that are asked for input, and those that gave it. */
  readonly asked: readonly UnitId[];
  readonly given: readonly UnitId[];
};

/** Puts the agenda right, whenever it is looked at. */
export async function makeAgenda(sql: Sql, id: MeetingId): Promise<void> {
  await raw`select authz.make_agenda(${id})`.execute(sql);
}

/** The same for the next meeting of each group that the asker can have a part in: whoever is to present there is called by it. */
export async function makeAgendas(sql: Sql): Promise<void> {
  await raw`select authz.make_agendas()`.execute(sql);
}

/** The items that my own grounds cover, in order. Of the others there is no trace. */
export async function myAgenda(sql: Sql, keyring: Keyring, id: MeetingId): Promise<AgendaLine[]> {
  const { rows } = await raw<Omit<AgendaLine, 'label'> & { label: Buffer }>`
    select * from authz.my_agenda(${id})`.execute(sql);
  return rows.map((row) => ({ ...row, label: keyring.desk.unseal(`desk.label:${row.fileId}`, row.label) }));
}
