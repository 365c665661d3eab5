import { z } from 'zod';
import { type FileContext, type ShareablePart, shareableParts } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { StaffId } from '../kernel/ids.ts';
import { type Instant, parseInstant } from '../kernel/instant.ts';
import {
  dateTime,
  type FormState,
  fieldValue,
  manyOf,
  oneOf,
  optionalText,
  type Parsed,
  parseForm,
  postedForm,
  rows,
  text,
  withErrors,
} from '../platform/web/form.ts';
import type { ConveneFacts } from './load-convening.ts';
import { urgentTexts } from './urgent-texts.ts';
import { checkStart } from './urgent-times.ts';

/** Why there is no consent, where somebody is told without it (OSL 10:2). */
export const withoutConsent = ['refused', 'notSafe', 'notReached', 'unable'] as const;
export type WithoutConsent = (typeof withoutConsent)[number];

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

/** When and where: the same when a meeting is called and when it is moved. */
export const whenFields = (ctx: Pick<FileContext, 'language' | 'now' | 'body'>) => {
  const t = urgentTexts(ctx.language).convene;
  const typed = fieldValue(postedForm(ctx.body), 'when') === 'other';
  return {
    when: text({ max: 40, missing: t.whenMissing }),
    at: typed
      ? dateTime({ today: today(ctx.now), leaning: 'future' })
      : z
          .unknown()
          .optional()
          .transform(() => undefined),
    place: text({ max: 200, missing: t.placeMissing }),
  };
};

/** The moment that was chosen or typed, held against the 24 hours from the call. */
export function readStart(
  ctx: Pick<FileContext, 'language' | 'now' | 'body'>,
  read: { readonly when: string; readonly at: Instant | undefined },
  calledAt: Instant,
): { readonly ok: true; readonly value: Instant } | { readonly ok: false; readonly form: FormState } {
  const t = urgentTexts(ctx.language).convene;
  const chosen = parseInstant(read.when);
  const at = read.at ?? (chosen.ok ? chosen.value : undefined);
  const refused = (words: string) => ({
    ok: false as const,
    form: withErrors(postedForm(ctx.body), { [read.at ? 'at.day' : 'when']: words }),
  });
  if (!at) return refused(t.whenMissing);
  const start = checkStart(at, calledAt, ctx.now);
  return start.ok ? start : refused(t.problem[start.error]);
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
