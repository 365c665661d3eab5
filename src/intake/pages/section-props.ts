import type { Frame } from '../../access/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import type { ContactFacts } from '../load-contact.ts';
import type { Step } from '../next-step.ts';
import type { ContactModel } from './contact-model.ts';

/** The forms that stand on the page. The one that was refused comes back as it was typed. */
export type FormName =
  | 'livingTogether'
  | 'duty'
  | 'childrenKnown'
  | 'self'
  | 'child'
  | 'other'
  | 'violence'
  | 'fear'
  | 'interpreter'
  | 'urgency'
  | 'notNow'
  | 'advice';
/** What every section of the page gets. */
export type SectionProps = {
  readonly model: ContactModel;
  readonly facts: ContactFacts;
  readonly frame: Frame;
  /** The refused form of this name, or a fresh one. */
  readonly formFor: (name: FormName, fresh: FormState) => FormState;
  /** One primary button on the page: the next step's. */
  readonly isNext: (step: Step) => boolean;
};
