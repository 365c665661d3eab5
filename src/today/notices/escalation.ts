import { type ClockKind, clockRules, remindersOf, ruleOf } from '../../clocks/index.ts';
import type { StaffId, UnitId } from '../../kernel/ids.ts';
import { type Instant, isAtOrAfter, isBefore } from '../../kernel/instant.ts';
import { contains } from '../../kernel/period.ts';
import { findPresent, type Rota, responsibleAt } from '../../organisation/index.ts';
import type { AlertTo } from '../alert.store.ts';

export type RunningClock = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly ownerId: StaffId;
  readonly unitId: UnitId;
  /** Steps that were told of, for this deadline. */
  readonly told: readonly number[];
};

/** The deadline has passed. */
export const BREACH = 0;

export const isClockKind = (rule: string): rule is ClockKind => Object.hasOwn(clockRules, rule);
export const kindsWithAlarms = (Object.keys(clockRules) as ClockKind[]).filter(
  (kind) => ruleOf(kind).alarmDays ?? ruleOf(kind).alarmDaysBefore,
);

/** A reminder that is older than this helps nobody. */
const REMINDER_HOURS = 7 * 24;

/**
 * What is to be told of this clock now: that it has run out, or the latest reminder, by its day. After a standstill the
 * earlier reminders are left out; nobody is helped by three at once.
 */
export function stepToTell(clock: RunningClock, now: Instant): number | undefined {
  const passed = remindersOf(ruleOf(clock.kind), clock.startedAt, clock.dueAt).filter(({ at }) => isAtOrAfter(now, at));
  const last = passed.at(-1);
  const reminder = last && isBefore(now, last.at.add({ hours: REMINDER_HOURS })) ? last.days : undefined;
  const step = isAtOrAfter(now, clock.dueAt) ? BREACH : reminder;
  return step === undefined || clock.told.includes(step) ? undefined : step;
}

export type Told = {
  readonly to: readonly AlertTo[];
  /** Those who open no files: they hear that something is late, and ask. */
  readonly plain: readonly StaffId[];
};

/**
 * Those whom the rule names, or whoever stands in for them. Where that is nobody, the one who answers for the clock now:
 * a clock never runs out unheard.
 */
export function whoIsTold(clock: Pick<RunningClock, 'kind' | 'ownerId' | 'unitId'>, rota: Rota, now: Instant): Told {
  const answering = responsibleAt(rota, clock, now).staffId;
  const inPost = (role: 'teamLeader' | 'unitManager' | 'boardChair', unitId?: UnitId) =>
    rota.posts
      .filter((post) => post.role === role && (unitId === undefined || post.unitId === unitId) && contains(post, now))
      .flatMap(({ staffId }) => findPresent(rota, staffId, now) ?? []);
  const staff = new Set<StaffId>();
  const plain = new Set<StaffId>();
  let backup = false;
  for (const whom of ruleOf(clock.kind).breach.tells) {
    if (whom === 'owner') staff.add(findPresent(rota, clock.ownerId, now) ?? answering);
    else if (whom === 'boardChair') for (const one of inPost(whom)) plain.add(one);
    else if (whom !== 'backupDuty') for (const one of inPost(whom, clock.unitId)) staff.add(one);
    else
      backup = rota.shifts.some(
        (shift) => shift.unitId === clock.unitId && shift.duty === 'backup' && contains(shift, now),
      );
  }
  if (staff.size === 0 && !backup) staff.add(answering);
  return {
    to: [
      ...[...staff].map((staffId) => ({ staffId })),
      ...(backup ? [{ unitId: clock.unitId, duty: 'backup' as const }] : []),
    ],
    plain: [...plain].filter((one) => !staff.has(one)),
  };
}
