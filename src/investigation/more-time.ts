import { type DecisionKind, type Delegation, decisionRules, type FileContext } from '../access/index.ts';
import { type ExtensionProblem, extendClock, happened } from '../clocks/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { PersonId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { ok, type Result } from '../kernel/result.ts';
import { insertMade } from '../safety/index.ts';

/** The times that a decision may make longer, each with the decision that does it. */
export const moreTimeKind = {
  preliminaryAssessment: 'extendPreliminaryAssessment',
  childInvestigation: 'extendChildInvestigation',
  adultInvestigation: 'extendAdultInvestigation',
} as const satisfies Record<string, DecisionKind>;
export type ExtendedClock = keyof typeof moreTimeKind;
export type MoreTimeProblem = ExtensionProblem | 'notRunning';

type Asked = {
  readonly person: PersonId;
  readonly until: CalendarDay;
  readonly reason: string;
  readonly delegation: Delegation;
};

/** A decision of its own, for a set time, before the time has run out (SoL 20:2, 20:3). */
export async function giveMoreTime(
  ctx: FileContext,
  clock: ExtendedClock,
  { person, until, reason, delegation }: Asked,
): Promise<Result<true, MoreTimeProblem>> {
  const moved = await extendClock(ctx, ctx.file, clock, { until: endOfDay(until), reason });
  if (!moved.ok) return moved;
  const kind = moreTimeKind[clock];
  const decision = await insertMade(ctx, ctx.file, {
    kind,
    personId: person,
    state: 'granted',
    delegation,
    paragraph: decisionRules[kind].paragraph,
    motivation: reason,
  });
  await happened(ctx, ctx.file, {
    kind: 'clock.extended',
    section: 'decisions',
    subject: { decision, clock, until: until.toString() },
  });
  return ok(true);
}
