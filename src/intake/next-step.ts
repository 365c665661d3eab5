import type { InterpreterNeed } from '../safety/index.ts';
import type { Contact } from './contact.store.ts';
import { isClosed } from './contact.ts';

/** The parts of a contact, in the order that keeps her safe: nothing is asked before you understand each other, nor about
 * children before the duty is told. */
export const steps = [
  'safeContact',
  'interpreter',
  'livingTogether',
  'dutyToReport',
  'people',
  'violence',
  'fear',
  'urgency',
  'outcome',
] as const;
export type Step = (typeof steps)[number];
export type StepState = 'done' | 'next' | 'open';

export type StepFacts = {
  readonly contact: Pick<Contact, 'dutyToReportToldAt' | 'livingTogether' | 'childrenKnown' | 'urgency' | 'state'>;
  readonly livingTogetherAsked: boolean;
  readonly hasSafeContact: boolean;
  readonly people: { readonly children: number; readonly useViolence: number };
  readonly violence: number;
  readonly fear: number;
  readonly interpreter: Pick<InterpreterNeed, 'language'> | undefined;
};

/** SoL 19:1: she hears what must be reported before she is asked what she then can't take back. */
export const mayAskAboutChildren = (contact: Pick<Contact, 'dutyToReportToldAt'>): boolean =>
  contact.dutyToReportToldAt !== null;

const isDone: Record<Step, (facts: StepFacts) => boolean> = {
  safeContact: (f) => f.hasSafeContact,
  livingTogether: (f) => f.livingTogetherAsked,
  dutyToReport: (f) => f.contact.dutyToReportToldAt !== null,
  people: (f) => f.people.useViolence > 0 && (f.contact.childrenKnown === 'no' || f.people.children > 0),
  violence: (f) => f.violence > 0,
  fear: (f) => f.fear > 0,
  interpreter: (f) => f.interpreter !== undefined,
  urgency: (f) => f.contact.urgency > 0,
  outcome: (f) => isClosed(f.contact.state) || f.contact.state === 'handedOver',
};

/** Each step with its state, and the first one that is left: what the top of the page says is next. */
export function stepStates(facts: StepFacts): {
  readonly states: Record<Step, StepState>;
  readonly next: Step | undefined;
} {
  const next = steps.find((step) => !isDone[step](facts));
  const stateOf = (step: Step): StepState => {
    if (isDone[step](facts)) return 'done';
    return step === next ? 'next' : 'open';
  };
  return { states: Object.fromEntries(steps.map((step) => [step, stateOf(step)])) as Record<Step, StepState>, next };
}
