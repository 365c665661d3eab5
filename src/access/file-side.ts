/**
 * Which side of the violence this file is on. It belongs to the file, not to the person: the same person may have one file
 * as exposed and another as the one who uses violence.
 */
const fileSides = ['victim', 'perpetrator', 'childWitness'] as const;
export type FileSide = (typeof fileSides)[number];

export const isFileSide = (value: unknown): value is FileSide => fileSides.some((side) => side === value);
