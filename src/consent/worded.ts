import type { ShareablePart } from '../access/index.ts';

/** In whose name a consent is given: her own, as a guardian of the child, or the child itself. */
export type GivenAs = 'self' | 'guardian' | 'child';

/** What is put before the person to sign, word by word. Kept as it was shown: a later version changes no earlier form. */
export type Wording = {
  readonly heading: string;
  readonly opening: string;
  readonly points: readonly { readonly term: string; readonly words: readonly string[] }[];
  readonly closing: readonly string[];
};

export type ToSign = {
  readonly municipality: string;
  readonly givenAs: GivenAs;
  readonly receiver: string;
  readonly outside: boolean;
  readonly purpose: string;
  readonly parts: readonly ShareablePart[];
  readonly until: string;
};

export type Worder = {
  readonly version: string;
  readonly wording: (asked: ToSign) => Wording;
  /** What the person hears before she signs: what no consent stops, and what is hers. */
  readonly limits: readonly string[];
  readonly rights: readonly string[];
};
