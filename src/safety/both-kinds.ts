import type { StaffRoute } from '../access/index.ts';

export { addressOf } from '../access/index.ts';

const prefixes = ['/kontakt/:file', '/akt/:file'] as const;

/** What is done in a contact and in a person's file alike is written once, and mounted under both. */
export const inBothKinds = (make: (path: (tail: string) => string) => readonly StaffRoute[]): StaffRoute[] =>
  prefixes.flatMap((prefix) => make((tail) => `${prefix}/${tail}`));
