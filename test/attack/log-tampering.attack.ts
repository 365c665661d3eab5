import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { startSealing, verify, WitnessFile } from '../../src/access/log/index.ts';
import { LogReader } from '../../src/access/log/log-reader.store.ts';
import { aFile, aTown, type Town } from '../builders/index.ts';
import { headsIn, newWitnessPath, SealedLog } from '../support/sealed-log.ts';
import { attack } from './goal.ts';
import { type Chance, type Tampering, tamperings } from './tampering.ts';

let town: Town;
let sealed: SealedLog;
beforeAll(async () => {
  town = await aTown();
  sealed = new SealedLog(town);
  const file = await aFile(town).made();
  for (let n = 0; n < 5; n++) {
    const session = await town.signIn(town.staff.caseOfficer);
    await town.open(session, file.id);
    for (let line = 0; line < 20; line++)
      await town.ask(session, 'select authz.log($1, $2, $3, $4)', [`page.${line}`, 'done', file.id, { line }]);
    await town.signOut(session);
    await sealed.seal();
  }
  // Where the clock is not set, a row's own time can be held against when it was written.
  await town.look(`update authz.instance set kind = 'live', clock_offset = '0'`);
});
afterAll(() => town.close());

/** The same run again has the same chances. */
function chances(seed: number): Chance {
  let state = seed + 1;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

/** The owner may do what she gives herself rights for; the superuser needs none. All is taken back afterwards. */
const attackers = {
  superuser: ['set local session_replication_role = replica'],
  owner: [
    // Whoever is the owner can be the auditor too: both are the account that migrates.
    'grant execute on function authz.leaf_hash(audit.entry), authz.canonical(audit.entry), authz.measured(text) to samgrepp_owner',
    'set local role samgrepp_owner',
    ...['entry', 'leaf', 'head'].flatMap((table) => [
      `alter table audit.${table} no force row level security`,
      `alter table audit.${table} disable row level security`,
      `alter table audit.${table} disable trigger user`,
    ]),
    'grant create on schema audit to samgrepp_owner',
  ],
} as const;

async function found(
  client: pg.Client,
  { make }: Tampering,
  attacker: keyof typeof attackers,
  seed: number,
  witness: boolean,
) {
  await client.query('begin');
  try {
    for (const statement of attackers[attacker]) await client.query(statement);
    await make(client, chances(seed));
    await client.query('reset role; set local role samgrepp_auditor');
    const checked = await verify(new LogReader(client), witness ? headsIn(sealed.path) : []);
    return checked.wrong.length > 0;
  } finally {
    await client.query('rollback; reset session_replication_role');
  }
}

attack(
  'G4b',
  'the log changed by the owner and by the superuser: found; the end cut off or all rebuilt: with the witness',
  async (mode) => {
    const tries = mode === 'full' ? 1000 : 39;
    const client = new pg.Client({ connectionString: town.adminUrl });
    await client.connect();
    const missed: string[] = [];
    let controls = 0;
    try {
      const whole = await sealed.check();
      if (whole.wrong.length > 0) missed.push(`false alarm: ${whole.wrong[0]}`);
      for (let n = 0; n < tries; n++) {
        const tampering = tamperings[n % tamperings.length] as Tampering;
        const attacker = n % 2 === 0 ? 'superuser' : 'owner';
        if (!(await found(client, tampering, attacker, n, true)))
          missed.push(`${tampering.name} by ${attacker} (${n})`);
        // The honest control: what agrees with itself is not found without the witness.
        if (tampering.needsWitness && n < 200) {
          controls += 1;
          if (await found(client, tampering, attacker, n, false))
            missed.push(`control: ${tampering.name} was found without a witness`);
        }
      }
    } finally {
      await client.end();
    }
    return {
      tried: tries,
      failed: missed.length,
      figure: `${tries - missed.length} of ${tries} found; ${controls} rebuilt or cut ones not found without the witness, as expected${missed.length > 0 ? `; ${missed.slice(0, 3).join('; ')}` : ''}`,
    };
  },
);

attack('G4b', 'a head is outside the database soon after a row is written', async (mode) => {
  const path = newWitnessPath();
  const jobs = town.connectJobs();
  const faults: unknown[] = [];
  const sealer = await startSealing({
    jobs,
    file: new WitnessFile(path),
    mail: undefined,
    madeUp: false,
    reportFault: (error) => faults.push(error),
  });
  const rounds = mode === 'full' ? 4 : 1;
  let longest = 0;
  try {
    for (let n = 0; n < rounds; n++) {
      // A hundred at once on even rounds, a single one on odd ones.
      await town.look(
        `insert into audit.entry (at, action, outcome) select now(), 'page.shown', 'done' from generate_series(1, $1)`,
        [n % 2 === 0 ? 100 : 1],
      );
      const [counted] = await town.look<{ rows: string }>('select count(*) as rows from audit.entry');
      const began = performance.now();
      while ((headsIn(path).at(-1)?.size ?? 0) < Number(counted?.rows) && performance.now() - began < 70_000)
        await pause(50);
      longest = Math.max(longest, performance.now() - began);
    }
  } finally {
    await sealer.stop();
    await jobs.close();
  }
  const late = longest > 60_000 ? 1 : 0;
  return {
    tried: rounds,
    failed: late + faults.length,
    figure: `at most ${(longest / 1000).toFixed(1)} s, of 60 allowed`,
  };
});

attack(
  'G4b',
  'verify-log goes through the log fast enough to be run every day',
  async (mode) => {
    const rows = mode === 'full' ? 300_000 : 10_000;
    await town.look(
      `insert into audit.entry (at, staff_id, session_id, action, outcome, file_id, opening_id, detail)
       select now(), gen_random_uuid(), gen_random_uuid(), 'file.shown', 'done', gen_random_uuid(), gen_random_uuid(), '{"opening": "x"}'
       from generate_series(1, $1)`,
      [rows],
    );
    await sealed.seal();
    const began = performance.now();
    const checked = await sealed.check();
    const perSecond = Math.round(checked.rows / ((performance.now() - began) / 1000));
    // Time is judged only where nothing else runs.
    const slow = mode === 'full' && perSecond < 50_000 ? 1 : 0;
    return { tried: checked.rows, failed: checked.wrong.length + slow, figure: `${perSecond} rows/s, 50 000 wanted` };
  },
  { timed: true },
);
