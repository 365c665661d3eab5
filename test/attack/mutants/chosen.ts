import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { type Mode, mode } from '../goal.ts';

// SAMGREPP_MUTANTS='^data.note' npm run attack -- G1b   tries only the mutants whose name this pattern finds, and tells what found each.

const pattern = process.env.SAMGREPP_MUTANTS;
const named = pattern === undefined ? undefined : new RegExp(pattern);

/** In the full form each, or those that were asked for; in the small form one of so many: by its name, so that the next one changes nothing. */
export function chosen(share: number, at: Mode = mode): (name: string) => boolean {
  if (named) return (name) => named.test(name);
  return (name) => at === 'full' || createHash('sha256').update(name).digest().readUInt32BE() % share === 0;
}

/** Of those asked for by name, what became of each, at once: whoever mends one waits for it. */
export function tell(name: string, became: string, seconds: number): void {
  if (named) writeSync(2, `${seconds.toFixed(1)} s  ${name}: ${became}\n`);
}
