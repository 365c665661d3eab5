/** Whom and what a colleague knows how to work with; kept for the one who works here, and seen where cases are given (voices V38, V41). */
export const works = [
  'exposed',
  'usesViolence',
  'children',
  'honour',
  'disability',
  'substanceUse',
  'older',
  'lgbtqi',
  'prostitution',
  'noResidencePermit',
  'protectedIdentity',
] as const;
export type Work = (typeof works)[number];

/** Beside Swedish. */
export const spokenLanguages = ['en', 'ar', 'so', 'fa', 'prs', 'ti', 'uk', 'pl', 'tr', 'ku', 'swl'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/** Said only by those who want to: some who seek help wish for one or the other. */
export const workerIs = ['woman', 'man'] as const;
export type WorkerIs = (typeof workerIs)[number];

export type Competence = {
  readonly works: readonly Work[];
  readonly languages: readonly SpokenLanguage[];
  readonly is: WorkerIs | null;
};

export const noCompetence: Competence = { works: [], languages: [], is: null };

type What = Work | SpokenLanguage | WorkerIs;

/** As it is kept: one row for each thing. */
export const asRows = ({ works: known, languages, is }: Competence): readonly What[] => [
  ...known,
  ...languages,
  ...(is ? [is] : []),
];

export function fromRows(rows: ReadonlySet<string>): Competence {
  return {
    works: works.filter((one) => rows.has(one)),
    languages: spokenLanguages.filter((one) => rows.has(one)),
    is: workerIs.find((one) => rows.has(one)) ?? null,
  };
}
