/** Why one who isn't in the team opens a file; her own words always stand beside it. */
export const askedPurposes = ['acute', 'call', 'review', 'handover', 'other'] as const;

/** Purposes that have words of their own. Every other page opens a file to work with it. */
const namedPurposes = [...askedPurposes, 'create', 'claim'] as const;
export type NamedPurpose = (typeof namedPurposes)[number] | 'work';

export const namedPurpose = (purpose: string): NamedPurpose =>
  namedPurposes.find((named) => named === purpose) ?? 'work';
