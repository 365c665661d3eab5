import { addressOf, type OpenFile } from '../access/index.ts';

/** Where one says from whom an item is withheld. Tells nothing of what it is. */
export const withholdAddress = (file: Pick<OpenFile, 'id' | 'kind'>, item: string): string =>
  `${addressOf(file)}/undanta/${item}`;
