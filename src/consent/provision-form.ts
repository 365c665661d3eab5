import { z } from 'zod';
import type { FileContext } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { showFullDay } from '../platform/language/dates.ts';
import {
  calendarDay,
  checkbox,
  type FormState,
  manyOf,
  mustTick,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { crimeKinds, crimeStages, leastMonths } from './crimes.ts';
import {
  type ByHand,
  crimeReaches,
  outsideReceivers,
  type ProvisionTest,
  provisionTests,
  testFields,
  testOf,
  testTicks,
} from './provision-tests.ts';
import { provisionTexts } from './provision-texts.ts';
import { type Disclosable, disclosable, waysByHand } from './register.ts';
import { registerTexts } from './register-texts.ts';

/** A question of the provision's test and its answer, kept in the words that were shown. */
export type TestLine = readonly [question: string, answer: string];

/** What may be given on this provision: where it leads to nobody, neither who she is nor how to reach her. */
export const partsFor = (provision: ByHand): Disclosable[] =>
  disclosable.filter((part) => !(testOf(provision).noContactData && (part === 'identity' || part === 'safeContact')));

function schemaOf(ctx: FileContext, provision: ByHand) {
  const t = provisionTexts(ctx.language);
  const test: ProvisionTest = provisionTests[provision];
  const day = today(ctx.now);
  const when =
    (asked: boolean) =>
    <T>(field: z.ZodType<T>) =>
      asked ? field : optional(field);
  const words = Object.fromEntries(
    testFields.map((name) => [
      name,
      test.words.includes(name) ? text({ max: 2000, missing: t.wordsMissing }) : optionalText({ max: 2000 }),
    ]),
  );
  const ticks = Object.fromEntries(
    testTicks.map((name) => [name, test.ticks.includes(name) ? mustTick({ missing: t.tickMissing }) : checkbox()]),
  );
  return z.object({
    test: z.preprocess((raw) => raw ?? {}, z.object({ ...words, ...ticks })),
    crime: when(test.crime !== undefined)(oneOf(crimeKinds, { missing: t.crimeMissing })),
    stage: when(test.crime === 'committed')(oneOf(crimeStages)),
    crimeDay: when(test.crime === 'committed')(calendarDay({ today: day, leaning: 'past' })),
    receiver: oneOf(outsideReceivers, { missing: t.receiverMissing }).refine(
      (one) => test.receivers.includes(one),
      t.receiverMissing,
    ),
    outside: provision === 'toPersonSelf' ? optionalText({ max: 200 }) : text({ max: 200, missing: t.outsideMissing }),
    how: oneOf(waysByHand),
    day: calendarDay({ today: day, leaning: 'past' }),
    parts: manyOf(partsFor(provision), { atLeastOne: true, missing: registerTexts(ctx.language).problems.parts }),
    contactTested: checkbox(),
    words: text({ max: 2000 }),
    heldBackWords: optionalText({ max: 2000 }),
    against: text({ max: 2000, missing: t.againstMissing }),
    decider: text({ max: 40, missing: t.deciderMissing }),
  });
}

export type ReadProvision = z.output<ReturnType<typeof schemaOf>>;

/** The form of one provision, with its own test. A crime that the table of penalties does not let through is refused here. */
export function readProvisionForm(
  ctx: FileContext,
  provision: ByHand,
): { readonly ok: true; readonly value: ReadProvision } | { readonly ok: false; readonly form: FormState } {
  const t = provisionTexts(ctx.language);
  const read = parseForm(schemaOf(ctx, provision), ctx.body, ctx.language);
  if (!read.ok) return read;
  const { crime, stage = 'committed', crimeDay, day, parts, contactTested } = read.value;
  const wrong = (errors: Record<string, string>) =>
    ({ ok: false, form: withErrors(postedForm(ctx.body), errors) }) as const;
  const test = testOf(provision);
  const on = crimeDay ?? today(ctx.now);
  if (crime && !crimeReaches(provision, { kind: crime, stage }, on)) {
    const needed = test.crime === 'committed' && stage === 'committed' ? 6 : 12;
    return wrong({ crime: t.tooLow(t.crimes[crime], leastMonths(crime, on), needed) });
  }
  if (parts.includes('safeContact') && !contactTested) return wrong({ contactTested: t.contactDataMissing });
  return day.until(today(ctx.now)).sign < 0
    ? wrong({ day: registerTexts(ctx.language).problems.future })
    : { ok: true, value: read.value };
}

/** The test as it was answered, line by line, for whoever signs and for whoever asks later. */
export function testLines(ctx: FileContext, provision: ByHand, value: ReadProvision): TestLine[] {
  const t = provisionTexts(ctx.language);
  const test = testOf(provision);
  const yes = t.yes;
  const answers = value.test as Readonly<Record<string, unknown>>;
  return [
    ...test.words.map((name): TestLine => [t.words[name], String(answers[name] ?? '')]),
    ...test.ticks.map((name): TestLine => [t.ticks[name], yes]),
    ...(value.crime ? [[t.crime, t.crimes[value.crime]] as const] : []),
    ...(value.stage ? [[t.stage, t.stages[value.stage]] as const] : []),
    ...(value.crimeDay ? [[t.crimeDay, showFullDay(ctx.language, value.crimeDay)] as const] : []),
    [t.receiver, t.receivers[value.receiver]],
    ...(value.parts.includes('safeContact') ? [[t.contactDataTick, yes] as const] : []),
  ];
}
