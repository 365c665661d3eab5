import type { Frame } from '../../access/index.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import type { AtRest, Disposal, Hold } from '../disposal.store.ts';
import type { Retention } from '../retention.ts';

type Resting = AtRest & { readonly kept: Retention };
export type DisposalView = {
  readonly frame: Frame;
  readonly due: readonly Resting[];
  readonly later: readonly Resting[];
  readonly disposals: readonly Disposal[];
  readonly holds: readonly Hold[];
  readonly nameOf: (id: StaffId) => string;
  /** Proposes, and stops; one who administers only confirms. */
  readonly leads: boolean;
  readonly everybodyKept: boolean;
  readonly forms: { readonly [K in 'propose' | 'waiting' | 'hold']?: FormState };
};

export const disposalPath = '/organisation/gallring';
export const dayIn = (frame: Frame) => (day: Parameters<typeof showDay>[1]) =>
  showDay(frame.language, day, dayOf(frame.now));
