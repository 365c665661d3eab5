import { createHash, randomBytes } from 'node:crypto';
import { sql as raw } from 'kysely';
import { type Id, newId, type RoleId, type SessionId, type StaffId, type UnitId } from '../kernel/ids.ts';
import { type Instant, inStockholm } from '../kernel/instant.ts';
import type { Database, Sql } from '../platform/database/database.ts';
import { atDoor, type Work, withActor } from '../platform/database/with-actor.ts';
import { delegations, mailAddressOf, rota, type StaffKey, staff, type UnitKey, units } from './strandhaga.ts';

export type Founded = {
  readonly units: Readonly<Record<UnitKey, UnitId>>;
  readonly staff: Readonly<Record<StaffKey, StaffId>>;
};

/** Founds the municipality as its first administrator would: by the door's function, then by those of the organisation. */
export async function foundStrandhaga(database: Database): Promise<Founded> {
  const ids: Founded = { units: idsFor<UnitId, UnitKey>(units), staff: idsFor<StaffId, StaffKey>(staff) };
  await atDoor(database, 'select authz.found_municipality($1, $2, $3, $4, $5)', [
    ids.units.management,
    units.management.name,
    ids.staff.administrator,
    newId(),
    createHash('sha256').update(randomBytes(32)).digest(),
  ]);
  await asAdministrator(database, ids, async ({ sql }) => {
    for (const [key, unit] of Object.entries(units) as [UnitKey, (typeof units)[UnitKey]][]) {
      await raw`select authz.save_unit(${ids.units[key]}, ${unit.name}, ${unit.kind}, null, ${unit.functions})`.execute(
        sql,
      );
    }
    for (const [key, person] of Object.entries(staff) as [StaffKey, (typeof staff)[StaffKey]][]) {
      await raw`select authz.add_staff(${ids.staff[key]}, ${person.name}, ${person.phone})`.execute(sql);
      await raw`select authz.set_mail(${ids.staff[key]}, ${mailAddressOf(person.name)})`.execute(sql);
      if (key === 'administrator') continue;
      await raw`select authz.give_role(${newId<RoleId>()}, ${ids.staff[key]}, ${ids.units[person.unit]}, ${person.role}, null)`.execute(
        sql,
      );
    }
  });
  return ids;
}

/** What the board has given away, and who has duty round the clock in the weeks around `now`. */
export async function staffDuty(database: Database, ids: Founded, now: Instant): Promise<void> {
  await asAdministrator(database, ids, async ({ sql }) => {
    for (const { decision, role, condition, basis } of delegations) {
      await raw`select authz.set_delegation(${newId()}, ${decision}, ${role}, null, null, ${condition}, ${basis}, null)`.execute(
        sql,
      );
    }
    await fillRota(sql, ids, now);
  });
}

/** One transaction of the administrator, who has signed out when it is over. */
export async function asAdministrator<T>(
  database: Database,
  founded: Founded,
  work: (tx: Work) => Promise<T>,
): Promise<T> {
  const token = await signInAs(database, founded.staff.administrator);
  return withActor(database, token, async (tx) => {
    const done = await work(tx);
    await raw`select authz.end_session(${token})`.execute(tx.sql);
    return done;
  });
}

/** The municipality as an earlier start founded it. */
export async function findStrandhaga(database: Database): Promise<Founded | undefined> {
  const people = await atDoor<{ id: StaffId; name: string }>(database, 'select id, name from authz.demo_people()', []);
  const named = (name: string) => people.find((person) => person.name === name)?.id;
  const administrator = named(staff.administrator.name);
  if (!administrator) return undefined;
  const token = await signInAs(database, administrator);
  const places = await withActor(database, token, ({ sql }) =>
    sql.selectFrom('authz.unit').select(['id', 'name']).execute(),
  );
  const placed = (name: string) => places.find((unit) => unit.name === name)?.id as UnitId | undefined;
  return {
    units: mapped(units, ({ name }) => placed(name)),
    staff: mapped(staff, ({ name }) => named(name)),
  };
}

/** A way in for the demo's own play, which only a demo or test database has. */
export async function signInAs(database: Database, staffId: StaffId): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const [answer] = await atDoor<{ started: boolean }>(
    database,
    'select authz.start_demo_session($1, $2, $3) as started',
    [newId<SessionId>(), createHash('sha256').update(token).digest(), staffId],
  );
  if (!answer?.started) throw new Error('The demo has no way in here');
  return token;
}

/** Duty round the clock, changed at eight in the morning, from a few weeks back to four weeks ahead. */
async function fillRota(sql: Sql, ids: Founded, now: Instant): Promise<void> {
  const midnight = inStockholm(now).startOfDay();
  for (let day = -30; day <= 28; day += 1) {
    const from = midnight.add({ days: day }).with({ hour: 8 });
    for (const { unit, duty, turns } of rota) {
      const turn = turns[((day % turns.length) + turns.length) % turns.length] as StaffKey;
      await raw`select authz.save_shift(${newId()}, ${ids.units[unit]}, ${ids.staff[turn]}, ${duty},
        ${from.toInstant().toString()}, ${from.add({ days: 1 }).toInstant().toString()})`.execute(sql);
    }
  }
}

function mapped<Key extends string, Thing, Found>(
  things: Record<Key, Thing>,
  find: (thing: Thing) => Found | undefined,
): Readonly<Record<Key, Found>> {
  return Object.fromEntries(
    (Object.entries(things) as [Key, Thing][]).map(([key, thing]) => {
      const found = find(thing);
      if (!found) throw new Error(`The demo municipality has lost ${key}`);
      return [key, found];
    }),
  ) as Record<Key, Found>;
}

const idsFor = <T extends Id, Key extends string>(things: Record<Key, unknown>): Readonly<Record<Key, T>> =>
  Object.fromEntries(Object.keys(things).map((key) => [key, newId<T>()])) as Record<Key, T>;
