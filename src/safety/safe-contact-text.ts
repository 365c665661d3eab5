import { Temporal } from 'temporal-polyfill';
import type { TimeOfDay } from '../kernel/time-of-day.ts';
import { catalogue } from '../platform/language/catalogue.ts';
import { showMoment } from '../platform/language/dates.ts';
import {
  type ContactChannel,
  type ContactHours,
  type ContactRefusal,
  contactChannels,
  type SafeContact,
} from './safe-contact.ts';

const sv = {
  channel: {
    call: 'Ring',
    sms: 'Sms',
    email: 'Mejl',
    letter: 'Brev',
    digitalMailbox: 'Digital brevlåda',
    homeVisit: 'Hembesök',
    chosenPlace: 'Vald plats',
  } satisfies Record<ContactChannel, string>,
  noRules: 'Kontakta inte. Säker kontakt är inte frågad.',
  doNotCall: 'Ring inte.',
  nothing: 'Ta ingen kontakt. Vänta på att personen hör av sig.',
  anyTime: (channel: string) => `${channel} när som helst`,
  at: (channel: string, hours: string) => `${channel} ${hours}`,
  days: {
    working: 'vardag',
    weekend: 'helg',
    all: 'alla dagar',
    names: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
  },
  and: ' och ',
  refusal: {
    noRules: 'Vi vet inte hur personen kan nås säkert. Gör ett första samtal, eller vänta på att personen hör av sig.',
    channelClosed: 'Personen har inte sagt ja till det sättet. Använd ett annat, eller vänta.',
    outsideHours: 'Det är inte en säker tid nu.',
    noChosenPlace: 'Ingen plats är vald. Fråga personen först.',
  } satisfies Record<ContactRefusal['reason'], string>,
  next: (when: string) => `Nästa säkra tid: ${when}.`,
};

const en: typeof sv = {
  channel: {
    call: 'Call',
    sms: 'Text',
    email: 'E-mail',
    letter: 'Letter',
    digitalMailbox: 'Digital mailbox',
    homeVisit: 'Home visit',
    chosenPlace: 'Chosen place',
  },
  noRules: 'Do not contact. Safe contact has not been asked about.',
  doNotCall: 'Do not call.',
  nothing: 'Make no contact. Wait until the person gets in touch.',
  anyTime: (channel) => `${channel} at any time`,
  at: (channel, hours) => `${channel} ${hours}`,
  days: {
    working: 'Mon–Fri',
    weekend: 'Sat–Sun',
    all: 'every day',
    names: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
  and: ' and ',
  refusal: {
    noRules:
      'We don’t know how the person can be reached safely. Make a first call, or wait until the person gets in touch.',
    channelClosed: 'The person has not agreed to that way. Use another, or wait.',
    outsideHours: 'This is not a safe time.',
    noChosenPlace: 'No place has been chosen. Ask the person first.',
  },
  next: (when) => `Next safe time: ${when}.`,
};

export const safeContactTexts = catalogue({ sv, en });

/** "9", "9.30": as short as people say it. */
const short = (time: TimeOfDay, end: boolean): string => {
  const hour = end && time.equals(Temporal.PlainTime.from('00:00')) ? 24 : time.hour;
  return time.minute === 0 ? String(hour) : `${hour}.${String(time.minute).padStart(2, '0')}`;
};

function hoursInWords(language: 'sv' | 'en', { weekdays, from, until }: ContactHours): string {
  const { days } = safeContactTexts(language);
  const sorted = [...new Set(weekdays)].toSorted((a, b) => a - b);
  const known: Record<string, string> = { '1,2,3,4,5': days.working, '6,7': days.weekend, '1,2,3,4,5,6,7': days.all };
  const named = known[sorted.join()] ?? sorted.map((day) => days.names[day - 1]).join(', ');
  return `${named} ${short(from, false)}–${short(until, true)}`;
}

/** The strip on top of a file: "Ring inte. Sms vardag 9–11." What is forbidden comes first. */
export function contactInWords(language: 'sv' | 'en', rules: SafeContact | undefined): string {
  const t = safeContactTexts(language);
  if (!rules) return t.noRules;
  const open = contactChannels.flatMap((channel) => {
    const rule = rules.channels[channel];
    if (!rule) return [];
    const name = t.channel[channel] + (channel === 'chosenPlace' && rules.chosenPlace ? ` (${rules.chosenPlace})` : '');
    const { hours } = rule;
    return [
      hours === 'anyTime' ? t.anyTime(name) : t.at(name, hours.map((one) => hoursInWords(language, one)).join(t.and)),
    ];
  });
  if (open.length === 0) return t.nothing;
  const sentences = open.join('. ');
  return `${rules.channels.call ? '' : `${t.doNotCall} `}${sentences}.`;
}

/** Why contact is refused, and when it may be made. */
export function contactRefusalText(
  language: 'sv' | 'en',
  { reason, next }: ContactRefusal,
  now: Temporal.Instant,
): string {
  const t = safeContactTexts(language);
  return next ? `${t.refusal[reason]} ${t.next(showMoment(language, next, now))}` : t.refusal[reason];
}
