/**
 * Hints while someone writes (V16): words that make violence smaller, or lay it on the one who is exposed. A hint never
 * stops anyone, and is silent within quotation marks and lines of speech, since what was said is kept as it was said.
 * The notes are in Swedish, and so are the words.
 */
export type HintKind = 'levelling' | 'blaming' | 'doubting' | 'noActor';
export type Hint = { readonly kind: HintKind; readonly word: string; readonly at: number };

// A name "brak" for each stem with its endings; whole words only, so that "bråkdel" and "intressekonflikt" are left alone.
const words: Record<HintKind, readonly string[]> = {
  levelling: [
    '(?:familje|lägenhets|relations|hem)?bråk(?:ar|ade|at|et|en|ig|igt|iga)?',
    '(?:vårdnads|föräldra|relations|par)?konflikt(?:en|er|erna|fylld|fyllt|fyllda)?',
    'samarbets(?:svårighet(?:er|erna)?|problem(?:en)?)',
    'kommunikations(?:svårighet(?:er|erna)?|problem(?:en)?)',
    'relationsproblem(?:en)?',
    'gräl(?:ar|ade|at|et|en)?',
    'gruff(?:ar|ade|at)?',
    'handgemäng(?:et)?',
    '(?:stormig|turbulent|våldsam|destruktiv|dysfunktionell)[at]? (?:relation(?:en)?|förhållande(?:t)?|äktenskap(?:et)?)',
    'ömsesidigt våld',
    'tappa(?:r|de|t) (?:humöret|kontrollen|besinningen)',
    'hett temperament',
  ],
  blaming: [
    '(?:provocera(?:r|de|t|nde)?|provokation(?:en|er)?)',
    'trigga(?:r|de|t)',
    'väljer att stanna(?: kvar)?|valde att stanna(?: kvar)?|valt att stanna(?: kvar)?',
    'utsätter sig för|utsatte sig för|utsatt sig för',
    'satte sig i (?:den )?situationen',
    'medberoende',
    'offer(?:roll(?:en)?|mentalitet(?:en)?|kofta(?:n)?)',
    'hysterisk[at]?',
    'umgängessabotage(?:t)?',
    '(?:inte|ej) (?:kunnat|lyckats|förmått) skydda',
  ],
  doubting: ['påstå(?:r|dd|tt|dda|s)', 'påstod', 'hävda(?:r|de|t)', 'överdriv(?:er|it)', 'överdrev'],
  noActor: [
    '(?:blev|blir|blivit) (?:slagen|knuffad|sparkad|hotad|misshandlad|våldtagen|kränkt|strypt)(?! av(?!\\p{L}))',
    '(?:misshandlades|hotades|knuffades|våldtogs)(?! av(?!\\p{L}))',
  ],
};

const patterns = Object.entries(words).map(
  ([kind, stems]) => [kind as HintKind, new RegExp(`(?<!\\p{L})(?:${stems.join('|')})(?!\\p{L})`, 'giu')] as const,
);

/** Quotations, and lines that begin with a dash of speech or a mark of citation, blanked to the same length. */
const withoutQuotes = (text: string): string =>
  text.replaceAll(/[”"“][^”"“\n]*[”"“]|»[^«»]*[»«]|«[^»]*»|‘[^’]*’|^[ \t]*[–—>-][^\n]*/gmu, (quoted) =>
    ' '.repeat(quoted.length),
  );

/** The hints of a text, in the order in which they stand. */
export function levellingHints(text: string): Hint[] {
  const spoken = withoutQuotes(text.normalize('NFC'));
  return patterns
    .flatMap(([kind, pattern]) =>
      [...spoken.matchAll(pattern)].map((match) => ({ kind, word: match[0], at: match.index })),
    )
    .toSorted((a, b) => a.at - b.at);
}

const wordsOf = (text: string): Set<string> => new Set(levellingHints(text).map(({ word }) => word.toLowerCase()));

/** What became of the hints when a text was changed, each word once: how many came, how many went, whether any is left. */
export type HintsMoved = { readonly came: number; readonly went: number; readonly left: boolean };

export function hintsMoved(before: string, after: string): HintsMoved {
  const [were, are] = [wordsOf(before), wordsOf(after)];
  const without = (some: Set<string>, others: Set<string>) => [...some].filter((word) => !others.has(word)).length;
  return { came: without(are, were), went: without(were, are), left: are.size > 0 };
}
