import { z } from 'zod';
import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import type { PersonId } from '../kernel/ids.ts';
import { type Instant, isBefore } from '../kernel/instant.ts';
import { yesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Language } from '../platform/language/catalogue.ts';
import {
  checkbox,
  dateTime,
  manyOf,
  mustTick,
  oneOf,
  optional,
  optionalText,
  personalNumberOrNothing,
  scale0to10,
  text,
  uuid,
} from '../platform/web/form.ts';
import { childExposures, severities, violenceKinds } from '../safety/index.ts';
import {
  addedParts,
  adviceOutcomes,
  channels,
  fearNotAskedReasons,
  informationKinds,
  interpreterLanguages,
  relations,
  sources,
  urgencies,
} from './contact-codes.ts';
import { type InterpreterProblem, interpreterProblems } from './interpreter.ts';
import { intakeTexts } from './texts.ts';
import type { AdviceId } from './unnamed-advice/advice.ts';

type Words = ReturnType<typeof intakeTexts>['problems'];
const saying = (of: (t: Words) => string) => (language: Language) => of(intakeTexts(language).problems);
const issue = (path: string, of: (t: Words) => string) => ({
  code: 'custom' as const,
  path: [path],
  params: { said: saying(of) },
});

const name = optionalText({ max: 120 });
const short = optionalText({ max: 300 });
const long = optionalText({ max: 8000 });

/** The first screen: as little as is needed to never lose the contact. */
export const receiveForm = (now: Instant) =>
  z
    .object({
      channel: oneOf(channels, { missing: saying((t) => t.channel) }),
      source: oneOf(sources, { missing: saying((t) => t.source) }),
      sourceWords: short,
      received: dateTime({ today: today(now), leaning: 'past' }),
      name,
      // Where it began as advice without a name.
      before: long,
      kinds: manyOf(violenceKinds),
      advice: optional(uuid<AdviceId>()),
    })
    .superRefine(({ received }, ctx) => {
      if (received && isBefore(now.add({ minutes: 1 }), received)) ctx.addIssue(issue('received', (t) => t.future));
    });

export const livingTogetherForm = z.object({
  livingTogether: oneOf(yesNoUnknown, { missing: saying((t) => t.livingTogether) }),
});

export const childrenKnownForm = z.object({
  childrenKnown: oneOf(yesNoUnknown, { missing: saying((t) => t.childrenKnown) }),
});

const numberAndYear = (day: CalendarDay) => ({
  name,
  number: personalNumberOrNothing({ today: day }),
  birthYear: optional(text({ max: 4 })),
});
type NumberAndYear = { number?: { birthYear(): number } | undefined; birthYear?: string | undefined };

/** A year of birth typed by itself, or taken from the number. */
function checkYear(typed: NumberAndYear, ctx: z.RefinementCtx, day: CalendarDay): void {
  if (typed.birthYear === undefined) return;
  const year = Number(typed.birthYear);
  if (!/^\d{4}$/.test(typed.birthYear) || year < day.year - 120 || year > day.year) {
    ctx.addIssue(issue('birthYear', (t) => t.birthYear));
  } else if (typed.number && typed.number.birthYear() !== year) {
    ctx.addIssue(issue('birthYear', (t) => t.yearDiffers));
  }
}
export const yearOf = (typed: NumberAndYear): number | null =>
  typed.number?.birthYear() ?? (typed.birthYear ? Number(typed.birthYear) : null);

/** Field names carry the form's own name, since several forms stand on one page. */
export const selfForm = (day: CalendarDay) =>
  z.object({ self: z.object(numberAndYear(day)).superRefine((typed, ctx) => checkYear(typed, ctx, day)) });

export const childForm = (day: CalendarDay) =>
  z.object({
    child: z
      .object({
        ...numberAndYear(day),
        livesWith: oneOf(yesNoUnknown, { missing: saying((t) => t.livesWith) }),
        exposure: manyOf(childExposures),
        guardians: z.unknown().optional(),
        words: short,
      })
      .superRefine((typed, ctx) => {
        checkYear(typed, ctx, day);
        if (typed.exposure.includes('notExposed') && typed.exposure.length > 1)
          ctx.addIssue(issue('exposure', (t) => t.exposureBoth));
      }),
  });

export const otherForm = (day: CalendarDay) =>
  z.object({
    other: z.object({
      part: oneOf(addedParts, { missing: saying((t) => t.part) }),
      name,
      number: personalNumberOrNothing({ today: day }),
      relation: oneOf(relations, { missing: saying((t) => t.relation) }),
      livesWith: oneOf(yesNoUnknown, { missing: saying((t) => t.livesWith) }),
      words: short,
    }),
  });

/** Who may be chosen: those whom this file tells of, or nobody who is known. */
const someone = (people: readonly PersonId[]) => oneOf([...people, 'unknown' as const]);

export const violenceForm = (people: readonly PersonId[]) =>
  z.object({
    violence: z
      .object({
        kinds: manyOf(violenceKinds, { atLeastOne: true, missing: saying((t) => t.kinds) }),
        by: someone(people),
        to: someone(people),
        severity: oneOf(severities, { missing: saying((t) => t.severity) }),
        ongoing: checkbox(),
        when: short,
        words: long,
      })
      .superRefine(({ by, to }, ctx) => {
        if (by !== 'unknown' && by === to) ctx.addIssue(issue('to', (t) => t.sameByAndTo));
      }),
  });

export const fearForm = z
  .object({
    fear: optional(scale0to10()),
    fearNotAsked: optional(oneOf(fearNotAskedReasons)),
  })
  .superRefine(({ fear, fearNotAsked }, ctx) => {
    if (fear === undefined && fearNotAsked === undefined) ctx.addIssue(issue('fear', (t) => t.fear));
    if (fear !== undefined && fearNotAsked !== undefined) ctx.addIssue(issue('fearNotAsked', (t) => t.fearBoth));
  });

const interpreterField = {
  noLanguage: 'language',
  child: 'checked',
  closePerson: 'checked',
  relationUnknown: 'checked',
  dialectNotChecked: 'dialect',
  circleNotChecked: 'circle',
} as const satisfies Record<InterpreterProblem, string>;

/** Whether somebody has seen that the interpreter is neither child, relative nor acquaintance. */
export const interpreterChecks = ['noneOfThese', 'notBooked'] as const;

export const interpreterForm = z.object({
  interpreter: z
    .object({
      needed: oneOf(['yes', 'no'], { missing: saying((t) => t.interpreterNeeded) }),
      language: optional(oneOf([...interpreterLanguages, 'other'])),
      dialect: short,
      circle: short,
      who: short,
      checked: optional(oneOf(interpreterChecks)),
    })
    .superRefine((typed, ctx) => {
      if (typed.needed === 'no') return;
      const problems = interpreterProblems({
        language: typed.language ?? '',
        dialectChecked: typed.dialect !== undefined,
        circleChecked: typed.circle !== undefined,
        isBooked: typed.checked !== 'notBooked',
        relation: typed.checked === 'noneOfThese' ? 'none' : 'unknown',
        isChild: typed.checked === 'noneOfThese' ? 'no' : 'unknown',
      });
      // The rule says the worst first; here they come in the order of the fields.
      const asked = ['noLanguage', 'dialectNotChecked', 'circleNotChecked'];
      problems.sort((a, b) => Number(!asked.includes(a)) - Number(!asked.includes(b)));
      for (const problem of problems) ctx.addIssue(issue(interpreterField[problem], (t) => t.interpreter[problem]));
    }),
});

export const urgencyForm = z.object({
  urgency: oneOf(urgencies.map(String) as ['1', '2', '3'], { missing: saying((t) => t.urgency) }),
});

export const notNowForm = z.object({
  notNow: z.object({
    comeBack: text({ max: 1000, missing: saying((t) => t.comeBack) }),
    information: manyOf(informationKinds, { atLeastOne: true, missing: saying((t) => t.information) }),
    mayContact: oneOf(['yes', 'no'], { missing: saying((t) => t.mayContact) }),
    words: long,
  }),
});

export const adviceForm = z.object({
  advice: z.object({
    outcome: oneOf(adviceOutcomes, { missing: saying((t) => t.outcome) }),
    words: text({ max: 8000, missing: saying((t) => t.outcomeWords) }),
  }),
});

export const reasonForm = z.object({
  reason: text({ max: 1000, missing: saying((t) => t.reason) }),
  sure: mustTick({ missing: saying((t) => t.sure) }),
});
