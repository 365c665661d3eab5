import { z } from 'zod';
import type { FileContext } from '../access/index.ts';
import { oneOf, optionalText, type Parsed, parseForm, postedForm, text, withErrors } from '../platform/web/form.ts';
import { readerInWords } from './paper.ts';
import { groupKey, type HarmTest, type HeldBecause, heldBecause, type ReadingLine, readerGroups } from './reading.ts';
import { readingTexts } from './texts.ts';

export type Made = { readonly shown: readonly ReadingLine[]; readonly test: HarmTest };

const choices = ['show', ...heldBecause] as const;

/**
 * The test for harm: for each reader whether it stands in the extract, for each reason that something is held back both sides, and
 * what happens if the paper is found. Each reader that the log has is asked for by name of field: one who came since the
 * page was drawn is not let through unseen.
 */
export function readMakeForm(ctx: FileContext, lines: readonly ReadingLine[]): Parsed<Made> {
  const t = readingTexts(ctx.language).make;
  const groups = readerGroups(lines);
  const side = z.preprocess(
    (raw) => raw ?? {},
    z.object({ for: optionalText({ max: 1000 }), against: optionalText({ max: 1000 }) }),
  );
  const schema = z.object({
    ...Object.fromEntries(groups.map(({ key }) => [key, oneOf(choices, { missing: t.choose })])),
    weigh: z.preprocess(
      (raw) => raw ?? {},
      z.object(Object.fromEntries(heldBecause.map((kind) => [kind, side])) as Record<HeldBecause, typeof side>),
    ),
    harm: oneOf(['yes', 'no'], { missing: t.harmMissing }),
    harmWords: text({ max: 1000, missing: t.harmWordsMissing }),
    foundWords: text({ max: 1000, missing: t.foundMissing }),
  });
  const read = parseForm(schema, ctx.body, ctx.language);
  if (!read.ok) return read;
  const { weigh, harm, harmWords, foundWords } = read.value;
  const chosen = read.value as unknown as Readonly<Record<string, (typeof choices)[number]>>;
  const held = groups.flatMap((group) => {
    const because = heldBecause.find((kind) => kind === chosen[group.key]);
    return because ? [{ reader: readerInWords(group, ctx.language), because }] : [];
  });
  const again = (errors: Record<string, string>): Parsed<Made> => ({
    ok: false,
    form: withErrors(postedForm(ctx.body), errors),
  });
  if (harm === 'yes') return again({ harm: t.harmStops });
  const used = heldBecause.filter((kind) => held.some(({ because }) => because === kind));
  const weighed: HarmTest['weighed'][number][] = [];
  for (const because of used) {
    const { for: speaksFor, against } = weigh[because];
    if (!speaksFor || !against) return again({ [`weigh.${because}.${speaksFor ? 'against' : 'for'}`]: t.weighMissing });
    weighed.push({ because, for: speaksFor, against });
  }
  return {
    ok: true,
    value: {
      shown: lines.filter((line) => chosen[groupKey(line)] === 'show'),
      test: { held, weighed, harmWords, foundWords },
    },
  };
}
