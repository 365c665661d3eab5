import type { StaffContext } from '../access/index.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { checkInstrument } from './check-instrument.ts';
import { hasWording, type Instrument } from './instrument.ts';
import { shipped, shippedReady } from './shipped.ts';

export type InstrumentId = Id<'instrument'>;
export type Loaded = {
  readonly id: InstrumentId;
  readonly instrument: Instrument;
  readonly loadedAt: Instant;
  readonly loadedBy: string;
  readonly usableAt: Instant | null;
  readonly endedAt: Instant | null;
};

/** All that the municipality has loaded, newest first. One that this version of the program can't read is left out: nobody is asked by half of it. */
export async function loadedInstruments(sql: Sql): Promise<Loaded[]> {
  const rows = await sql
    .selectFrom('instrument as i')
    .innerJoin('authz.staff as s', 's.id', 'i.loadedBy')
    .select(['i.id', 'i.definition', 'i.loadedAt', 'i.usableAt', 'i.endedAt', 's.name'])
    .orderBy('i.loadedAt', 'desc')
    .execute();
  return rows.flatMap((row) => {
    const read = checkInstrument(JSON.stringify(row.definition));
    if (!read.ok) return [];
    const { loadedAt, usableAt, endedAt, name } = row;
    return [{ id: row.id as InstrumentId, instrument: read.value, loadedAt, loadedBy: name, usableAt, endedAt }];
  });
}

/** Those that somebody may be asked by now: of each the version that was taken into use last, and ours where there is none. */
export async function usableInstruments(sql: Sql): Promise<Instrument[]> {
  const own = (await loadedInstruments(sql))
    .filter(({ usableAt, endedAt }) => usableAt !== null && endedAt === null)
    .toSorted((a, b) => (b.usableAt?.epochMilliseconds ?? 0) - (a.usableAt?.epochMilliseconds ?? 0))
    .map(({ instrument }) => instrument);
  const newest = own.filter((one, i) => own.findIndex(({ id }) => id === one.id) === i);
  return [...shippedReady.filter(({ id }) => !newest.some((one) => one.id === id)), ...newest];
}

/** What is taken already: a version that came with its words, or was loaded before. */
export async function isTaken(sql: Sql, { id, version }: Instrument): Promise<boolean> {
  if (shipped.some((one) => hasWording(one) && one.id === id && one.version === version)) return true;
  const row = await sql
    .selectFrom('instrument')
    .select('id')
    .where('key', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row !== undefined;
}

type Ctx = Pick<StaffContext, 'sql' | 'now' | 'actor'>;

export async function insertInstrument({ sql, now, actor }: Ctx, instrument: Instrument): Promise<InstrumentId> {
  const id = newId<InstrumentId>();
  await sql
    .insertInto('instrument')
    .values({
      id,
      key: instrument.id,
      version: instrument.version,
      definition: JSON.stringify(instrument),
      loadedAt: now,
      loadedBy: actor.staffId,
    })
    .execute();
  return id;
}

/** Into use, or out of it. False where that was done already. */
export async function changeUse({ sql, now, actor }: Ctx, id: InstrumentId, to: 'usable' | 'ended'): Promise<boolean> {
  const done = await sql
    .updateTable('instrument')
    .set({ [to === 'usable' ? 'usableAt' : 'endedAt']: now, changedBy: actor.staffId })
    .where('id', '=', id)
    .where(to === 'usable' ? 'usableAt' : 'endedAt', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
