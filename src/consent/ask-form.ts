import { z } from 'zod';
import { type ShareablePart, shareableParts } from '../access/index.ts';
import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import type { PersonId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import {
  calendarDay,
  fieldValue,
  inOrder,
  manyOf,
  oneOf,
  optional,
  optionalText,
  type Parsed,
  type Posted,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { longestMonths, type NotAsked, notAskedReasons, type Receiver } from './consent.ts';
import type { Asking, Guardian } from './people.store.ts';
import { consentTexts } from './texts.ts';

export const nowChoices = ['alone', 'notAlone', ...notAskedReasons] as const;
export const guardianChoices = ['ask', ...notAskedReasons] as const;
export const formLanguages = ['sv', 'en'] as const;
export const heardIn = ['ownLanguage', 'interpreter'] as const;

/** The field that asks whether it is safe to ask this guardian. */
export const guardianField = (id: PersonId): string => `guardian${id.replaceAll('-', '')}`;

/** As the page has them, after the questions about guardians. */
const fieldOrder = ['now', 'mature', 'unit', 'outside', 'purpose', 'parts', 'until', 'language', 'heardIn'];

export type AskForm = {
  readonly receiver: Receiver;
  readonly purpose: string;
  readonly parts: readonly ShareablePart[];
  readonly until: CalendarDay;
  readonly language: Language;
  readonly heardIn: (typeof heardIn)[number];
  readonly now: 'alone' | NotAsked | undefined;
  readonly guardians: readonly (Guardian & { readonly notAsked: NotAsked | null })[];
  readonly mature: string | undefined;
};

type Offered = {
  readonly units: readonly { id: UnitId; name: string }[];
  readonly asking: Asking;
  readonly at: Instant;
};

export function parseAsk(body: Posted, offered: Offered, language: Language): Parsed<AskForm> {
  const t = consentTexts(language).form;
  const { isChild, guardians, age } = offered.asking;
  const day = today(offered.at);
  const schema = z.object({
    unit: optional(oneOf(offered.units.map(({ id }) => id))),
    outside: optionalText({ max: 120 }),
    purpose: text({ max: 500, missing: t.purposeMissing }),
    parts: manyOf(shareableParts, { atLeastOne: true, missing: t.partsMissing }),
    until: calendarDay({ today: day, leaning: 'future' })
      .refine((until) => day.until(until).sign > 0, t.untilPassed)
      .refine((until) => until.until(day.add({ months: longestMonths })).sign >= 0, t.untilTooLong),
    language: oneOf(formLanguages),
    heardIn: oneOf(heardIn, { missing: t.heardMissing }),
    now: isChild ? optional(oneOf(nowChoices)) : oneOf(nowChoices, { missing: t.nowMissing }),
    mature: optionalText({ max: 1000 }),
  });
  const parsed = parseForm(schema, body, language);
  const perGuardian = parseGuardians(body, isChild ? guardians : [], language);
  const typed = postedForm(body);
  const errors = {
    ...perGuardian.errors,
    ...receiverErrors(fieldValue(typed, 'unit'), fieldValue(typed, 'outside').trim(), t),
    ...(fieldValue(typed, 'now') === 'notAlone' ? { now: t.notAlone } : {}),
  };
  if (!parsed.ok || Object.keys(errors).length > 0) {
    const form = withErrors(parsed.ok ? typed : parsed.form, errors);
    return { ok: false, form: inOrder(form, [...guardians.map(({ id }) => guardianField(id)), ...fieldOrder]) };
  }
  const { unit, outside, now, ...rest } = parsed.value;
  const chosen = offered.units.find(({ id }) => id === unit);
  return {
    ok: true,
    value: {
      ...rest,
      receiver: chosen ? { unitId: chosen.id, name: chosen.name } : { unitId: null, name: outside ?? '' },
      now: now === 'notAlone' ? undefined : now,
      guardians: perGuardian.answers,
      mature: isChild && age !== undefined && age >= 15 ? parsed.value.mature : undefined,
    },
  };
}

type FormTexts = ReturnType<typeof consentTexts>['form'];

function receiverErrors(unit: string, outside: string, t: FormTexts): Record<string, string> {
  if (unit !== '' && outside !== '') return { unit: t.receiverTwice };
  return unit !== '' || outside !== '' ? {} : { unit: t.receiverMissing };
}

/** Nobody is asked unless a worker has said that it is safe to: there is no answer from the start. */
function parseGuardians(body: Posted, guardians: readonly Guardian[], language: Language) {
  const t = consentTexts(language).child;
  const errors: Record<string, string> = {};
  const answers: (Guardian & { notAsked: NotAsked | null })[] = [];
  const { values } = postedForm(body);
  for (const guardian of guardians) {
    const name = guardianField(guardian.id);
    const said = guardianChoices.find((choice) => values[name]?.length === 1 && values[name][0] === choice);
    if (said === undefined) errors[name] = t.guardianMissing;
    else answers.push({ ...guardian, notAsked: said === 'ask' ? null : said });
  }
  return { errors, answers };
}
