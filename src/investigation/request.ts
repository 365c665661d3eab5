import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id, PersonId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export type DecisionRequest = {
  readonly id: Id<'decisionRequest'>;
  readonly personId: PersonId;
  readonly appliedOn: CalendarDay;
  readonly askedOn: CalendarDay;
  readonly refusedBy: string | null;
};

export type RequestProblem = 'askedInFuture' | 'beforeApplied' | 'tooSoon' | 'onlyOnce' | 'notParty';

/** From this day a party may ask that the matter be decided: six months after the application (FL 12). */
export const mayAskFrom = (appliedOn: CalendarDay): CalendarDay => appliedOn.add({ months: 6 });

/** A party asks once while the matter goes on, and only when it has waited for six months (FL 12). */
export function mayRequest(
  asked: { readonly personId: PersonId; readonly appliedOn: CalendarDay; readonly askedOn: CalendarDay },
  facts: {
    readonly parties: readonly PersonId[];
    readonly before: readonly Pick<DecisionRequest, 'personId'>[];
    readonly today: CalendarDay;
  },
): Result<true, RequestProblem> {
  if (!facts.parties.includes(asked.personId)) return err('notParty');
  if (facts.before.some(({ personId }) => personId === asked.personId)) return err('onlyOnce');
  if (facts.today.until(asked.askedOn).sign > 0) return err('askedInFuture');
  if (asked.appliedOn.until(asked.askedOn).sign < 0) return err('beforeApplied');
  return mayAskFrom(asked.appliedOn).until(asked.askedOn).sign < 0 ? err('tooSoon') : ok(true);
}
