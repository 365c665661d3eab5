import { newId } from '../../src/kernel/ids.ts';

export const form = (fields: Record<string, string> = {}): Record<string, string> => ({ _form: newId(), ...fields });

/** Somebody asks who has read, and nothing is wrong with it. */
export const asks = (more: Record<string, string> = {}) =>
  form({ who: 'self', since: '1/1 2026', until: 'i dag', way: 'inHand', words: 'Ringde i dag.', ...more });

/** The fields by which each reader is shown or held back. */
export const readersIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/name="(r_[0-9a-z]+_\w+)"/g)].map(([, name = '']) => name)),
];
/** An answer in which nothing is wrong, and everyone stands in it. */
export const answered = (html: string, more: Record<string, string> = {}) =>
  form({
    ...Object.fromEntries(readersIn(html).map((name) => [name, 'show'])),
    harm: 'no',
    harmWords: 'Hon vet vilka som arbetar med ärendet.',
    foundWords: 'Hon läser hos oss och låter papperet bli kvar.',
    ...more,
  });
export const signs = (html: string, more: Record<string, string> = {}) =>
  form({ made: /name="made" value="([^"]+)"/.exec(html)?.[1] ?? '', checked: 'yes', ...more });
