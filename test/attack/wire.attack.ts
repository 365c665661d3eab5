import { Breakable } from '../support/breakable.ts';
import type { Fault } from '../support/fault-proxy.ts';
import { FormLoad, reckon } from '../support/form-load.ts';
import { attack } from './goal.ts';

const faults: Record<string, Fault> = {
  'a slow wire': { kind: 'latency', ms: 40 },
  'answers that dribble': { kind: 'slow', bytes: 200 },
  'a cut after the commit was handed on': { kind: 'cutAtCommit', handedOn: true },
  'a cut before it was': { kind: 'cutAtCommit', handedOn: false },
  'a wire that breaks': { kind: 'reset' },
  'a wire that is silent': { kind: 'halfOpen' },
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const LONGEST_MS = 10_000;
/** Time is judged in the full run alone; a wait without an end is found in every one. */
const NEVER_MS = 25_000;

attack(
  'G5c',
  'a spoilt wire to the database, and a restart of it, give no wrong answer, open nothing and let nobody wait',
  async (mode) => {
    const there = await Breakable.start();
    try {
      const load = new FormLoad(there);
      let opened = 0;
      let looks = 0;
      const rounds = mode === 'full' ? 20 : 1;
      for (let round = 0; round < rounds; round += 1) {
        for (const fault of Object.values(faults)) {
          there.proxy.fault = fault;
          const silent = fault.kind === 'halfOpen';
          const until = performance.now() + (silent ? 9_500 : mode === 'full' ? 4_000 : 800);
          while (performance.now() < until) {
            // One who is not signed in, and one with a session that is nobody's: whatever breaks, neither gets in.
            opened += await there.getsIn();
            looks += 1;
            await pause(100);
          }
          there.proxy.fault = { kind: 'none' };
          there.proxy.resetAll();
          const before = load.acknowledged.length;
          const began = performance.now();
          while (load.acknowledged.length === before && performance.now() - began < LONGEST_MS) await pause(20);
        }
        await there.killDatabase();
        await pause(300);
        await there.startDatabase();
      }
      await load.end();
      const found = await reckon(there.adminUrl, load);
      const hung = load.longest > (mode === 'full' ? LONGEST_MS : NEVER_MS) ? 1 : 0;
      return {
        tried: found.acknowledged + looks,
        failed:
          found.lost +
          found.halves +
          found.doubles +
          load.wrong.length +
          opened +
          hung +
          (there.proxy.cuts > 0 ? 0 : 1),
        figure:
          `${Object.keys(faults).length} kinds of fault and a restart, ${rounds} times; ${found.acknowledged} forms acknowledged, ${load.unsure} unsure and settled by their own id, ${there.proxy.cuts} commits cut; ` +
          `${found.lost} lost, ${found.halves} by half, ${found.doubles} doubled, ${load.wrong.length} wrong answers${load.wrong[0] ? ` (${load.wrong[0]})` : ''}, ${opened} let in; longest wait ${Math.round(load.longest)} ms`,
      };
    } finally {
      await there.stop();
    }
  },
);
