import { afterAll, beforeAll } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { withActor } from '../../src/platform/database/with-actor.ts';
import { aFile, aTown, rows, type Session, type Town } from '../builders/index.ts';
import { serve, Visitor } from '../support/visitor.ts';
import { Chance } from './chance.ts';
import { attack } from './goal.ts';

// Fifty people share three connections, and much of what they do breaks off. Whoever gets a connection must be nobody until
// the database has found who it is, and nobody again afterwards.

const PEOPLE = 50;
let town: Town;
let shared: Database;
let people: { session: Session; name: string; file: string }[];

beforeAll(async () => {
  town = await aTown();
  shared = town.connectAgain(3);
  people = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const staffId = newId<StaffId>();
    const name = `Person ${String.fromCharCode(65 + (n % 26))}${n} Påhittad`;
    await town.look(`insert into authz.staff (id, name) values ($1, $2)`, [staffId, name]);
    await town.look(
      `insert into authz.role_assignment (id, staff_id, unit_id, role, valid_from) values ($1, $2, $3, 'caseOfficer', authz.now() - interval '1 day')`,
      [newId(), staffId, town.units.violenceTeam],
    );
    const file = await aFile(town).createdBy(staffId).withNote(`Ord av ${name}`).made();
    const session = await town.signIn(staffId);
    await town.open(session, file.id);
    people.push({ session, name, file: file.id });
  }
}, 120_000);
afterAll(async () => {
  await shared.close();
  await town.close();
});

/** Who the database says that this is, and whose notes there are. */
const seen = async (sql: Parameters<typeof rows>[0]) => ({
  me: (await rows<{ me: string }>(sql, 'select authz.me() as me'))[0]?.me,
  files: (await rows<{ file: string }>(sql, 'select distinct file_id as file from data.note')).map((row) => row.file),
});

const breaks = {
  nothing: async () => {},
  throws: () => Promise.reject(new Error('changed her mind')),
  refused: (sql) => rows(sql, 'select token_hash from authz.session'),
  wrong: (sql) => rows(sql, 'select 1 / 0'),
  slow: async (sql) => {
    await rows(sql, `set local statement_timeout = '5ms'`);
    await rows(sql, 'select pg_sleep(1)');
  },
  cancelled: (sql) => rows(sql, 'select pg_cancel_backend(pg_backend_pid()), pg_sleep(1)'),
  cut: (sql) => rows(sql, 'select pg_terminate_backend(pg_backend_pid())'),
  overwrites: (sql) => rows(sql, `select set_config('app.session', 'somebody else', true)`),
} satisfies Record<string, (sql: Parameters<typeof rows>[0]) => Promise<unknown>>;
const ways = Object.keys(breaks) as (keyof typeof breaks)[];

attack(
  'G3',
  'fifty people over three connections, with aborts and timeouts: nobody is taken for another',
  async (mode) => {
    const requests = mode === 'full' ? 10_000 : 600;
    const chance = new Chance(3);
    const app = serve(Object.assign(Object.create(town) as Town, { database: shared }));
    let tried = 0;
    let bled = 0;
    let brokenOff = 0;

    async function bySql(): Promise<void> {
      const person = chance.of(people);
      const way = chance.of(ways);
      await withActor(shared, person.session.token, async ({ sql }) => {
        const { me, files } = await seen(sql);
        if (me !== person.session.staffId || files.length !== 1 || files[0] !== person.file) bled += 1;
        await breaks[way](sql);
        if (way === 'overwrites') {
          const after = await seen(sql);
          if (after.me !== null || after.files.length > 0) bled += 1;
        }
      }).catch(() => {
        brokenOff += 1;
      });
    }

    async function byPage(): Promise<void> {
      const person = chance.of(people);
      const answer = await new Visitor(app, person.session).get(chance.of([`/akt/${person.file}`, '/min-dag']));
      const text = await answer.text();
      // A connection that was cut answers with a fault; it must never answer with somebody else.
      const others = people.filter(({ name }) => name !== person.name && text.includes(name));
      if (others.length > 0 || (answer.status === 200 && !text.includes(person.name))) bled += 1;
    }

    /** Without naming anybody: what one finds who was handed a used connection. */
    async function byNobody(): Promise<void> {
      const found = await shared.app
        .query('select authz.me() as me, (select count(*) from data.note)::int as notes')
        .catch(() => undefined);
      const row = found?.rows[0] as { me: string | null; notes: number } | undefined;
      if (row && (row.me !== null || row.notes !== 0)) bled += 1;
    }

    const doers = [bySql, bySql, bySql, byPage, byNobody];
    const one = async (): Promise<void> => {
      while (tried < requests) {
        tried += 1;
        await chance.of(doers)();
      }
    };
    await Promise.all(Array.from({ length: 24 }, one));
    // Pages keep answering: what broke did not use the connections up.
    const still = await new Visitor(app, people[0]?.session).get('/min-dag');
    const dead = still.status === 200 ? 0 : 1;
    return {
      tried,
      failed: bled + dead,
      figure: `${bled} taken for another, ${brokenOff} broken off, ${still.status} afterwards`,
    };
  },
);
