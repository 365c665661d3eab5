import type { Temporal } from 'temporal-polyfill';
import type { ProcessId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

export const processKinds = [
  'police',
  'prosecutor',
  'court',
  'contactBan',
  'custody',
  'housing',
  'residencePermit',
  'health',
  'incomeSupport',
  'childInvestigation',
  'adultInvestigation',
  'other',
] as const;
export type ProcessKind = (typeof processKinds)[number];

/** Something that goes on at an authority or elsewhere, as this person meets it (V08). */
export type OpenProcess = {
  readonly id: ProcessId;
  readonly kind: ProcessKind;
  readonly holder: string;
  readonly reference: string | null;
  readonly nextStep: string | null;
  readonly nextOn: Temporal.PlainDate | null;
  readonly beganOn: Temporal.PlainDate | null;
  readonly endedOn: Temporal.PlainDate | null;
  readonly changedAt: Instant;
};

/** What nobody knows the next step of comes first, then by day: the gaps are what must be asked about. */
export const byNextStep = (one: OpenProcess, other: OpenProcess): number =>
  (one.nextOn?.toString() ?? '').localeCompare(other.nextOn?.toString() ?? '');

export const isOverdue = (process: OpenProcess, today: Temporal.PlainDate): boolean =>
  process.nextOn !== null && process.nextOn.until(today).sign > 0;
