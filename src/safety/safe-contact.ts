import { Temporal } from 'temporal-polyfill';
import { type Instant, inStockholm } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { TimeOfDay } from '../kernel/time-of-day.ts';
import { isFreeDay } from '../organisation/index.ts';

/** Every way to reach someone. `chosenPlace`: a place and a person that she has chosen, such as her work training (V66). */
export const contactChannels = [
  'call',
  'sms',
  'email',
  'letter',
  'digitalMailbox',
  'homeVisit',
  'chosenPlace',
] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** Weekdays from Monday 1 to Sunday 7. `until` is not included; midnight is written 00.00. */
export type ContactHours = {
  readonly weekdays: readonly number[];
  readonly from: TimeOfDay;
  readonly until: TimeOfDay;
};

export type ChannelRule = {
  readonly hours: 'anyTime' | readonly ContactHours[];
  /** Who else may be the one that answers or opens; empty means that only she does. */
  readonly othersWhoMayAnswer: string;
  /** Only for calls. */
  readonly mayLeaveVoicemail: boolean;
};

/** What she has said about how she can be reached. A channel that isn't listed is closed. */
export type SafeContact = {
  readonly channels: Partial<Record<ContactChannel, ChannelRule>>;
  readonly codeWord: string;
  readonly mayNameMunicipality: boolean;
  readonly neverSay: readonly string[];
  readonly chosenPlace: string;
  readonly chosenPerson: string;
  readonly wayInEmergency: string;
  readonly checkedAt: Instant;
};

export type ContactTerms = {
  readonly channel: ContactChannel;
  readonly othersWhoMayAnswer: string;
  readonly mayLeaveVoicemail: boolean;
  readonly codeWord: string;
  readonly mayNameMunicipality: boolean;
  readonly neverSay: readonly string[];
  readonly place: string;
  readonly person: string;
  /** The rules are old enough that they are asked about first. */
  readonly askAgain: boolean;
};
export type ContactRefusal = {
  /** `noRules`: nothing is known of her safety yet. The one way in is the first-call page, or that she calls herself. */
  readonly reason: 'noRules' | 'channelClosed' | 'outsideHours' | 'noChosenPlace';
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
export function mayContact(
  rules: SafeContact | undefined,
  channel: ContactChannel,
  at: Instant,
): Result<ContactTerms, ContactRefusal> {
  if (!rules) return err({ reason: 'noRules', next: undefined });
  const rule = Object.hasOwn(rules.channels, channel) ? rules.channels[channel] : undefined;
  if (!rule) return err({ reason: 'channelClosed', next: undefined });
  if (channel === 'chosenPlace' && rules.chosenPlace.trim() === '')
    return err({ reason: 'noChosenPlace', next: undefined });
  if (rule.hours !== 'anyTime' && !rule.hours.some((hours) => openAt(hours, at))) {
    return err({ reason: 'outsideHours', next: nextOpening(rule.hours, at) });
  }
  return ok({
    channel,
    othersWhoMayAnswer: rule.othersWhoMayAnswer,
    mayLeaveVoicemail: channel === 'call' && rule.mayLeaveVoicemail,
    codeWord: rules.codeWord,
    mayNameMunicipality: rules.mayNameMunicipality,
    neverSay: rules.neverSay,
    place: channel === 'chosenPlace' ? rules.chosenPlace : '',
    person: channel === 'chosenPlace' ? rules.chosenPerson : '',
    askAgain: isStale(rules, at),
  });
}

export const isStale = (rules: SafeContact, at: Instant): boolean =>
  Temporal.Instant.compare(inStockholm(rules.checkedAt).add(freshFor).toInstant(), at) <= 0;

/** The ways that are open now: for the page before a call. */
export const openChannels = (rules: SafeContact | undefined, at: Instant): ContactChannel[] =>
  contactChannels.filter((channel) => mayContact(rules, channel, at).ok);

/** The first call, before any rule exists: from a hidden number, asking whether she can talk, and leaving nothing behind. */
export const firstCall = {
  hiddenNumber: true,
  askFirst: true,
  mayLeaveVoicemail: false,
  mayNameMunicipality: false,
} as const;
