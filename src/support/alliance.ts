import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import { endOfDay, type Instant } from '../kernel/instant.ts';
import type { Intervention } from './intervention.ts';
import { isHeld, type Talk } from './talk.ts';

export const allianceByPerson = ['filledIn', 'didNotWant', 'notSuitable'] as const;
/** `notAsked` is written by an end that came first, with its reason. */
export type AllianceByPerson = (typeof allianceByPerson)[number] | 'notAsked';

export const allianceByWorker = ['filledIn', 'notFilledIn'] as const;
export type AllianceByWorker = (typeof allianceByWorker)[number];

export type AllianceRating = {
  readonly byPerson: AllianceByPerson;
  readonly byWorker: AllianceByWorker;
  /** What the two do of it. */
  readonly words: string | null;
  readonly at: Instant;
};

/** After how many talks both are asked. */
const TALKS = 3;
const DAYS_TO_ASK = 14;

/** Talks with the person alone: what is held in a group is between many, and isn't asked about by this form. */
const talkedAlone = (talks: readonly Talk[]): number =>
  talks.filter((talk) => isHeld(talk) && talk.sessionId === null).length;

/** It is made for adults, and for talks of two. */
const asksFor = ({ audience }: Pick<Intervention, 'audience'>): boolean => audience !== 'child';

/** The last day to ask both, from the talk that was the third; nothing before it and nothing after. */
export function allianceDue(one: Pick<Intervention, 'audience'>, after: readonly Talk[], now: Instant) {
  return asksFor(one) && talkedAlone(after) === TALKS ? endOfDay(lastDayToAsk(today(now))) : undefined;
}
const lastDayToAsk = (day: CalendarDay): CalendarDay => day.add({ days: DAYS_TO_ASK });

/** It may be asked sooner where somebody wants to, and again later: it is theirs. */
export const mayAsk = (one: Pick<Intervention, 'audience' | 'begunAt'>, talks: readonly Talk[]): boolean =>
  asksFor(one) && one.begunAt !== null && talkedAlone(talks) > 0;
