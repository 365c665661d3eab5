import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id } from '../kernel/ids.ts';

export type DisposalId = Id<'disposal'>;
export type HoldId = Id<'disposalHold'>;

/** What no date tells of a file. Each is kept for good, or longer than the usual years. */
export const markKinds = ['placement', 'parenthood', 'custodyAgreement'] as const;
export type MarkKind = (typeof markKinds)[number];

export const holdKinds = ['court', 'damages', 'supervision', 'ownRequest', 'research'] as const;
export type HoldKind = (typeof holdKinds)[number];

/** Destroyed here; or kept for good, so that it is handed to the municipality's archive before it is destroyed here. */
export type Outcome = 'destroy' | 'deliver';

type Rule = {
  /** Where the rule stands. */
  readonly source: string;
  /** Whole years after the last entry. */
  readonly years: number;
  /** Not before the person has this age. */
  readonly untilAge?: number;
  readonly outcome: Outcome;
  /** Matters that were closed before this day follow the usual rule. */
  readonly closedFrom?: string;
};

/** Why and how long a file is kept: chapter 16 of the Social Services Act (2025:400). Where two speak, the stricter counts. */
export const retentionRules = {
  usual: { source: 'SoL 16:1', years: 5, outcome: 'destroy' },
  childInvestigation: {
    source: 'SoL 16:2 a',
    years: 5,
    untilAge: 30,
    outcome: 'destroy',
    closedFrom: '2026-01-15',
  },
  custodyAgreement: { source: 'SoL 16:3', years: 5, untilAge: 18, outcome: 'destroy' },
  placement: { source: 'SoL 16:2', years: 5, outcome: 'deliver' },
  parenthood: { source: 'SoL 16:2', years: 5, outcome: 'deliver' },
  research: { source: 'SoL 16:4', years: 5, outcome: 'deliver' },
} as const satisfies Record<string, Rule>;
export type RuleKind = keyof typeof retentionRules;

/**
 * Advice without a name is in no file and about nobody, so chapter 16 doesn't reach it. A record of little importance, disposed of by the
 * municipality's own decision (arkivlagen 10 §; the two years are ours): long enough to compare a year with the one before. Told on its page; the database takes away by its own
 * (db/policies/96_disposer.sql), and test/http/advice-figures.test.ts holds the two together.
 */
export const adviceKeptFor = { years: 2 } as const;

/** Who is kept for research: everybody, or those who were born on one of these days of a month. */
export type ResearchSelection = { readonly everybody: boolean; readonly bornOn: readonly number[] };
/** Below the act, by regulation; a selected municipality keeps everybody. */
export const usualSelection: ResearchSelection = { everybody: false, bornOn: [5, 15, 25] };

export type RetentionFacts = {
  readonly lastEntry: CalendarDay;
  /** Where it is known. The day is sealed, so the list knows the year alone. */
  readonly birthYear: number | null;
  readonly bornOn: CalendarDay | null;
  readonly childInvestigation: boolean;
  readonly matterClosed: CalendarDay;
  readonly marks: readonly MarkKind[];
};

export type Retention = {
  readonly rule: RuleKind;
  readonly outcome: Outcome;
  /** The first day on which it may be; null where the age counts and nobody knows it. */
  readonly from: CalendarDay | null;
  /** The last day on which it has to be done: the end of the next calendar year (SoL 16:1). */
  readonly by: CalendarDay | null;
};

const { compare } = Temporal.PlainDate;
const later = (one: CalendarDay, other: CalendarDay) => (compare(one, other) >= 0 ? one : other);

export function rulesFor(facts: RetentionFacts, selection: ResearchSelection): RuleKind[] {
  const { closedFrom } = retentionRules.childInvestigation;
  const { birthYear, bornOn, childInvestigation, marks, matterClosed } = facts;
  const newMatter = compare(matterClosed, Temporal.PlainDate.from(closedFrom)) >= 0;
  const selected = selection.everybody || (bornOn !== null && selection.bornOn.includes(bornOn.day));
  // One who was a child when the last was written: an adult's file is not kept for an agreement's child.
  const isChild = birthYear === null || facts.lastEntry.year - birthYear <= 18;
  return [
    'usual',
    ...(childInvestigation && newMatter ? (['childInvestigation'] as const) : []),
    ...marks.filter((mark) => mark !== 'custodyAgreement' || isChild),
    ...(selected ? (['research'] as const) : []),
  ];
}

export function retentionOf(facts: RetentionFacts, selection: ResearchSelection): Retention {
  const kinds = rulesFor(facts, selection);
  const delivers = kinds.find((rule) => retentionRules[rule].outcome === 'deliver');
  const outcome = delivers ? 'deliver' : 'destroy';
  let last: { readonly rule: RuleKind; readonly from: CalendarDay } | undefined;
  for (const rule of kinds) {
    const from = firstDay(retentionRules[rule], facts);
    if (from === null) return { rule, outcome, from: null, by: null };
    if (!last || compare(from, last.from) > 0) last = { rule, from };
  }
  const { rule, from } = last as NonNullable<typeof last>;
  return { rule: delivers ?? rule, outcome, from, by: Temporal.PlainDate.from(`${from.year + 1}-12-31`) };
}

function firstDay(rule: Rule, { lastEntry, birthYear, bornOn }: RetentionFacts): CalendarDay | null {
  // When the years have passed: of what was last written on 29 February, on 1 March.
  const years = lastEntry.add({ years: rule.years }).add({ days: 1 });
  if (rule.untilAge === undefined) return years;
  if (bornOn) return later(years, bornOn.add({ years: rule.untilAge }).add({ days: 1 }));
  // Where the year alone is known, when everybody who was born in it has that age.
  return birthYear === null ? null : later(years, Temporal.PlainDate.from(`${birthYear + rule.untilAge + 1}-01-01`));
}

/** So many days before the last day it is told of. */
const soonDays = 90;
/** How near the last day is: that day itself is not yet too late. */
export type LastDay = 'passed' | 'soon' | 'later';
export function lastDayOf({ by }: Retention, today: CalendarDay): LastDay {
  if (by === null) return 'later';
  if (compare(by, today) < 0) return 'passed';
  return today.until(by).days <= soonDays ? 'soon' : 'later';
}

/** What has to be done soonest stands first; what has no last day stands last. */
export const soonestFirst = (one: { readonly kept: Retention }, other: { readonly kept: Retention }): number => {
  const [mine, theirs] = [one.kept.by, other.kept.by];
  if (mine && theirs) return compare(mine, theirs);
  return Number(mine === null) - Number(theirs === null);
};

export const isDue = ({ from }: Retention, today: CalendarDay): boolean => from !== null && compare(from, today) <= 0;
