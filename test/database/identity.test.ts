import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { withActor } from '../../src/platform/database/with-actor.ts';
import { aFile, aTown, type MadeFile, rows, type Session, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { appFunctions, doorFunctions } from './expected-grants.ts';

// Who acts is looked up behind a secret, by the database, in every transaction. Nothing else makes anybody anyone.

let town: Town;
let file: MadeFile;
let amina: Session;
let lena: Session;
beforeAll(async () => {
  town = await aTown();
  file = await aFile(town).withNote('Hon ringde.').made();
  amina = await town.signIn(town.staff.caseOfficer);
  lena = await town.signIn(town.staff.intakeLeader);
  await town.open(amina, file.id);
});
afterAll(() => town.close());

const WHO = 'select authz.me() as me, (select count(*) from data.note) as notes';
const NOBODY = [{ me: null, notes: 0 }];

describe('a token', () => {
  it('names its session, and there is something to see', async () => {
    expect(await town.ask(amina, WHO)).toEqual([{ me: amina.staffId, notes: 1 }]);
    expect(await town.ask(lena, WHO)).toEqual([{ me: lena.staffId, notes: 0 }]);
  });

  it('that is guessed, empty, an id or a hash names nobody', async () => {
    const hash = createHash('sha256').update(amina.token).digest();
    const guesses = [
      '',
      ' ',
      amina.id,
      amina.staffId,
      `${amina.token}x`,
      amina.token.toLowerCase(),
      hash.toString('hex'),
      `\\x${hash.toString('hex')}`,
      randomBytes(32).toString('base64url'),
    ];
    for (const token of guesses) expect(await town.ask({ ...amina, token }, WHO)).toEqual(NOBODY);
  });

  it('names nobody once its session is over', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    await town.signOut(session);
    expect(await town.ask(session, WHO)).toEqual(NOBODY);
    await expect(town.ask(session, 'select authz.end_session($1)', [session.token])).resolves.toBeDefined();
  });

  it('is never seen by another connection of the application', async () => {
    const other = await town.database.app.connect();
    try {
      const seen = await town.act(amina, async ({ sql }) => {
        await rows(sql, 'select authz.me()');
        return (await other.query<{ query: string }>('select query from pg_stat_activity')).rows
          .map((r) => r.query)
          .join('\n');
      });
      expect(seen).toContain('authz');
      expect(seen).not.toContain(amina.token);
    } finally {
      other.release();
    }
  });
});

describe('an injected statement', () => {
  it('makes nobody else of the actor by setting the session to what the database shows', async () => {
    for (const guess of [lena.id, lena.staffId, '', 'null', town.staff.administrator]) {
      const seen = await town.act(amina, async ({ sql }) => {
        await rows(sql, `select set_config('app.session', $1, true)`, [guess]);
        return rows(sql, WHO);
      });
      expect(seen).toEqual(NOBODY);
    }
  });

  it.each(['samgrepp_gate', 'samgrepp_statistics', 'samgrepp_owner', 'samgrepp_door', 'postgres'])(
    'does not become %s',
    async (role) => {
      await expectRefused(town.ask(amina, `set local role ${role}`));
      await expectRefused(town.ask(amina, `set session authorization ${role}`));
    },
  );

  it.each([
    'session',
    'credential',
    'enrolment',
    'ceremony',
    'block',
    'person_index',
    'situation_member',
    'search_count',
    'word_hint',
    'instance',
    'sign_in_attempt',
  ])('does not read authz.%s', async (table) => {
    await expectRefused(town.ask(amina, `select * from authz.${table}`));
  });

  it.each(['session', 'role_assignment', 'ground', 'opening', 'file', 'section', 'rota_shift', 'staff', 'unit'])(
    'writes nothing to authz.%s, which gives access',
    async (table) => {
      await expectRefused(town.ask(amina, `delete from authz.${table}`));
      await expectRefused(town.ask(amina, `insert into authz.${table} default values`));
    },
  );

  it('starts no session: only the door can', async () => {
    const call = `select authz.start_demo_session($1, $2, $3)`;
    const values = [newId(), randomBytes(32), lena.staffId];
    await expectRefused(town.ask(amina, call, values));
    const shared = ['instance_kind', 'now'];
    const both = appFunctions.filter((name) => doorFunctions.includes(name));
    expect(both).toEqual(shared);
  });

  it('turns row security off for nobody', async () => {
    const off = town.act(amina, async ({ sql }) => {
      await rows(sql, 'set local row_security = off');
      return rows(sql, 'select * from data.note');
    });
    await expectRefused(off);
  });

  it('makes no table, function, schema or temporary table to be looked up by', async () => {
    const attempts = ['create table data.mine (id int)', 'create temporary table note (id int)', 'create schema mine'];
    for (const attempt of attempts) await expectRefused(town.ask(amina, attempt));
    await expectRefused(town.ask(amina, 'create function authz.me() returns uuid language sql return null::uuid'));
  });
});

describe('the door', () => {
  it('reads no table and calls nothing that a page calls', async () => {
    for (const text of [
      'select * from authz.staff',
      'select * from data.setting',
      'select authz.me()',
      `select authz.enter('x')`,
    ])
      await expectRefused(town.database.door.query(text));
  });
});

describe('a connection that many share', () => {
  it('forgets who acted when the transaction is over', async () => {
    const client = await town.database.app.connect();
    try {
      await client.query('begin');
      await client.query('select authz.enter($1)', [amina.token]);
      expect((await client.query(WHO)).rows).toEqual([{ me: amina.staffId, notes: 1 }]);
      await client.query('commit');
      const { rows: left } = await client.query(`select current_setting('app.session', true) as setting`);
      expect(left).toEqual([{ setting: '' }]);
      expect((await client.query(WHO)).rows).toEqual(NOBODY);
    } finally {
      client.release();
    }
  });

  it('is nobody else’s, even where a statement left its session behind on it', async () => {
    const one = town.connectAgain(1);
    try {
      const ask = (token: string, text: string, values: unknown[] = []) =>
        withActor(one, token, ({ sql }) => rows(sql, text, values));
      await ask(amina.token, `select set_config('app.session', $1, false)`, [amina.token]);
      expect(await ask(lena.token, WHO)).toEqual([{ me: lena.staffId, notes: 0 }]);
      expect(await ask('', WHO)).toEqual(NOBODY);
    } finally {
      await one.close();
    }
  });

  it('keeps apart two who act in turns on two of them', async () => {
    const clients = [await town.database.app.connect(), await town.database.app.connect()] as const;
    try {
      for (let round = 0; round < 20; round += 1) {
        const tokens = round % 2 === 0 ? [amina, lena] : [lena, amina];
        for (const [i, client] of clients.entries()) {
          await client.query('begin');
          await client.query({ name: 'enter', text: 'select authz.enter($1) as facts', values: [tokens[i]?.token] });
        }
        for (const [i, client] of clients.entries()) {
          const { rows: seen } = await client.query({ name: 'who', text: WHO });
          expect(seen).toEqual([{ me: tokens[i]?.staffId, notes: tokens[i] === amina ? 1 : 0 }]);
        }
        for (const client of clients) await client.query(round % 3 === 0 ? 'rollback' : 'commit');
      }
    } finally {
      for (const client of clients) client.release();
    }
  });
});
