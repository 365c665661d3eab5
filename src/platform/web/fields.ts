import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type CalendarDay, type Leaning, parseCalendarDay } from '../../kernel/calendar-day.ts';
import { type Id, parseId } from '../../kernel/ids.ts';
import { momentAt } from '../../kernel/instant.ts';
import { PersonalNumber } from '../../kernel/personal-number.ts';
import { PhoneNumber } from '../../kernel/phone-number.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { parseTimeOfDay, type TimeOfDay } from '../../kernel/time-of-day.ts';
import type { Language } from '../language/catalogue.ts';
import { isMailAddress } from '../mail/mail-server.ts';
import { formTexts } from './form-texts.ts';
import { caps } from './posted.ts';

/** A sentence, or the way to it once the reader's language is known, so that schemas can be made once. */
export type Said = string | ((language: Language) => string);
export const isSaid = (value: unknown): value is Said => typeof value === 'string' || typeof value === 'function';
export const say = (said: Said, language: Language): string => (typeof said === 'string' ? said : said(language));

/** What a field says when nothing was given; "Skriv …" or "Välj …" in the words of that form. */
type Own = { readonly missing?: Said };
type Field<T> = z.ZodType<T>;

const once: Said = (language) => formTexts(language).once;
const listOf = (raw: unknown): string[] =>
  (Array.isArray(raw) ? raw : [raw]).filter((one): one is string => typeof one === 'string');

function listField<T>(read: (typed: string[]) => Result<T, Said>): Field<T> {
  // A field that the browser leaves out (an empty box) is read like an empty one.
  return z
    .unknown()
    .optional()
    .transform((raw, ctx) => {
      const result = read(listOf(raw));
      if (result.ok) return result.value;
      ctx.addIssue({ code: 'custom', params: { said: result.error } });
      return z.NEVER;
    });
}

/** A field that can be filled in once. Two values mean that someone tampers, or that a page is broken. */
const field = <T>(read: (typed: string) => Result<T, Said>): Field<T> =>
  listField((typed) => (typed.length > 1 ? err(once) : read(typed[0] ?? '')));

/** As it was written, with one kind of line break, and without what can't be seen or stored. */
const tidy = (typed: string): string =>
  typed
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken away
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim();

export const text = (own: Own & { max: number }): Field<string> =>
  field((typed) => {
    const tidied = tidy(typed);
    if (tidied === '') return err(own.missing ?? ((language) => formTexts(language).write));
    const length = [...tidied].length;
    return length > own.max ? err((language) => formTexts(language).longerThan(own.max, length)) : ok(tidied);
  });

/** Nothing, when the field was left empty; else what the field says. */
export const optional = <T>(inner: Field<T>): Field<T | undefined> =>
  z.preprocess((raw) => (listOf(raw).every((one) => one.trim() === '') ? undefined : raw), inner.optional());

export const optionalText = (own: { max: number }): Field<string | undefined> => optional(text(own));

/** `today` reads "i dag" and settles the year of "26/11". */
export const calendarDay = (own: Own & { today: CalendarDay; leaning?: Leaning }): Field<CalendarDay> =>
  field((typed) => {
    const day = parseCalendarDay(typed, own.today, own.leaning);
    return day.ok ? day : err(orOwn(day.error, own, (language) => formTexts(language).day));
  });

export const timeOfDay = (own: Own = {}): Field<TimeOfDay> =>
  field((typed) => {
    const time = parseTimeOfDay(typed);
    return time.ok ? time : err(orOwn(time.error, own, (language) => formTexts(language).time));
  });

/** A moment from two fields, `<name>.day` and `<name>.time`, each with its own message. */
export const dateTime = (own: { today: CalendarDay; leaning?: Leaning; missing?: Said }): Field<Temporal.Instant> =>
  z
    .preprocess(
      (raw) => (typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : {}),
      z.object({ day: calendarDay(own), time: timeOfDay() }),
    )
    .transform(({ day, time }, ctx) => {
      const moment = momentAt(day, time);
      if (moment.ok) return moment.value;
      const said: Said = (language) => formTexts(language).time.skipped;
      ctx.addIssue({ code: 'custom', path: ['time'], params: { said } });
      return z.NEVER;
    });

/** `gone` is said of something that was chosen and can't be: it may have stood there when the page was drawn. */
export const oneOf = <const V extends string>(values: readonly V[], own: Own & { gone?: Said } = {}): Field<V> =>
  field((typed) => {
    const found = values.find((value) => value === typed);
    if (found !== undefined) return ok(found);
    return err((typed === '' ? undefined : own.gone) ?? own.missing ?? ((language) => formTexts(language).choose));
  });

/** In the order of `values`, each once. Without `atLeastOne` nothing chosen is an answer too. */
export const manyOf = <const V extends string>(
  values: readonly V[],
  own: Own & { atLeastOne?: boolean } = {},
): Field<V[]> =>
  listField((typed) => {
    const chosen = typed.filter((one) => one !== '');
    if (chosen.some((one) => !values.some((value) => value === one)))
      return err((language) => formTexts(language).choose);
    if (own.atLeastOne && chosen.length === 0)
      return err(own.missing ?? ((language) => formTexts(language).chooseSome));
    return ok(values.filter((value) => chosen.includes(value)));
  });

export const checkbox = (): Field<boolean> => listField((typed) => ok(typed.some((one) => one !== '')));

/** A box that must be ticked to go on. Never drawn ticked. */
export const mustTick = (own: Own = {}): Field<true> =>
  listField((typed) =>
    typed.some((one) => one !== '') ? ok(true as const) : err(own.missing ?? ((language) => formTexts(language).tick)),
  );

/** An id in a hidden field or a list. Nothing chosen is for the writer to mend; any other fault is the page's. */
export const uuid = <T extends Id>(own: Own = {}): Field<T> =>
  field((typed) => {
    const id = parseId<T>(typed);
    if (typed === '') return err(own.missing ?? ((language) => formTexts(language).choose));
    return id.ok ? id : err((language) => formTexts(language).brokenLink);
  });

export const scale0to10 = (own: Own = {}): Field<number> =>
  field((typed) => {
    if (typed.trim() === '' && own.missing) return err(own.missing);
    return /^(?:\d|10)$/.test(typed.trim()) ? ok(Number(typed)) : err((language) => formTexts(language).scale);
  });

export const personalNumber = (own: Own & { today: CalendarDay }): Field<PersonalNumber> =>
  field((typed) => {
    const number = PersonalNumber.parse(typed, own.today);
    return number.ok ? number : err(orOwn(number.error, own, (language) => formTexts(language).personalNumber));
  });

export const personalNumberOrNothing = (own: { today: CalendarDay }): Field<PersonalNumber | undefined> =>
  optional(personalNumber(own));

export const phoneNumber = (own: Own = {}): Field<PhoneNumber> =>
  field((typed) => {
    const number = PhoneNumber.parse(typed);
    return number.ok ? number : err(orOwn(number.error, own, (language) => formTexts(language).phone));
  });

/** An address alone, without a name. Whether there is such a mailbox is known when something has been sent to it. */
export const mailAddressOrNothing = (): Field<string | undefined> =>
  optional(
    field((typed) => {
      const address = tidy(typed);
      return isMailAddress(address) ? ok(address) : err((language) => formTexts(language).mail);
    }),
  );

export const phoneNumberOrNothing = (): Field<PhoneNumber | undefined> => optional(phoneNumber());

/** A repeated group, posted as "children[0].name". Rows where nothing was typed are left out before this is asked. */
export const rows = <T>(row: Field<T>, own: Own & { max?: number; atLeastOne?: boolean } = {}): Field<T[]> => {
  const max = Math.min(own.max ?? caps.rows, caps.rows);
  return z
    .preprocess((raw) => (Array.isArray(raw) ? raw : []), z.array(row))
    .superRefine((list, ctx) => {
      if (list.length > max) {
        const said: Said = (language) => formTexts(language).tooManyRows(max);
        ctx.addIssue({ code: 'custom', params: { said } });
      } else if (own.atLeastOne && list.length === 0) {
        ctx.addIssue({
          code: 'custom',
          params: { said: own.missing ?? ((language: Language) => formTexts(language).write) },
        });
      }
    });
};

/** The kernel says what is wrong by a word; the form says it in a sentence, and "missing" in its own where it has one. */
const orOwn =
  <P extends string>(problem: P, own: Own, texts: (language: Language) => Readonly<Record<P, string>>): Said =>
  (language) =>
    problem === 'missing' && own.missing ? say(own.missing, language) : texts(language)[problem];
