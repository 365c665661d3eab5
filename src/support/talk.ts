import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

export type TalkId = Id<'talk'>;

export const talkOutcomes = ['came', 'byPhone', 'cancelledByPerson', 'cancelledByUs', 'noShow'] as const;
export type TalkOutcome = (typeof talkOutcomes)[number];
/** Of a meeting of a group: one that we call off is called off for all, and nobody comes by phone. */
export const sessionOutcomes = ['came', 'cancelledByPerson', 'noShow'] as const satisfies readonly TalkOutcome[];

/** How the next time was told. There are no reminders: a reminder reaches whoever holds the phone. */
export const toldWays = ['inRoom', 'safeWay', 'notYet'] as const;
export type ToldWay = (typeof toldWays)[number];

/** Who comes with the person. Never the one who hits with the one who is hit (V29): that is asked for, and refused in words. */
export const talkCompany = ['alone', 'child', 'chosen'] as const;
export type TalkCompany = (typeof talkCompany)[number];
export const neverTogether = 'together';

/** Who interprets. By phone from elsewhere is the safest; nobody whom the person knows ever does: that is asked for, and refused in words. */
export const talkInterpreters = ['elsewhere', 'here', 'notBooked'] as const;
export type TalkInterpreter = (typeof talkInterpreters)[number];
export const neverInterprets = 'known';

export type InterpretingProblem = 'notSaid' | 'never' | 'circleNotChecked';

/** What is in the way of booking a talk for one who needs an interpreter, or doesn't; one not booked yet has nobody to ask about. */
export function interpretingProblem(
  isNeeded: boolean,
  said: { readonly interpreter: TalkInterpreter | typeof neverInterprets | undefined; readonly circleChecked: boolean },
): InterpretingProblem | undefined {
  if (said.interpreter === neverInterprets) return 'never';
  if (said.interpreter === undefined) return isNeeded ? 'notSaid' : undefined;
  return said.interpreter === 'notBooked' || said.circleChecked ? undefined : 'circleNotChecked';
}

export const inRoomAnswers = ['no', 'yes', 'unknown'] as const;
export type InRoom = (typeof inRoomAnswers)[number];

export const lightWays = ['call', 'sms', 'visit', 'other'] as const;
export type LightWay = (typeof lightWays)[number];

export type Talk = {
  readonly id: TalkId;
  readonly place: number;
  /** What it is for, in words that the person would know again (V05). */
  readonly purpose: string;
  readonly plannedAt: Instant | null;
  readonly toldHow: ToldWay | null;
  readonly interpreter: TalkInterpreter | null;
  readonly outcome: TalkOutcome | null;
  readonly heldOn: CalendarDay | null;
  readonly childrenInRoom: InRoom | null;
  readonly writtenAt: Instant | null;
  readonly struckAt: Instant | null;
  readonly sessionId: string | null;
  readonly company: TalkCompany | null;
};

export type LightContact = { readonly way: LightWay; readonly byPerson: boolean; readonly at: Instant };

/** The person was there, or on the line. */
export const isHeld = ({ outcome }: { readonly outcome: TalkOutcome | null }): boolean =>
  outcome === 'came' || outcome === 'byPhone';

const isPlanned = ({ outcome, struckAt }: Talk): boolean => outcome === null && struckAt === null;

/** Those that are still to come, in the person's own order. */
export const plannedTalks = (talks: readonly Talk[]): Talk[] =>
  talks.filter(isPlanned).toSorted((a, b) => a.place - b.place);

/** Those that were held, missed, called off or struck: what was planned is never taken away. */
export const pastTalks = (talks: readonly Talk[]): Talk[] =>
  talks
    .filter((talk) => !isPlanned(talk))
    .toSorted((a, b) => (endOf(b)?.epochMilliseconds ?? 0) - (endOf(a)?.epochMilliseconds ?? 0));

const endOf = ({ writtenAt, struckAt }: Talk): Instant | null => writtenAt ?? struckAt;

export const nextPlace = (talks: readonly Talk[]): number => Math.max(0, ...talks.map(({ place }) => place)) + 1;

/** The two that change places when one is moved up; nothing for the first. */
export function movedUp(talks: readonly Talk[], id: string): readonly [Talk, Talk] | undefined {
  const planned = plannedTalks(talks);
  const at = planned.findIndex((talk) => talk.id === id);
  const [before, talk] = [planned[at - 1], planned[at]];
  return before && talk ? [talk, before] : undefined;
}
