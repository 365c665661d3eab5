import type { ProtectedIdentity } from '../access/index.ts';

/** What a list may call a person: first name and initial to those who own the file, initials to its unit. */
export type DeskName = { readonly first: string; readonly last: string } | undefined;

const masked = '\u2022\u2022\u2022';

export function ownLabel(name: DeskName, protection: ProtectedIdentity): string {
  if (protection !== 'none') return masked;
  if (!name?.first) return '';
  return name.last ? `${name.first} ${initial(name.last)}` : name.first;
}

export function unitLabel(name: DeskName, protection: ProtectedIdentity): string {
  if (protection !== 'none') return masked;
  return [name?.first, name?.last]
    .filter((part): part is string => Boolean(part))
    .map(initial)
    .join(' ');
}

/** Splits a typed name: the last word is the family name, so "Anna Maria Ek" is "Anna Maria E." */
export function deskName(typed: string | undefined): DeskName {
  const words = (typed ?? '').trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return {
    first: words.slice(0, -1).join(' ') || (words[0] ?? ''),
    last: words.length > 1 ? (words.at(-1) ?? '') : '',
  };
}

const initial = (word: string) => `${[...word][0] ?? ''}.`;
