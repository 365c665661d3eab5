import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import type { Instant } from '../kernel/instant.ts';
import { dayOf } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showDay, showNearDay } from '../platform/language/dates.ts';
import {
  type Action,
  type ActionState,
  type Away,
  answersNow,
  closedActions,
  openActions,
  openGoals,
  type Plan,
  stateOf,
} from './plan.ts';
import { planTexts } from './text.ts';

export type ActionLine = {
  readonly id: string;
  readonly href: string;
  readonly words: string;
  readonly goal: string | undefined;
  readonly state: ActionState;
  readonly due: string;
  readonly datetime: string;
  readonly owner: string;
  readonly outcome: string | undefined;
};

export type PlanModel = {
  readonly goals: readonly { readonly id: string; readonly words: string }[];
  readonly open: readonly ActionLine[];
  readonly closed: readonly ActionLine[];
  readonly ended: readonly {
    readonly id: string;
    readonly words: string;
    readonly outcome: string;
    readonly when: string;
  }[];
};

/** Every text and link of the plan, from facts alone. */
export function planModel(
  plan: Plan,
  away: Away,
  viewer: { readonly fileId: string; readonly language: Language; readonly now: Instant },
): PlanModel {
  const t = planTexts(viewer.language);
  const day = today(viewer.now);
  const goalWords = new Map(plan.goals.map(({ id, words }) => [id, words]));
  const line = (action: Action): ActionLine => {
    const owner = answersNow(action, away);
    return {
      id: action.id,
      href: `/akt/${viewer.fileId}/plan/${action.id}`,
      words: action.words,
      goal: action.goalId ? goalWords.get(action.goalId) : undefined,
      state: stateOf(action, day),
      due: dueInWords(action, day, viewer.language),
      datetime: action.dueOn.toString(),
      owner: owner
        ? owner.standsInFor
          ? t.standsIn(owner.name, owner.standsInFor)
          : owner.name
        : t.nobody(action.ownerName),
      outcome: action.outcome ?? undefined,
    };
  };
  return {
    goals: openGoals(plan).map(({ id, words }) => ({ id, words })),
    open: openActions(plan).map(line),
    closed: closedActions(plan).map(line),
    ended: plan.goals.flatMap(({ id, words, endedAt, outcome }) =>
      endedAt
        ? [{ id, words, outcome: outcome ?? '', when: t.ended(showDay(viewer.language, dayOf(endedAt), day)) }]
        : [],
    ),
  };
}

function dueInWords(action: Action, about: CalendarDay, language: Language): string {
  const ended = action.doneAt ?? action.noLongerPossibleAt;
  return ended
    ? showNearDay(language, dayOf(ended), about)
    : planTexts(language).by(showNearDay(language, action.dueOn, about));
}
