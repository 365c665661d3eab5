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
