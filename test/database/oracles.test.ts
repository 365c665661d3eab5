import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, rows, type Session, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { appTables } from './expected-grants.ts';
import { knownKeys, knownTargets } from './known-oracles.ts';

// Hidden and missing answer alike: nobody learns that somebody is known here.

let town: Town;
let hidden: MadeFile;
let outsider: Session;
beforeAll(async () => {
  town = await aTown();
  const hash = Buffer.from('a person');
  hidden = await aFile(town)
    .withNote('Hon ringde.')
    .with(async ({ sql }, file) => {
      await rows(sql, 'select authz.index_person($1, $2, true)', [file.id, hash]);
    })
    .made();
  outsider = await town.signIn(town.staff.outsider);
});
afterAll(() => town.close());

/** Everything that the asker learns: the rows, or every word of the refusal. */
async function answer(session: Session, text: string, values: unknown[]): Promise<unknown> {
  try {
    return await town.ask(session, text, values);
  } catch (error) {
    const { code, message, detail, constraint } = error as Record<string, unknown>;
    return { code, message, detail, constraint };
  }
}
const logLines = async () => (await town.look<{ n: string }>('select count(*) as n from audit.entry'))[0]?.n;

describe('a file that one may not see', () => {
  const asked: [string, (file: string) => unknown[]][] = [
    [`select authz.open($2, $1, 'read', '\\x00')`, (f) => [f, newId()]],
    ['select authz.is_open($1)', (f) => [f]],
    ['select authz.may_staff_team($1)', (f) => [f]],
    ['select authz.claim($1, $2, $3)', (f) => [f, newId(), newId()]],
    [`select authz.set_protection($1, 'none')`, (f) => [f]],
    [
      `select authz.name_team_member($2, $1, $3, 'coHandler', '{notes}', '{notes}', null, null)`,
      (f) => [f, newId(), newId()],
    ],
    [`select authz.set_block($2, $1, authz.me(), 'conflictOfInterest')`, (f) => [f, newId()]],
    [`select authz.set_block($2, $1, $3, 'conflictOfInterest')`, (f) => [f, newId(), newId()]],
    [`select authz.index_person($1, '\\x00', true)`, (f) => [f]],
    [`select authz.unindex_person($1, '\\x00')`, (f) => [f]],
    ['select authz.repeats($1)', (f) => [f]],
    [`select authz.create_situation($1, '[]')`, (f) => [f]],
    [`select authz.log('page.read', 'refused', $1, '{}')`, (f) => [f]],
    ['select * from authz.file where id = $1', (f) => [f]],
    ['select * from data.desk where file_id = $1', (f) => [f]],
    [`insert into data.file_key (file_id, wrapped) values ($1, '\\x00')`, (f) => [f]],
    [`update data.desk set state = 'x' where file_id = $1`, (f) => [f]],
    ['delete from data.desk where file_id = $1', (f) => [f]],
  ];

  it.each(asked)('answers %s as one that is not there', async (text, values) => {
    const before = Number(await logLines());
    const ofHidden = await answer(outsider, text, values(hidden.id));
    const between = Number(await logLines());
    const ofMissing = await answer(outsider, text, values(newId()));
    expect(ofMissing).toEqual(ofHidden);
    expect(Number(await logLines()) - between).toBe(
      // A block of oneself is kept where there is something to be blocked from; only the log's reader sees that.
      text.includes('authz.me()') ? 0 : between - before,
    );
  });

  it('has a ground that is ended as little as one that is not there', async () => {
    const ground = hidden.grounds.get(town.staff.caseOfficer);
    const [one, other] = [
      await answer(outsider, 'select authz.end_ground($1)', [ground]),
      await answer(outsider, 'select authz.end_ground($1)', [newId()]),
    ];
    expect(one).toEqual(other);
    expect(one).toMatchObject({ code: '42501' });
  });
});

describe('"known here?"', () => {
  const ask = (session: Session, person: string) =>
    answer(session, 'select authz.known($1, $2) as file', [Buffer.from(person), Buffer.from('sealed reason')]);

  it('names the file to one who has a ground, and to others answers as for nobody', async () => {
    expect(await ask(await town.signIn(town.staff.caseOfficer), 'a person')).toEqual([{ file: hidden.id }]);
    expect(await ask(await town.signIn(town.staff.childOfficer), 'a person')).toEqual([]);
    expect(await ask(await town.signIn(town.staff.childOfficer), 'nobody')).toEqual([]);
  });

  it('answers one who is blocked as for nobody', async () => {
    const blocked = await town.signIn(town.staff.manager);
    expect(await ask(blocked, 'a person')).toEqual([{ file: hidden.id }]);
    await town.ask(blocked, `select authz.set_block($1, $2, authz.me(), 'conflictOfInterest')`, [newId(), hidden.id]);
    expect(await ask(blocked, 'a person')).toEqual([]);
  });

  it('is asked with a reason, and each asking stands in the log', async () => {
    await expectRefused(town.ask(outsider, 'select authz.known($1, null)', [Buffer.from('a person')]));
    const before = Number(await logLines());
    await ask(outsider, 'a person');
    await ask(outsider, 'nobody');
    expect(Number(await logLines())).toBe(before + 2);
  });

  it('is asked thirty times in ten minutes, whatever it answers, and then refused alike', async () => {
    const session = await town.signIn(town.staff.therapist);
    for (let n = 0; n < 30; n += 1) expect(await ask(session, n % 2 ? 'nobody' : 'a person')).toEqual([]);
    const [of, other] = [await ask(session, 'a person'), await ask(session, 'nobody')];
    expect(of).toMatchObject({ code: 'SG003' });
    expect(other).toEqual(of);
    await town.letPass({ minutes: 11 });
    expect(await ask(session, 'a person')).toEqual([]);
  });

  it('is counted over two connections at once', async () => {
    const sessions = [
      await town.signIn(town.staff.supportWorker),
      await town.signIn(town.staff.supportWorker),
    ] as const;
    const answers = await Promise.all(
      Array.from({ length: 36 }, (_, n) => ask(n % 2 ? sessions[0] : sessions[1], 'nobody')),
    );
    expect(answers.filter((a) => Array.isArray(a))).toHaveLength(30);
  });
});

describe('a file for a unit', () => {
  it('is made by one who works there; another unit and none answer alike', async () => {
    const make = (unit: string) =>
      answer(outsider, `select authz.create_file($1, 'person', $2, $3, 'none', $4::jsonb, $5, 'responsible', $6)`, [
        newId(),
        unit,
        newId(),
        JSON.stringify([{ id: newId(), kind: 'notes' }]),
        newId(),
        newId(),
      ]);
    const refused = await make(town.units.violenceTeam);
    expect(refused).toMatchObject({ code: '42501' });
    expect(await make(newId())).toEqual(refused);
    expect(await make(town.units.incomeSupport)).toHaveLength(1);
  });
});

describe('keys that PostgreSQL checks behind row security', () => {
  const writable = () =>
    Object.entries(appTables).flatMap(([table, rights]) => (/insert|update/.test(rights) ? [table] : []));

  it('refer only to what is known to tell nothing', async () => {
    const targets = await town.look<{ target: string }>(
      `select distinct confrelid::regclass::text as target from pg_constraint where contype = 'f' and conrelid::regclass::text = any ($1) order by 1`,
      [writable()],
    );
    expect(targets.map((t) => t.target)).toEqual(Object.keys(knownTargets).sort());
  });

  it('are unique only where a conflict tells nothing', async () => {
    const keys = await town.look<{ key: string }>(
      `select i.indrelid::regclass || ' (' || (select string_agg(pg_get_indexdef(i.indexrelid, n, false), ', ' order by n)
           from generate_series(1, i.indnkeyatts) n) || ')' as key
       from pg_index i where i.indisunique and i.indrelid::regclass::text = any ($1) order by 1`,
      [writable()],
    );
    const told = keys.map((k) => k.key).filter((key) => !key.endsWith(' (id)'));
    expect(told.sort()).toEqual(Object.keys(knownKeys).sort());
  });
});
