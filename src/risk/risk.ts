import { type Instrument, isLowerLevel, type RiskLevel } from '../instruments/index.ts';
import type { Id, PersonId, StaffId } from '../kernel/ids.ts';
import { dayOf, endOfDay, type Instant, isAtOrAfter } from '../kernel/instant.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Mode } from '../safety/index.ts';

export type RiskId = Id<'riskAssessment'>;
export type RiskState = 'ongoing' | 'paused' | 'done';

/** One assessment, without its questions. */
export type Risk = {
  readonly id: RiskId;
  readonly personId: PersonId;
  readonly state: RiskState;
  readonly instrumentKey: string;
  readonly instrumentVersion: string;
  readonly title: Instrument['title'];
  readonly mode: Mode;
  readonly score: number | null;
  readonly scoreLevel: RiskLevel | null;
  readonly ownEstimate: number | null;
  readonly level: RiskLevel | null;
  readonly words: string | null;
  readonly lowerBecause: string | null;
  readonly needsReader: boolean;
  readonly pausedAt: Instant | null;
  readonly pausedBy: string | null;
  readonly by: string;
  readonly startedAt: Instant;
  readonly assessedAt: Instant | null;
  readonly assessedBy: string | null;
  readonly assessedById: StaffId | null;
  readonly reading: Reading | undefined;
};

export type Reading = {
  readonly reader: string;
  readonly at: Instant;
  readonly agrees: boolean;
  readonly words: string | null;
};

/** The one that is begun and not finished, and those that are finished, newest first. */
export const openOf = (all: readonly Risk[]): Risk | undefined => all.find(({ state }) => state !== 'done');
export const doneOf = (all: readonly Risk[]): Risk[] =>
  all
    .filter(({ state }) => state === 'done')
    .toSorted((a, b) => (b.assessedAt?.epochMilliseconds ?? 0) - (a.assessedAt?.epochMilliseconds ?? 0));

/** Judged lower than the score says, and read by nobody else yet. It is seen until it is read; no help waits for it. */
export const waitsForReader = ({ needsReader, reading }: Pick<Risk, 'needsReader' | 'reading'>): boolean =>
  needsReader && reading === undefined;

/** Nobody reads her own. */
export const mayRead = (risk: Pick<Risk, 'needsReader' | 'reading' | 'assessedById'>, reader: StaffId): boolean =>
  waitsForReader(risk) && risk.assessedById !== reader;

/** A judgement below the level that the answers gave takes a reason and a second reader. Without thresholds there is nothing to be below. */
export const needsReader = (level: RiskLevel, scoreLevel: RiskLevel | undefined): boolean =>
  scoreLevel !== undefined && isLowerLevel(level, scoreLevel);

/**
 * How long a judgement holds, in days, if nothing happens before. Ninety by default, a local rule; the higher the risk, the sooner
 * it is looked at again.
 */
const holdsFor = { low: 90, medium: 90, high: 30, acute: 7 } as const satisfies Record<RiskLevel, number>;
export const reassessBy = (level: RiskLevel, assessedAt: Instant): Instant =>
  endOfDay(dayOf(assessedAt).add({ days: holdsFor[level] }));

export type Judged = { readonly at: Instant; readonly level: RiskLevel };
/** A judgement that has held its time: the higher it was, the sooner. */
export const isOverdue = ({ at, level }: Judged, now: Instant): boolean => isAtOrAfter(now, reassessBy(level, at));

/**
 * Whether the risk is known as it is now (HSLF-FS 2022:39): how protected somebody is tonight says nothing of what can come, so an adult's rests
 * on the judgement of the risk alone. A child's rests on what was judged of the child too.
 */
export const isRiskFresh = (
  whose: 'adult' | 'child',
  known: { readonly risk: Judged | undefined; readonly protectionAt: Instant | null | undefined },
  now: Instant,
): boolean =>
  (known.risk !== undefined && !isOverdue(known.risk, now)) ||
  (whose === 'child' && !!known.protectionAt && daysSince(known.protectionAt, now) <= staleAfterDays);

/** Older than this an assessment of the protection says nothing about today. */
export const staleAfterDays = 90;
/** Whole days since, on the calendar. */
export const daysSince = (assessedAt: Instant, now: Instant): number =>
  dayOf(assessedAt).until(dayOf(now), { largestUnit: 'days' }).days;

/** By phone these come before everything else (voices V49). None of them is ever answered beforehand. */
export type PhoneFirst = { readonly alone: YesNoUnknown | null; readonly safe: YesNoUnknown | null };

/** One who is not known to be alone and safe is asked nothing more. */
export const mayGoOn = (mode: Mode, { alone, safe }: PhoneFirst): boolean =>
  mode === 'inPerson' || (alone === 'yes' && safe === 'yes');

/**
 * Where the person's own estimate and the judgement lie far apart there is something to talk about. Hers is on average as good as
 * the instrument's (FREDA), so neither corrects the other.
 */
export function gapBetween(own: number | null, level: RiskLevel): 'ownHigher' | 'ownLower' | undefined {
  if (own === null) return undefined;
  if (own >= 7 && (level === 'low' || level === 'medium')) return 'ownHigher';
  if (own <= 3 && (level === 'high' || level === 'acute')) return 'ownLower';
  return undefined;
}
