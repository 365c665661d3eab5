import { Temporal } from 'temporal-polyfill';
import type { Id, StaffId } from '../kernel/ids.ts';
import { type Instant, inStockholm, isBefore, zone } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isFreeDay } from '../organisation/index.ts';

export type SafeContactId = Id<'safeContact'>;

/** The ways by which somebody can be reached. A place or a person that she chooses is a way too (voices V66). */
export const channels = ['call', 'sms', 'mail', 'letter', 'visit', 'place', 'viaPerson', 'sheContacts'] as const;
export type Channel = (typeof channels)[number];

/** ISO weekdays, 1 is Monday; "HH:MM" in Stockholm. `until` is the first minute that is no longer safe. */
export type SafeHours = { readonly days: readonly number[]; readonly from: string; readonly until: string };

export type SafeContactRule = {
  readonly id: SafeContactId;
  readonly channel: Channel;
  readonly allowed: boolean;
  readonly target: string | null;
  /** Empty: at any hour. */
  readonly hours: readonly SafeHours[];
  readonly answeredBy: string | null;
  readonly voicemail: boolean;
  readonly codeWord: string | null;
  readonly neverSay: string | null;
  readonly words: string | null;
  /** May be used when there is danger, at any hour, even where it otherwise may not. */
  readonly forEmergency: boolean;
  readonly checkedAt: Instant;
  readonly checkedBy: StaffId;
  readonly lockedAt: Instant | null;
  /** Leaves a trace at an operator, which a protected identity must not: not used, in danger either. */
  readonly barred?: boolean;
};

export type RefusedBecause =
  | 'nothingKnown'
  | 'notAgreed'
  | 'notAllowed'
  | 'locked'
  | 'protectedIdentity'
  | 'outsideHours'
  | 'onlySheContacts';
/** `next`: when it may be done, within four weeks. */
export type ContactRefusal = { readonly because: RefusedBecause; readonly next: Instant | undefined };
type Rules = readonly SafeContactRule[];

/**
 * May this way be used at this moment? What nobody has agreed with her is refused: the default is no contact
 * (voices V14). A way where the wrong person answered stays shut, in danger too.
 */
export function mayContact(
  rules: Rules,
  channel: Channel,
  at: Instant,
  emergency = false,
): Result<SafeContactRule, ContactRefusal> {
  const refuse = (because: RefusedBecause, next?: Instant) => err({ because, next });
  if (rules.length === 0) return refuse('nothingKnown');
  const rule = rules.find((one) => one.channel === channel);
  if (!rule) return refuse('notAgreed');
  if (rule.lockedAt) return refuse('locked');
  if (rule.barred) return refuse('protectedIdentity');
  // Her own way in is never ours to use, in danger either: she comes to us.
  if (channel === 'sheContacts') return refuse(rule.allowed ? 'onlySheContacts' : 'notAllowed');
  if (emergency && rule.forEmergency) return ok(rule);
  if (!rule.allowed) return refuse('notAllowed');
  return withinHours(rule.hours, at) ? ok(rule) : refuse('outsideHours', nextOpening(rule.hours, at));
}

export const allowedNow = (rules: Rules, at: Instant, emergency = false): Channel[] =>
  channels.filter((channel) => mayContact(rules, channel, at, emergency).ok);

/**
 * On a holiday the one who uses violence may be at home: Midsummer Eve counts as a Sunday, whatever weekday it is, so
 * that "vardag 9–11" is closed then.
 */
const weekdayOf = (day: Temporal.PlainDate): number => (day.dayOfWeek < 6 && isFreeDay(day) ? 7 : day.dayOfWeek);

function withinHours(hours: readonly SafeHours[], at: Instant): boolean {
  if (hours.length === 0) return true;
  const there = inStockholm(at);
  const day = weekdayOf(there.toPlainDate());
  const time = there.toPlainTime();
  return hours.some(
    ({ days, from, until }) =>
      days.includes(day) &&
      Temporal.PlainTime.compare(time, from) >= 0 &&
      (until === midnight || Temporal.PlainTime.compare(time, until) < 0),
  );
}

/** When the way opens next, within four weeks. */
function nextOpening(hours: readonly SafeHours[], at: Instant): Instant | undefined {
  const today = inStockholm(at).toPlainDate();
  for (let days = 0; days < 28; days += 1) {
    const day = today.add({ days });
    const opening = hours
      .filter((one) => one.days.includes(weekdayOf(day)))
      .map((one) => day.toZonedDateTime({ timeZone: zone, plainTime: one.from }).toInstant())
      .filter((moment) => isBefore(at, moment))
      .toSorted(Temporal.Instant.compare)[0];
    if (opening) return opening;
  }
  return undefined;
}

export type HoursProblem = 'noDays' | 'endsBeforeStart';

/** As an end, midnight is the end of the day. */
const midnight = '00:00';

/** Hours over midnight are refused: two rows say it without doubt about which day is meant. */
export function checkHours(hours: SafeHours): Result<SafeHours, HoursProblem> {
  if (hours.days.length === 0) return err('noDays');
  const ends = hours.until === midnight || Temporal.PlainTime.compare(hours.from, hours.until) < 0;
  return ends ? ok(hours) : err('endsBeforeStart');
}

/** A check older than this is asked again: what was safe in spring may not be so in autumn. */
export const recheckAfterDays = 30;

export const isOldCheck = (rules: Rules, at: Instant): boolean =>
  rules.some((rule) => at.since(rule.checkedAt).total('hours') > recheckAfterDays * 24);

/** What a try came to. */
export const tryResults = ['talked', 'cannotTalk', 'wrongVoice', 'identityFailed', 'noAnswer', 'sent'] as const;
export type TryResult = (typeof tryResults)[number];

/** Calls and meetings have a voice; what is written is only sent. */
export const resultsOf = (channel: Channel): readonly TryResult[] =>
  channel === 'sms' || channel === 'mail' || channel === 'letter'
    ? ['sent', 'wrongVoice']
    : ['talked', 'cannotTalk', 'wrongVoice', 'identityFailed', 'noAnswer'];

/** Somebody else answered, or could not show who they were: nobody tries that way again before she says that it is safe. */
export const locksTheWay = (result: TryResult): boolean => result === 'wrongVoice' || result === 'identityFailed';
