import { Temporal } from 'temporal-polyfill';
import { type Instant, inStockholm } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { TimeOfDay } from '../kernel/time-of-day.ts';
import { isFreeDay } from '../organisation/index.ts';

/** Every way to reach someone. `place` and `viaPerson` are what she has chosen herself, such as her work training (V66). */
export const contactChannels = ['call', 'sms', 'mail', 'letter', 'visit', 'place', 'viaPerson'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** Weekdays from Monday 1 to Sunday 7. `until` is not included; midnight is written 00.00. */
export type ContactHours = {
  readonly weekdays: readonly number[];
  readonly from: TimeOfDay;
  readonly until: TimeOfDay;
};

/** What she has said about one number, address, place or person. Several may share a channel: the work phone, not the home one. */
export type ContactWay = {
  readonly channel: ContactChannel;
  readonly allowed: boolean;
  /** The number, address, place or person. */
  readonly target: string;
  readonly hours: 'anyTime' | readonly ContactHours[];
  /** Who else may be the one that answers or opens; empty means that only she does. */
  readonly answeredBy: string;
  /** Only for calls. */
  readonly voicemail: boolean;
  readonly codeWord: string;
  readonly neverSay: string;
  /** Only when life is in danger; it is not a way for anything else. */
  readonly forEmergency: boolean;
  readonly checkedAt: Instant;
};
/** `undefined`: nobody has asked. An empty list: asked, and there is no way; she gets in touch herself. */
export type SafeContact = readonly ContactWay[] | undefined;

export type ContactTerms<W extends ContactWay = ContactWay> = {
  readonly way: W;
  readonly mayLeaveVoicemail: boolean;
  /** What was said is so old that it is asked about first. */
  readonly askAgain: boolean;
};
export type ContactRefusal = {
  /** `noRules`: nothing is known of her safety yet. The one way in is the first-call page, or that she calls herself. */
  readonly reason: 'noRules' | 'channelClosed' | 'outsideHours' | 'noTarget';
  readonly next: Instant | undefined;
};

const freshFor = { days: 30 } as const;

const midnight = Temporal.PlainTime.from('00:00');

/** Hours that begin before they end, on at least one day that exists. */
export const hoursAreSound = ({ weekdays, from, until }: ContactHours): boolean =>
  weekdays.length > 0 &&
  weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) &&
  (until.equals(midnight) || Temporal.PlainTime.compare(from, until) < 0);

/**
 * On a holiday the one who uses violence may be at home: Midsummer Eve counts as a Sunday, whatever weekday it is, so
 * that "vardag 9–11" is closed then.
 */
const weekdayOf = (day: Temporal.PlainDate): number => (day.dayOfWeek < 6 && isFreeDay(day) ? 7 : day.dayOfWeek);

const openAt = (hours: ContactHours, at: Instant): boolean => {
  const there = inStockholm(at);
  const time = there.toPlainTime();
  return (
    hoursAreSound(hours) &&
    hours.weekdays.includes(weekdayOf(there.toPlainDate())) &&
    Temporal.PlainTime.compare(time, hours.from) >= 0 &&
    (hours.until.equals(midnight) || Temporal.PlainTime.compare(time, hours.until) < 0)
  );
};

/** When the channel opens next, within four weeks. */
function nextOpening(hours: readonly ContactHours[], at: Instant): Instant | undefined {
  const today = inStockholm(at).toPlainDate();
  for (let days = 0; days < 28; days += 1) {
    const day = today.add({ days });
    const opening = hours
      .filter((one) => hoursAreSound(one) && one.weekdays.includes(weekdayOf(day)))
      .map((one) => day.toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime: one.from }).toInstant())
      .filter((moment) => Temporal.Instant.compare(moment, at) > 0)
      .toSorted(Temporal.Instant.compare)[0];
    if (opening) return opening;
  }
  return undefined;
}

/**
 * Whether she may be contacted this way now, and on which terms (V14, V66). Nothing known, nothing listed and nothing
 * readable all mean no: a mistake here falls towards silence, never towards a telephone that rings in the wrong hand.
 */
export function mayContact<W extends ContactWay>(
  ways: readonly W[] | undefined,
  channel: ContactChannel,
  at: Instant,
  need: 'ordinary' | 'emergency' = 'ordinary',
): Result<ContactTerms<W>, ContactRefusal> {
  if (!ways) return err({ reason: 'noRules', next: undefined });
  const allowed = ways.filter(
    (way) => way.channel === channel && way.allowed && (need === 'emergency' || !way.forEmergency),
  );
  if (allowed.length === 0) return err({ reason: 'channelClosed', next: undefined });
  const known = allowed.filter((way) => way.target.trim() !== '');
  if (known.length === 0) return err({ reason: 'noTarget', next: undefined });
  const way = known.find((one) => mayUse(one, at));
  if (!way) {
    const next = nextOpening(
      known.flatMap(({ hours }) => (hours === 'anyTime' ? [] : hours)),
      at,
    );
    return err({ reason: 'outsideHours', next });
  }
  return ok({ way, mayLeaveVoicemail: channel === 'call' && way.voicemail, askAgain: isStale(way, at) });
}

/** One way by itself, for a page that lists them. */
export const mayUse = (way: ContactWay, at: Instant): boolean =>
  way.allowed && (way.hours === 'anyTime' || way.hours.some((hours) => openAt(hours, at)));

export const isStale = (way: Pick<ContactWay, 'checkedAt'>, at: Instant): boolean =>
  Temporal.Instant.compare(inStockholm(way.checkedAt).add(freshFor).toInstant(), at) <= 0;

/** The channels that are open now: for the page before a call. */
export const openChannels = (ways: SafeContact, at: Instant): ContactChannel[] =>
  contactChannels.filter((channel) => mayContact(ways, channel, at).ok);

/** The first call, before any rule exists: from a hidden number, asking whether she can talk, and leaving nothing behind. */
export const firstCall = {
  hiddenNumber: true,
  askFirst: true,
  mayLeaveVoicemail: false,
  mayNameMunicipality: false,
} as const;
