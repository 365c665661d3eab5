import { catalogue, type Language } from '../platform/language/catalogue.ts';
import { listed } from '../platform/language/plural.ts';
import { en } from './safe-contact.text.en.ts';
import { sv } from './safe-contact.text.sv.ts';
import { type Channel, channels, type SafeContactRule, type SafeHours } from './safe-contact.ts';

export const safeContactTexts = catalogue({ sv, en });

/** The line of the strip, read with a phone in the hand: what is forbidden first. "Ring inte. Sms vardag 9–11." */
export function safeContactInWords(rules: readonly SafeContactRule[], language: Language): string {
  const t = safeContactTexts(language);
  if (rules.length === 0) return t.nothingKnown;
  const known = channels.flatMap((channel) => rules.find((rule) => rule.channel === channel) ?? []);
  const shut = known.filter((rule) => rule.lockedAt || !rule.allowed);
  const open = known.filter((rule) => !rule.lockedAt && rule.allowed);
  const danger = known.filter(
    // A way that is open at all hours is said already.
    (rule) => !rule.lockedAt && rule.forEmergency && !(rule.allowed && rule.hours.length === 0),
  );
  return [
    ...shut.map((rule) => `${t.mayNot[rule.channel]}${rule.lockedAt ? ` (${t.locked})` : ''}.`),
    ...(open.length === 0 ? [t.noContact] : open.map((rule) => `${wayInWords(rule, language)}.`)),
    ...(danger.length === 0
      ? []
      : [
          `${t.inDanger(
            listed(
              language,
              danger.map((rule) =>
                lowerFirst(open.includes(rule) ? t.channels[rule.channel] : dangerWay(rule, language)),
              ),
            ),
          )}.`,
        ]),
  ].join(' ');
}

/** "Sms vardag 9–11". */
export function wayInWords(rule: SafeContactRule, language: Language): string {
  const t = safeContactTexts(language);
  const when = hoursInWords(rule.hours, language);
  return t.may[rule.channel](when === '' ? '' : ` ${when}`, targetOf(rule));
}

const dangerWay = (rule: SafeContactRule, language: Language): string =>
  safeContactTexts(language).may[rule.channel]('', targetOf(rule));

/** As it was written, but for the full stop, which the line sets itself. */
const targetOf = ({ target }: SafeContactRule): string => (target ?? '').replace(/[.\s]+$/, '');

export const channelsInWords = (ways: readonly Channel[], language: Language): string =>
  listed(
    language,
    ways.map((way) => lowerFirst(safeContactTexts(language).channels[way])),
  );

/** "vardag 9–11 och lör 10–12"; nothing when any time will do. */
export const hoursInWords = (hours: readonly SafeHours[], language: Language): string =>
  listed(
    language,
    hours.map(({ days, from, until }) => `${daysInWords(days, language)} ${clock(from)}–${clock(until, true)}`),
  );

function daysInWords(days: readonly number[], language: Language): string {
  const t = safeContactTexts(language);
  const key = [...new Set(days)].toSorted((a, b) => a - b).join('');
  if (key === '1234567') return t.everyDay;
  if (key === '12345') return t.weekdays;
  if (key === '67') return t.weekend;
  return listed(
    language,
    [...key].map((day) => t.dayNames[Number(day) - 1] ?? ''),
  );
}

/** "9" for a full hour, "9.30" else. */
function clock(time: string, end = false): string {
  const [hour = '', minute = ''] = time.split(':');
  if (end && time === '00:00') return '24';
  return minute === '00' ? String(Number(hour)) : `${Number(hour)}.${minute}`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
