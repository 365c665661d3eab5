import type { OpenFile, StaffContext } from '../access/index.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { clocksOf, setDue } from './clocks.store.ts';
import { type ExtensionProblem, extend } from './clocks.ts';
import { type ClockKind, ruleOf } from './rules.ts';

/** Moves the one clock of this kind that runs in the file, or runs about this person, where its rule lets a decision do that. The caller writes the event. */
export async function extendClock(
  ctx: Pick<StaffContext, 'sql' | 'now'>,
  file: Pick<OpenFile, 'id'>,
  kind: ClockKind,
  asked: { readonly until: Instant; readonly reason: string; readonly about?: PersonId },
): Promise<Result<Instant, ExtensionProblem | 'notRunning'>> {
  const clock = (await clocksOf(ctx.sql, file.id)).find(
    (one) => one.kind === kind && (asked.about === undefined || one.about === asked.about),
  );
  if (!clock) return err('notRunning');
  const until = extend(ruleOf(kind), clock, { ...asked, at: ctx.now });
  if (!until.ok) return until;
  await setDue(ctx.sql, clock.id, until.value);
  return ok(until.value);
}
