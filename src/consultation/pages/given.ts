import type { FormState } from '../../platform/web/form.ts';
import type { ConsultationId } from '../consultation.ts';

export type Owner = { readonly id: string; readonly name: string };
/** A form that was refused: of which consultation, and what was typed. */
export type Given = {
  readonly of: 'hold' | 'review' | 'part' | 'police' | 'told' | 'done';
  readonly id?: ConsultationId;
  readonly form: FormState;
};
