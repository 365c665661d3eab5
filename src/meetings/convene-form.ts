import { z } from 'zod';
import { type FileContext, type ShareablePart, shareableParts } from '../access/index.ts';
import { type CalendarDay, today } from '../kernel/calendar-day.ts';
import type { StaffId } from '../kernel/ids.ts';
import { type Instant, momentAt, parseInstant } from '../kernel/instant.ts';
import type { TimeOfDay } from '../kernel/time-of-day.ts';
import {
  calendarDay,
  type FormState,
  manyOf,
  oneOf,
  optional,
  optionalText,
  type Parsed,
  parseForm,
  postedForm,
  rows,
  text,
  timeOfDay,
  withErrors,
} from '../platform/web/form.ts';
import { type WithoutConsent, withoutConsent } from './convene-who.ts';
import type { ConveneFacts } from './load-convening.ts';
import { urgentTexts } from './urgent-texts.ts';
import { checkStart, nextAt } from './urgent-times.ts';

/** More are asked for in the file, one by one. */
export const mostWithoutConsent = 3;

export type AskedWithoutConsent = {
  readonly staffId: StaffId;
  readonly task: string;
  readonly because: WithoutConsent;
  readonly test: string;
  readonly parts: readonly ShareablePart[];
};

export type Wanted = {
  readonly startsAt: Instant;
  readonly place: string;
  readonly question: string | undefined;
  readonly called: readonly StaffId[];
  readonly own: readonly AskedWithoutConsent[];
};

type Asked = Pick<FileContext, 'language' | 'now' | 'body'>;

/** When and where: the same when a meeting is called and when it is moved. A time that is typed goes before one that is chosen. */
export const whenFields = ({ language, now }: Asked) => ({
  when: optionalText({ max: 40 }),
  at: z
    .object({
      day: optional(calendarDay({ today: today(now), leaning: 'future' })),
      time: optional(timeOfDay()),
    })
    .optional(),
  place: text({ max: 200, missing: urgentTexts(language).convene.placeMissing }),
});

type WhenRead = {
  readonly when?: string | undefined;
  readonly at?: { day?: CalendarDay | undefined; time?: TimeOfDay | undefined } | undefined;
};

/** The moment that was typed or chosen, held against the 24 hours from the call. */
export function readStart(
  { language, now, body }: Asked,
  { when, at }: WhenRead,
  calledAt: Instant,
): { readonly ok: true; readonly value: Instant } | { readonly ok: false; readonly form: FormState } {
  const t = urgentTexts(language).convene;
  const refused = (name: string, words: string) => ({
    ok: false as const,
    form: withErrors(postedForm(body), { [name]: words }),
  });
  if (at?.day && !at.time) return refused('at.time', t.timeMissing);
  const chosen = parseInstant(when ?? '');
  const typed = at?.time && (at.day ? momentAt(at.day, at.time) : nextAt(at.time, now));
  const moment = typed ?? chosen;
  const name = typed ? 'at.time' : 'when';
  if (!moment.ok) return refused(name, t.whenMissing);
  const start = checkStart(moment.value, calledAt, now);
  return start.ok ? start : refused(name, t.problem[start.error]);
}

export function parseConvening(ctx: FileContext, facts: ConveneFacts): Parsed<Wanted> {
  const t = urgentTexts(ctx.language);
  const own = z.object({
    staffId: oneOf(
      facts.others.map(({ id }) => id),
      { missing: t.own.personMissing },
    ),
    task: text({ max: 1000, missing: t.own.taskMissing }),
    because: oneOf(withoutConsent, { missing: t.own.becauseMissing }),
    test: text({ max: 1000, missing: t.own.testMissing }),
    parts: manyOf(shareableParts),
  });
  const fields = z.object({
    ...whenFields(ctx),
    question: optionalText({ max: 1000 }),
    called: manyOf(facts.callable.map(({ staffId }) => staffId)),
    own: rows(own, { max: mostWithoutConsent }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return parsed;
  const { when, at, place, question, called } = parsed.value;
  const start = readStart(ctx, { when, at }, ctx.now);
  if (!start.ok) return start;
  // Whoever may not write consents down in this file can't ask for what goes without one; the database says so too.
  const asked = facts.mayAskWithoutConsent ? parsed.value.own : [];
  if (called.length + asked.length === 0)
    return { ok: false, form: withErrors(postedForm(ctx.body), { called: t.convene.whoMissing }) };
  return { ok: true, value: { startsAt: start.value, place, question, called, own: asked } };
}
