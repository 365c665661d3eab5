import type { FileContext } from '../../access/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import type { Whole } from '../load-intervention.ts';

/** What was typed in each part of the page of an intervention, where it was refused. */
export type InterventionForms = {
  readonly [Part in
    | 'begin'
    | 'group'
    | 'company'
    | 'needs'
    | 'hand'
    | 'close'
    | 'plan'
    | 'talk'
    | 'light'
    | 'silence'
    | 'alliance'
    | 'timeOff'
    | 'turn'
    | 'answer']?: FormState;
};
export type PartProps = { ctx: FileContext; whole: Whole; forms: InterventionForms; at: string; mayWrite: boolean };
