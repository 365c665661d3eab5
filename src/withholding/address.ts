import type { OpenFile } from '../access/index.ts';

export const fileAddress = (file: Pick<OpenFile, 'id' | 'kind'>): string =>
  `/${file.kind === 'contact' ? 'kontakt' : 'akt'}/${file.id}`;

/** Where one says from whom an item is withheld. Tells nothing of what it is. */
export const withholdAddress = (file: Pick<OpenFile, 'id' | 'kind'>, item: string): string =>
  `${fileAddress(file)}/undanta/${item}`;
