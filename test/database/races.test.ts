import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sectionsOf } from '../../src/access/index.ts';
import { type GroundId, newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

const seen = async (session: Session, file: MadeFile): Promise<number> =>
  (await town.ask(session, 'select id from data.note where file_id = $1', [file.id])).length;

describe('ending a ground while its holder reads', () => {
  const RACES = 200;

  it(`shows nothing to any read that began after the end was committed, in ${RACES} races`, async () => {
    const { caseOfficer, therapist } = town.staff;
    const file = await aFile(town).withNote('Hon ringde.').made();
    const [responsible, member] = [await town.signIn(caseOfficer), await town.signIn(therapist)];
    await town.open(responsible, file.id);
    let sawBefore = 0;
    for (let race = 0; race < RACES; race += 1) {
      const ground = newId<GroundId>();
      const { reads, writes } = sectionsOf.therapist;
      await town.ask(responsible, `select authz.name_team_member($1, $2, $3, 'therapist', $4, $5, null, null)`, [
        ground,
        file.id,
        therapist,
        reads,
        writes,
      ]);
      await town.ask(member, `select authz.open($1, $2, 'read', null)`, [newId(), file.id]);

      let committed = false;
      const ending = town.ask(responsible, 'select authz.end_ground($1)', [ground]).then(() => {
        committed = true;
      });
      const reading = Array.from({ length: 3 }, async () => {
        for (;;) {
          const beganAfter = committed;
          const count = await seen(member, file);
          if (beganAfter) return count;
          sawBefore += count;
        }
      });
      await ending;
      expect(await Promise.all(reading)).toEqual([0, 0, 0]);
    }
    expect(sawBefore).toBeGreaterThan(0);
  });
});

type Opener = { staffId: keyof Town['staff']; reason: Buffer | null };
type Ending = {
  name: string;
  opener: Opener;
  before?: (file: MadeFile) => Promise<unknown>;
  by: 'caseOfficer' | 'administrator';
  text: string;
  values: (file: MadeFile, made: unknown) => unknown[];
};

const endings: Ending[] = [
  {
    name: 'the ground',
    opener: { staffId: 'therapist', reason: null },
    by: 'caseOfficer',
    text: 'select authz.end_ground($1)',
    values: (file) => [file.grounds.get(town.staff.therapist)],
  },
  {
    name: 'a leader by a block',
    opener: { staffId: 'teamLeader', reason: Buffer.from('why') },
    by: 'caseOfficer',
    text: `select authz.set_block($1, $2, $3, 'conflictOfInterest')`,
    values: (file) => [newId(), file.id, town.staff.teamLeader],
  },
  {
    name: 'a leader by more protection',
    opener: { staffId: 'teamLeader', reason: Buffer.from('why') },
    by: 'caseOfficer',
    text: `select authz.set_protection($1, 'protectedRegistration')`,
    values: (file) => [file.id],
  },
  {
    name: 'the duty',
    opener: { staffId: 'backupOfficer', reason: Buffer.from('why') },
    before: () => town.onDuty(town.staff.backupOfficer, town.units.violenceTeam),
    by: 'administrator',
    text: 'select authz.remove_shift($1)',
    values: (_, shift) => [shift],
  },
  {
    name: 'the role',
    opener: { staffId: 'outsider', reason: Buffer.from('why') },
    before: async () => {
      const role = newId();
      await town.administer(`select authz.give_role($1, $2, $3, 'unitManager', null)`, [
        role,
        town.staff.outsider,
        town.units.violenceTeam,
      ]);
      return role;
    },
    by: 'administrator',
    text: 'select authz.end_role($1)',
    values: (_, role) => [role],
  },
];

/** Lets the second begin while the first has done its work and not yet committed. */
async function interleaved<T>(first: Call, second: Call): Promise<T | undefined> {
  const [one, two] = [await town.database.app.connect(), await town.database.app.connect()];
  try {
    await enter(one, first);
    await enter(two, second);
    const answer = await run<T>(one, first);
    const late = run<T>(two, second).then(async (value) => {
      await two.query('commit');
      return value;
    });
    await new Promise((done) => setTimeout(done, 30));
    await one.query('commit');
    const lateAnswer = await late;
    return first.opens ? answer : lateAnswer;
  } finally {
    for (const client of [one, two]) {
      await client.query('rollback');
      client.release();
    }
  }
}
type Call = { session: Session; text: string; values: unknown[]; opens?: boolean };
const enter = async (client: pg.PoolClient, call: Call) => {
  await client.query('begin');
  await client.query('select authz.enter($1)', [call.session.token]);
};
const run = async <T>(client: pg.PoolClient, call: Call): Promise<T | undefined> =>
  Object.values((await client.query(call.text, call.values)).rows[0] ?? {})[0] as T | undefined;

describe.each(endings)('opening while somebody ends $name', (ending) => {
  async function parties() {
    const file = await aFile(town)
      .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
      .withNote('Ett')
      .made();
    const made = await ending.before?.(file);
    const opener = await town.signIn(town.staff[ending.opener.staffId]);
    const ender = await town.signIn(town.staff[ending.by]);
    if (ending.by === 'caseOfficer') await town.open(ender, file.id);
    const opens: Call = {
      session: opener,
      text: `select authz.open($1, $2, 'read', $3)`,
      values: [newId(), file.id, ending.opener.reason],
      opens: true,
    };
    const ends: Call = { session: ender, text: ending.text, values: ending.values(file, made) };
    return { file, opener, opens, ends };
  }

  it('leaves nothing open when the opening comes first', async () => {
    const { file, opener, opens, ends } = await parties();
    expect(await interleaved(opens, ends)).toBe('open');
    expect(await seen(opener, file)).toBe(0);
  });

  it('is refused when the end comes first', async () => {
    const { file, opener, opens, ends } = await parties();
    expect(await interleaved(ends, opens)).toBe('refused');
    expect(await seen(opener, file)).toBe(0);
  });
});
