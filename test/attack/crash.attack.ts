import { Breakable } from '../support/breakable.ts';
import { digests } from '../support/copies.ts';
import { FormLoad, reckon } from '../support/form-load.ts';
import { ask } from '../support/samgrepp.ts';
import { attack, mode as form } from './goal.ts';

type Victim = 'app' | 'database' | 'both';
type Kills = Record<Victim, number>;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

attack(
  'G5',
  'what was acknowledged is there after kill -9 of application, database and both, whole and once',
  async (mode) => {
    const kills: Kills = mode === 'full' ? { app: 200, database: 200, both: 50 } : { app: 1, database: 1, both: 1 };
    const there = await Breakable.start();
    try {
      const { found, load } = await killWhileSending(there, kills);
      // Every row of every table is read: a page whose checksum does not hold ends the attack.
      await digests(there.adminUrl);
      const bad = found.lost + found.halves + found.doubles + load.wrong.length;
      return {
        tried: found.acknowledged,
        failed: bad,
        figure:
          `${kills.app} kills of the application, ${kills.database} of the database, ${kills.both} of both; ${found.acknowledged} forms acknowledged, ${load.unsure} unsure and sent again; ` +
          `${found.lost} lost, ${found.halves} by half, ${found.doubles} doubled, ${load.wrong.length} wrong answers${load.wrong[0] ? ` (${load.wrong[0]})` : ''}`,
      };
    } finally {
      await there.stop();
    }
  },
);

// Only in the full run: how soon is a question of time alone.
if (form === 'full')
  attack(
    'G5',
    'after kill -9 of application, database and both, it is ready again within ten seconds',
    async () => {
      const there = await Breakable.start();
      try {
        const { found, slowest, load } = await killWhileSending(there, { app: 8, database: 8, both: 4 });
        const bad = found.lost + found.halves + found.doubles + load.wrong.length;
        return {
          tried: 20,
          failed: bad + (slowest > 10_000 ? 1 : 0),
          figure: `20 kills, ready again in ${Math.round(slowest)} ms at most; ${bad} forms lost or wrong`,
        };
      } finally {
        await there.stop();
      }
    },
    { timed: true },
  );

attack(
  'G5b',
  'the same with a database that acknowledges before it has written must be found to lose, and is refused at start',
  async (mode) => {
    const there = await Breakable.start();
    try {
      // As an administrator of the server could; what is acknowledged stays longest in memory.
      await ask(there.adminUrl, 'alter role samgrepp_app set synchronous_commit = off');
      await ask(there.adminUrl, `alter system set wal_writer_delay = '10s'`);
      await ask(there.adminUrl, `alter system set wal_writer_flush_after = '1GB'`);
      await there.killDatabase();
      await there.startDatabase();
      await there.killApp();
      await there.startApp();
      let lost = 0;
      let rounds = 0;
      let acknowledged = 0;
      while (rounds < (mode === 'full' ? 20 : 4) && (lost === 0 || mode === 'full')) {
        rounds += 1;
        const { found } = await killWhileSending(there, { app: 0, database: 1, both: 0 }, 1500);
        lost += found.lost;
        acknowledged += found.acknowledged;
      }
      const refused = await there.refusal();
      return {
        tried: acknowledged,
        failed: (lost > 0 ? 0 : 1) + (refused.includes('synchronous_commit=off') ? 0 : 1),
        figure: `${lost} of ${acknowledged} acknowledged forms were found to be lost in ${rounds} kills; a start says: ${refused.slice(0, 60)}…`,
      };
    } finally {
      await there.stop();
    }
  },
);

async function killWhileSending(there: Breakable, kills: Kills, longest = 400) {
  const load = new FormLoad(there);
  const turns = (Object.entries(kills) as [Victim, number][]).flatMap(([victim, count]) =>
    Array<Victim>(count).fill(victim),
  );
  let slowest = 0;
  // In turn, so that each kind meets every state that another leaves.
  turns.sort((one, other) => (one < other ? -1 : 1));
  const order = turns.map((_, n) => turns[(n * 7) % turns.length] as Victim);
  const mixed = turns.length % 7 === 0 ? turns : order;
  for (const victim of mixed) {
    const before = load.acknowledged.length;
    const sinceLast = performance.now();
    // Something is being acknowledged when it is killed.
    while (load.acknowledged.length < before + 3 && performance.now() - sinceLast < 20_000) await pause(10);
    await pause(Math.random() * longest);
    if (victim !== 'app') await there.killDatabase();
    if (victim !== 'database') await there.killApp();
    const began = performance.now();
    if (victim !== 'app') await there.startDatabase();
    if (victim !== 'database') await there.startApp();
    slowest = Math.max(slowest, performance.now() - began);
  }
  await load.end();
  return { load, slowest, found: await reckon(there.adminUrl, load) };
}
