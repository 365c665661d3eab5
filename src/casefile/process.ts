import type { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { ProcessId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { openActions, type Plan } from '../plan/index.ts';
import type { Red } from '../redevent/index.ts';
import { latestOf, type SupportEnd } from '../support/index.ts';

export const processKinds = [
  'police',
  'prosecutor',
  'court',
  'contactBan',
  'detention',
  'custody',
  'housing',
  'residencePermit',
  'health',
  'incomeSupport',
  'childInvestigation',
  'adultInvestigation',
  'compulsoryCareYoung',
  'compulsoryCareSubstance',
  'compulsoryCarePsychiatric',
  'transferRequest',
  'other',
] as const;
export type ProcessKind = (typeof processKinds)[number];

/** Something that goes on at an authority or elsewhere, as this person meets it (V08). */
export type OpenProcess = {
  readonly id: ProcessId;
  readonly kind: ProcessKind;
  readonly holder: string;
  readonly reference: string | null;
  readonly nextStep: string | null;
  readonly nextOn: Temporal.PlainDate | null;
  /** The last day, where it is known from the start: of a restraining order. */
  readonly endsOn: Temporal.PlainDate | null;
  readonly beganOn: Temporal.PlainDate | null;
  readonly endedOn: Temporal.PlainDate | null;
  readonly outcome: ProcessOutcome | null;
  readonly changedAt: Instant;
};

/** How it ended, where that changes what the person has to fear. */
export const processOutcomes = ['dropped', 'charged', 'convicted', 'acquitted', 'unknown'] as const;
export type ProcessOutcome = (typeof processOutcomes)[number];
export const hasOutcome = (kind: ProcessKind): boolean =>
  kind === 'police' || kind === 'prosecutor' || kind === 'court';

/** A day that is known from the start: when the order runs out, or when the one who is locked up comes out. */
export const hasLastDay = (kind: ProcessKind): boolean => kind === 'contactBan' || kind === 'detention';

/** The day that it was sent is what the other municipality's month to answer counts from (SoL 29:11). */
export const hasSentDay = (kind: ProcessKind): boolean => kind === 'transferRequest';

/** What is wrong with the day that it began. Of most nobody has to know it. */
export const wrongBeginning = (
  kind: ProcessKind,
  beganOn: CalendarDay | undefined,
  now: CalendarDay,
): 'missing' | 'ahead' | undefined => {
  if (!hasSentDay(kind)) return undefined;
  if (!beganOn) return 'missing';
  return now.until(beganOn).sign > 0 ? 'ahead' : undefined;
};

type Steps = Pick<OpenProcess, 'id' | 'kind' | 'nextOn' | 'endsOn'>;

/** What changes the threat when a process is written in or gets a new day: what is known beforehand is assessed before it comes. */
export function redsOf({ id, kind, nextOn, endsOn }: Steps, isNew: boolean, now: CalendarDay): Red[] {
  const isAhead = (day: CalendarDay | null): day is CalendarDay => day !== null && now.until(day).sign >= 0;
  if (kind === 'contactBan' && isAhead(endsOn)) return [{ kind: 'contactBanEnded', source: id, onDay: endsOn }];
  if (kind === 'detention' && isAhead(endsOn)) return [{ kind: 'release', source: id, onDay: endsOn }];
  return [
    ...(kind === 'custody' && isNew ? [{ kind: 'custodyProceedings', source: id } as const] : []),
    ...((kind === 'custody' || kind === 'court') && isAhead(nextOn)
      ? [{ kind: 'courtDate', source: id, onDay: nextOn } as const]
      : []),
  ];
}

/** And when it is over. "Nedlagd förundersökning" is the news that reaches nobody (Socialstyrelsen; voices V08). */
export function redsOfEnd(
  { id, kind }: Pick<OpenProcess, 'id' | 'kind'>,
  outcome: ProcessOutcome | undefined,
  onDay: CalendarDay,
): Red[] {
  if (kind === 'contactBan') return [{ kind: 'contactBanEnded', source: id, onDay }];
  if (kind === 'detention') return [{ kind: 'release', source: id, onDay }];
  if (outcome === 'dropped') return [{ kind: 'investigationDropped', source: id, onDay }];
  if (outcome === 'acquitted') return [{ kind: 'acquittal', source: id, onDay }];
  return [];
}

/** What nobody knows the next step of comes first, then by day: the gaps are what must be asked about. */
export const byNextStep = (one: OpenProcess, other: OpenProcess): number =>
  (one.nextOn?.toString() ?? '').localeCompare(other.nextOn?.toString() ?? '');

export const isOverdue = (process: OpenProcess, today: Temporal.PlainDate): boolean =>
  process.nextOn !== null && process.nextOn.until(today).sign > 0;

/** What goes on at police, prosecutor and court: while it does, she is in danger, and needs somebody beside her. */
const courtKinds: readonly ProcessKind[] = ['police', 'prosecutor', 'court', 'contactBan', 'custody'];

/** The last day of all that is planned and given, as far as it has a day. */
export const supportUntil = (plan: Plan | undefined, support: SupportEnd): Temporal.PlainDate | undefined =>
  latestOf([plan && openActions(plan).at(-1)?.dueOn, support.until]);

/** What goes on for longer than the support: until a day that is known, or until nobody knows when. */
export type CourtAfter = { readonly process: OpenProcess; readonly until: Temporal.PlainDate | undefined };

/**
 * What is known to go on after the last of what is planned ends, with its last day (voices V08, V06); where nothing is, what goes on and has
 * no day at all, as most police investigations. Nothing where nothing is planned: that it is missing is said elsewhere.
 */
export function courtAfterSupport(
  processes: readonly OpenProcess[],
  supportEnds: Temporal.PlainDate | undefined,
): CourtAfter | undefined {
  if (!supportEnds) return undefined;
  const open = processes
    .filter(({ kind, endedOn }) => endedOn === null && courtKinds.includes(kind))
    .map((process) => ({ process, until: process.endsOn ?? process.nextOn ?? undefined }));
  const last = latestOf(open.map(({ until }) => until));
  return last && supportEnds.until(last).sign > 0
    ? open.find(({ until }) => until?.equals(last))
    : open.find(({ until }) => until === undefined);
}
