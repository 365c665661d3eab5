import type { FileContext } from '../../access/index.ts';
import type { LocationKind } from '../../location/index.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import type { CoordinatedPlan, CoordinatedPlanId } from '../coordinatedplan.ts';
import type { Facts } from '../load-plans.ts';

/** A form that was refused: of which plan, and what was typed. */
export type Given = {
  readonly of: 'need' | 'begin' | 'call' | 'hold' | 'review' | 'end' | 'done';
  readonly id?: CoordinatedPlanId;
  readonly form: FormState;
};

/** An id as part of the name of a field, which holds no hyphens. */
export const keyOf = (id: string): string => `c${id.replaceAll('-', '')}`;

export type RecordProps = Facts & {
  ctx: FileContext;
  plan: CoordinatedPlan;
  given: Given | undefined;
  places: readonly LocationKind[];
};

export const formOf = ({ plan, given }: RecordProps, of: string, values?: Record<string, string>): FormState =>
  scoped(given?.of === of ? given.form : emptyForm(values), `${of}${plan.id.replaceAll('-', '')}`);
