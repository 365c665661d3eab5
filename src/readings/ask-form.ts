import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { FileContext } from '../access/index.ts';
import { whoIsAsked } from '../consent/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { PersonId } from '../kernel/ids.ts';
import { endOfDay, startOfDay } from '../kernel/instant.ts';
import { type Guardian, peopleIn } from '../letters/index.ts';
import {
  calendarDay,
  oneOf,
  optional,
  optionalText,
  type Parsed,
  parseForm,
  postedForm,
  withErrors,
} from '../platform/web/form.ts';
import type { SafeContactRule } from '../safety/index.ts';
import { type HandedBy, handedBy, type ReadingRequest, type Receiver } from './reading.ts';
import { readingTexts } from './texts.ts';

/** A child who has turned fifteen is a party of her own (SoL 3:4). */
const partyFrom = 15;

/** Who can ask here: the one whom the file is about, or in a child's own file her guardians, and from fifteen she herself. */
export type Asker = { readonly value: string; readonly receiver: Receiver; readonly guardian: Guardian | undefined };
export type Asking = {
  readonly askers: readonly Asker[];
  readonly isChild: boolean;
  readonly guardians: readonly Guardian[];
  /** Whoever else the file tells of, so that no reason names them. */
  readonly people: Awaited<ReturnType<typeof peopleIn>>;
};

export async function askersIn(ctx: FileContext): Promise<Asking> {
  const [people, { isChild, age }] = await Promise.all([peopleIn(ctx), whoIsAsked(ctx.sql, ctx.file, ctx.now)]);
  const { guardians } = people;
  // Where it is not said on which side a file is, a mistake falls towards giving less.
  const self = isChild || ctx.file.side === 'victim' ? 'self' : 'violent';
  const askers: Asker[] = [
    ...(!isChild || (age ?? 0) >= partyFrom ? [{ value: 'self', receiver: self, guardian: undefined } as const] : []),
    ...(isChild ? guardians.map((guardian) => ({ value: guardian.id, receiver: 'guardian', guardian }) as const) : []),
  ];
  return { askers, isChild, guardians, people };
}

/** Whether a letter is a way that is agreed as safe. Nobody is written to by a way that nobody has asked about (V14). */
export const letterIsSafe = (rules: readonly SafeContactRule[]): boolean =>
  rules.some(({ channel, allowed, lockedAt, barred }) => channel === 'letter' && allowed && !lockedAt && !barred);

type Asked = Pick<ReadingRequest, 'receiver' | 'guardianId' | 'guarded' | 'since' | 'until' | 'way'> & {
  readonly words: string | undefined;
};

export function readAskForm(
  ctx: FileContext,
  { askers, isChild }: Asking,
  rules: readonly SafeContactRule[],
): Parsed<Asked> {
  const t = readingTexts(ctx.language);
  const day = today(ctx.now);
  const schema = z.object({
    who: oneOf(
      askers.map(({ value }) => value),
      { missing: t.ask.whoMissing },
    ),
    since: optional(calendarDay({ today: day, leaning: 'past' })),
    until: calendarDay({ today: day, leaning: 'past' }),
    way: oneOf(handedBy, { missing: t.ask.wayMissing }),
    words: optionalText({ max: 1000 }),
  });
  const read = parseForm(schema, ctx.body, ctx.language);
  if (!read.ok) return read;
  const { who, since, until, way, words } = read.value;
  const again = (errors: Record<string, string>): Parsed<Asked> => ({
    ok: false,
    form: withErrors(postedForm(ctx.body), errors),
  });
  if (Temporal.PlainDate.compare(until, day) > 0) return again({ until: t.ask.future });
  if (since && Temporal.PlainDate.compare(since, until) > 0) return again({ since: t.ask.order });
  const wayProblem = refusedWay(way, rules);
  if (wayProblem) return again({ way: t.noLetter });
  const asker = askers.find(({ value }) => value === who);
  const receiver = asker?.receiver ?? 'violent';
  return {
    ok: true,
    value: {
      receiver,
      guardianId: (asker?.guardian?.id as PersonId | undefined) ?? null,
      guarded: isChild || receiver !== 'self',
      since: since ? startOfDay(since) : null,
      until: endOfDay(until),
      way,
      words,
    },
  };
}

export const refusedWay = (way: HandedBy, rules: readonly SafeContactRule[]): boolean =>
  way === 'letter' && !letterIsSafe(rules);
