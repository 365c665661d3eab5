import type { FileContext } from '../../access/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import type { RiskFacts } from '../risk-page.store.ts';

/** The forms of the risk page, as they were typed where one was refused. */
export type Forms = {
  readonly begin?: FormState;
  readonly rate?: FormState;
  readonly decline?: FormState;
  readonly add?: FormState;
};
export type PartProps = { ctx: FileContext; facts: RiskFacts; forms: Forms };
