import { appendFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** `quick` is tried with every `npm test`, where time is never judged; `full` is the figure that is promised. */
export type Mode = 'quick' | 'full';
export const mode: Mode = process.env.SAMGREPP_ATTACK === 'full' ? 'full' : 'quick';

/** What is judged by time is tried alone: `apart` leaves it out, `alone` tries nothing else. */
const time = process.env.SAMGREPP_ATTACK_TIME;

/** How often it was tried, how often it succeeded where it must not, and what else the figure tells. */
export type Outcome = { readonly tried: number; readonly failed: number; readonly figure: string };

const FULL_HOUR = 3_600_000;
const QUICK = 150_000;

/**
 * A promise of `docs/security.md`, and the attack on it: one test, and one line of `npm run attack`. An attack that tried
 * nothing, or that breaks down, has shown nothing and is told as a failure.
 * @param goal as the promises are numbered: `G1`, `G4b`, `T17`
 * @param timed whether time is judged in its full form, so that nothing else may run beside it
 */
export function attack(
  goal: string,
  what: string,
  tryIt: (mode: Mode) => Promise<Outcome>,
  { timed = false }: { readonly timed?: boolean } = {},
): void {
  it.skipIf((time === 'apart' && timed) || (time === 'alone' && !timed))(
    `${goal}: ${what}`,
    async () => {
      const began = performance.now();
      let outcome: Outcome = { tried: 0, failed: 1, figure: 'broke down before it had an answer' };
      try {
        const found = await tryIt(mode);
        outcome = found.tried === 0 ? { ...found, failed: Math.max(1, found.failed) } : found;
      } finally {
        const seconds = Math.round((performance.now() - began) / 100) / 10;
        const report = process.env.SAMGREPP_ATTACK_REPORT;
        if (report) appendFileSync(report, `${JSON.stringify({ goal, what, ...outcome, seconds })}\n`);
      }
      expect(outcome.failed, outcome.figure).toBe(0);
    },
    mode === 'full' ? FULL_HOUR : QUICK,
  );
}
