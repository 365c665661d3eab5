import type { ClockKind } from '../clocks/index.ts';
import type { FileId, StaffId, UnitId } from '../kernel/ids.ts';
import { dayOf, type Instant, isBefore } from '../kernel/instant.ts';

/** How one worker's open files in one unit lie. Without a name: those that nobody holds. */
export type WorkerLoad = {
  readonly unitId: UnitId;
  readonly staffId: StaffId | null;
  readonly name: string | null;
  readonly files: number;
  readonly oldestSince: Instant | null;
  /** The longest time without a contact, of her files. */
  readonly quietSince: Instant | null;
  /** The same of assessments, of whatever kind: of every file alike, so that nothing tells on which side it stands. */
  readonly unassessedSince: Instant | null;
  /** Clocks that fall due within a week. */
  readonly soon: number;
  readonly late: number;
  readonly unwritten: number;
  readonly fewTalks: number;
};

/** One open file of a worker, as it lies on the desk of the unit. */
export type CaseRow = {
  readonly fileId: FileId;
  readonly reference: string;
  readonly label: string;
  readonly since: Instant;
  readonly lastContactAt: Instant | null;
  readonly assessedAt: Instant | null;
  readonly running: number;
  readonly late: number;
  readonly next: { readonly rule: ClockKind; readonly dueAt: Instant } | null;
  readonly unwritten: number;
  readonly talksLeft: number | null;
};

/** A contact, or a file that somebody else holds, where a worker owes something. */
export type ElsewhereRow = Pick<
  CaseRow,
  'fileId' | 'reference' | 'label' | 'running' | 'late' | 'next' | 'unwritten'
> & {
  readonly kind: 'contact' | 'file';
  readonly ownerName: string | null;
};

export const quietDays = 30;
export const fewTalks = 3;
export const soonDays = 7;

export const daysSince = (moment: Instant, now: Instant): number => dayOf(moment).until(dayOf(now)).days;

/** Longer ago than a contact should be. Where there was none yet the time is reckoned from when the file was opened. */
export const isQuiet = (since: Instant, now: Instant): boolean => daysSince(since, now) > quietDays;

/** What asks for the leader, the first first: nobody holds it, it is late, nothing was heard, it is unwritten, few talks are left. */
export const needs = ['nobody', 'late', 'quiet', 'unwritten', 'fewTalks'] as const;
export type Need = (typeof needs)[number];

type Weighed = { readonly has: Readonly<Record<Need, number>>; readonly oldest: Instant | null };

const order = (one: Weighed, other: Weighed): number => {
  for (const need of needs) {
    const difference = other.has[need] - one.has[need];
    if (difference !== 0) return difference;
  }
  if (one.oldest === null || other.oldest === null) return Number(one.oldest === null) - Number(other.oldest === null);
  return isBefore(one.oldest, other.oldest) ? -1 : 1;
};

const weighLoad = (load: WorkerLoad, now: Instant): Weighed => ({
  has: {
    nobody: load.staffId === null && load.files > 0 ? 1 : 0,
    late: load.late,
    quiet: load.quietSince !== null && isQuiet(load.quietSince, now) ? 1 : 0,
    unwritten: load.unwritten,
    fewTalks: load.fewTalks,
  },
  oldest: load.oldestSince,
});

const weighCase = (row: CaseRow, now: Instant): Weighed => ({
  has: {
    nobody: 0,
    late: row.late,
    quiet: isQuiet(row.lastContactAt ?? row.since, now) ? 1 : 0,
    unwritten: row.unwritten,
    fewTalks: row.talksLeft !== null && row.talksLeft <= fewTalks ? 1 : 0,
  },
  oldest: row.lastContactAt ?? row.since,
});

export const byNeed = (loads: readonly WorkerLoad[], now: Instant): WorkerLoad[] =>
  loads.toSorted((one, other) => order(weighLoad(one, now), weighLoad(other, now)));

export const casesByNeed = (rows: readonly CaseRow[], now: Instant): CaseRow[] =>
  rows.toSorted((one, other) => order(weighCase(one, now), weighCase(other, now)));

/** What the leader may ask to see alone. Who holds no file has nothing late: that is asked of the unit. */
export const shownAlone = ['late', 'quiet', 'unwritten', 'fewTalks'] as const satisfies readonly Need[];
export type ShownAlone = (typeof shownAlone)[number];

export const needing = (rows: readonly CaseRow[], need: ShownAlone | undefined, now: Instant): CaseRow[] =>
  rows.filter((row) => need === undefined || weighCase(row, now).has[need] > 0);

const shortList = 50;

/** What a page lists of those that need it: the first, or all of them when the leader asks for that. */
export function listedOf(
  rows: readonly CaseRow[],
  { need, whole }: { readonly need: ShownAlone | undefined; readonly whole: boolean },
  now: Instant,
): { readonly listed: readonly CaseRow[]; readonly of: number } {
  const chosen = needing(rows, need, now);
  return { listed: whole ? chosen : chosen.slice(0, shortList), of: chosen.length };
}

/** The whole of a unit under its workers; what is counted to an end for one of them is so for all. */
export const inAll = (
  loads: readonly WorkerLoad[],
): Pick<WorkerLoad, 'files' | 'late' | 'soon' | 'unwritten' | 'fewTalks'> => {
  const sum = (key: 'files' | 'late' | 'soon' | 'unwritten' | 'fewTalks') =>
    loads.reduce((all, load) => all + load[key], 0);
  return {
    files: sum('files'),
    late: sum('late'),
    soon: sum('soon'),
    unwritten: sum('unwritten'),
    fewTalks: sum('fewTalks'),
  };
};

/** The one thing that a row says first; nothing where all is as it should be. */
export const firstNeed = (row: CaseRow, now: Instant): Need | undefined => {
  const { has } = weighCase(row, now);
  return needs.find((need) => has[need] > 0);
};
