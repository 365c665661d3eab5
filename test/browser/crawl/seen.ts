import type { StaffKey } from '../../../src/demo/index.ts';

/** What the crawler sees of a page (in-page/observe.ts). */
export type SeenForm = {
  readonly method: string;
  readonly action: string;
  /** What a GET form asks for as it stands. */
  readonly query: string;
  readonly inMain: boolean;
  readonly submits: boolean;
};

export type Seen = {
  readonly title: string;
  readonly lang: string;
  readonly h1: readonly string[];
  readonly lines: readonly string[];
  /** The kinds of elements that there are, and which heading follows which: where the faults of structure and contrast lie. */
  readonly kinds: readonly string[];
  readonly links: readonly string[];
  readonly forms: readonly SeenForm[];
  /** Markup that the policy on content would refuse, or that would be a way around it. */
  readonly inline: readonly string[];
  /** What the page loads from elsewhere. */
  readonly foreign: readonly string[];
  /** Controls that do nothing without script. */
  readonly scripted: readonly string[];
  /** How far the page is wider than the window, and what sticks out. */
  readonly wider: number;
  readonly stickingOut: readonly string[];
};

export type Who = StaffKey | 'nobody';
export type Visit = { readonly who: Who; readonly path: string; readonly pattern: string; readonly seen: Seen };
/** A form that is posted, as the first who saw it found it. */
export type Command = { readonly route: string; readonly who: Who; readonly path: string };

export type Exceptions = {
  /** Lead out of the house: what they answer is asked over HTTP. */
  readonly leaves: readonly string[];
  /** Blank on purpose. */
  readonly blank: readonly string[];
  /** Lists of a whole unit: not everyone who sees a row may open the file behind it. */
  readonly lists: readonly string[];
  /** Tell who else has read, and others read while the crawl goes on: what stands there is not the same for long. */
  readonly moving: readonly string[];
  /** Answer with a paper to keep. */
  readonly documents: readonly string[];
};
