import { z } from 'zod';

export const reviewStates = ['done', 'notDone', 'notPossible'] as const;
export type ReviewState = (typeof reviewStates)[number];

const schema = z.object({
  /** When and with whom, what was settled: headings and lines exactly as they stood on the page that was signed. */
  parts: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
});

/** The minutes of one item, as they were shown to the one who signed. They lie in their file and nowhere else. */
export type Minutes = z.infer<typeof schema>;

export const readMinutes = (text: string): Minutes => schema.parse(JSON.parse(text));

export type MinuteFacts = {
  readonly when: string;
  readonly present: readonly { readonly name: string; readonly unit: string | null }[];
  readonly old: readonly { readonly words: string; readonly state: ReviewState; readonly more: string }[];
  readonly tasks: readonly { readonly words: string; readonly owner: string; readonly due: string }[];
  readonly inputs: readonly { readonly unit: string; readonly words: string }[];
  readonly words: string;
};

export type MinuteWords = {
  readonly held: string;
  readonly present: string;
  readonly old: string;
  readonly states: Readonly<Record<ReviewState, string>>;
  readonly inputs: string;
  readonly tasks: string;
  readonly noTasks: string;
  readonly said: string;
};

/** Composed of what was done; what the meeting said comes in the words of the one who led. */
export function composeMinutes(facts: MinuteFacts, t: MinuteWords): Minutes {
  const part = (heading: string, lines: readonly string[]) =>
    lines.length > 0 ? [{ heading, lines: [...lines] }] : [];
  return {
    parts: [
      ...part(t.held, [facts.when]),
      ...part(
        t.present,
        facts.present.map(({ name, unit }) => [name, unit].filter(Boolean).join(', ')),
      ),
      ...part(
        t.inputs,
        facts.inputs.map(({ unit, words }) => `${unit}: ${words}`),
      ),
      ...part(
        t.old,
        facts.old.map(({ words, state, more }) => [`${t.states[state]}: ${words}`, more].filter(Boolean).join(' – ')),
      ),
      ...part(
        t.tasks,
        facts.tasks.length > 0
          ? facts.tasks.map(({ words, owner, due }) => `${words} – ${owner}, ${due}`)
          : [t.noTasks],
      ),
      ...part(t.said, facts.words === '' ? [] : [facts.words]),
    ],
  };
}
