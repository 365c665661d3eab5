import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Body } from '../access/index.ts';
import { PhoneNumber } from '../kernel/phone-number.ts';
import type { Language } from '../platform/language/catalogue.ts';
import {
  checkbox,
  emptyForm,
  type FormState,
  manyOf,
  oneOf,
  optional,
  optionalText,
  type Parsed,
  parseForm,
  rows,
  timeOfDay,
  withErrors,
} from '../platform/web/form.ts';
import type { AgreedWay } from './safe-contact.store.ts';
import { type Channel, channels, checkHours, type SafeContactRule, type SafeHours } from './safe-contact.ts';
import { safeContactTexts } from './safe-contact-words.ts';

export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

const hoursRow = z
  .object({ days: manyOf(weekdays), from: optional(timeOfDay()), until: optional(timeOfDay()) })
  .transform(({ days, from, until }, ctx): SafeHours => {
    const problem = (path: string, key: 'noDays' | 'endsBeforeStart' | 'half') =>
      ctx.addIssue({
        code: 'custom',
        path: [path],
        params: { said: (language: Language) => safeContactTexts(language).hoursProblem[key] },
      });
    if (!from || !until) {
      problem(from ? 'until' : 'from', 'half');
      return z.NEVER;
    }
    const checked = checkHours({ days: days.map(Number), from: hhmm(from), until: hhmm(until) });
    if (checked.ok) return checked.value;
    problem(checked.error === 'noDays' ? 'days' : 'until', checked.error);
    return z.NEVER;
  });

const hhmm = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' });

const way = z.preprocess(
  (raw) => raw ?? {},
  z.object({
    allowed: optional(oneOf(['yes', 'no', 'unknown'])),
    target: optionalText({ max: 200 }),
    hours: rows(hoursRow, { max: 3 }),
    answeredBy: optionalText({ max: 300 }),
    voicemail: checkbox(),
    words: optionalText({ max: 500 }),
    forEmergency: checkbox(),
  }),
);
const schema = z.object({
  ways: z.object(Object.fromEntries(channels.map((channel) => [channel, way])) as Record<Channel, typeof way>),
  codeWord: optionalText({ max: 100 }),
  neverSay: optionalText({ max: 500 }),
  /** The locks that the page showed. */
  locksSeen: optionalText({ max: 500 }),
});

/** What was agreed in this conversation. A way that is locked and was not talked about again stays locked. */
export function parseSafeContact(
  body: Body,
  current: readonly SafeContactRule[],
  language: Language,
): Parsed<AgreedWay[]> {
  const t = safeContactTexts(language);
  const parsed = parseForm(schema, body, language);
  if (!parsed.ok) return parsed;
  const typed = { values: { ...emptyForm(body).values }, errors: {} };
  const errors: Record<string, string> = {};
  const seen = (parsed.value.locksSeen ?? '').split(' ');
  let answered = false;
  const agreed = channels.flatMap((channel): AgreedWay[] => {
    const { allowed, ...given } = parsed.value.ways[channel];
    const before = current.find((rule) => rule.channel === channel);
    if (allowed !== 'yes' && allowed !== 'no') return before?.lockedAt ? [before] : [];
    answered = true;
    const name = `ways.${channel}`;
    if (allowed === 'yes' && before?.lockedAt && !seen.includes(before.id)) {
      // The page was drawn before the wrong voice answered: its "yes" is no answer about that.
      errors[`${name}.allowed`] = t.lockedMeanwhile;
      delete typed.values[`${name}.allowed`];
    }
    const needsTarget = allowed === 'yes' || given.forEmergency;
    let target = given.target ?? null;
    if (!target && needsTarget && channel !== 'sheContacts') errors[`${name}.target`] = t.targetMissing;
    if (target && (channel === 'call' || channel === 'sms')) {
      const number = PhoneNumber.parse(target);
      if (number.ok) target = number.value.shown();
      else errors[`${name}.target`] = t.phoneWrong;
    }
    return [
      {
        channel,
        allowed: allowed === 'yes',
        target,
        hours: given.hours,
        answeredBy: given.answeredBy ?? null,
        voicemail: channel === 'call' && given.voicemail,
        codeWord: parsed.value.codeWord ?? null,
        neverSay: parsed.value.neverSay ?? null,
        words: given.words ?? null,
        forEmergency: given.forEmergency,
        // A no doesn't open what is shut, not even in danger: only her yes does.
        lockedAt: allowed === 'no' ? (before?.lockedAt ?? null) : null,
      },
    ];
  });
  if (Object.keys(errors).length > 0) return { ok: false, form: withErrors(typed, errors) };
  if (!answered) return { ok: false, form: withErrors(typed, { '': t.answerSomething }) };
  return { ok: true, value: agreed };
}

/** The form as it stands: what was agreed last, without an answer for what is locked. */
export function safeContactForm(rules: readonly SafeContactRule[]): FormState {
  const values: Record<string, string | readonly string[] | undefined> = {
    codeWord: rules.find((rule) => rule.codeWord)?.codeWord ?? undefined,
    neverSay: rules.find((rule) => rule.neverSay)?.neverSay ?? undefined,
  };
  for (const rule of rules) {
    const name = `ways.${rule.channel}`;
    if (!rule.lockedAt) values[`${name}.allowed`] = rule.allowed ? 'yes' : 'no';
    values[`${name}.target`] = rule.target ?? undefined;
    values[`${name}.answeredBy`] = rule.answeredBy ?? undefined;
    values[`${name}.words`] = rule.words ?? undefined;
    if (rule.voicemail) values[`${name}.voicemail`] = 'yes';
    if (rule.forEmergency) values[`${name}.forEmergency`] = 'yes';
    for (const [n, hours] of rule.hours.entries()) {
      values[`${name}.hours[${n}].days`] = hours.days.map(String);
      values[`${name}.hours[${n}].from`] = hours.from.replace(':', '.');
      values[`${name}.hours[${n}].until`] = hours.until.replace(':', '.');
    }
  }
  return emptyForm(values);
}
