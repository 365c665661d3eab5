import type { NextAct } from '../children/index.ts';
import type { InterpreterNeed } from '../safety/index.ts';
import type { Contact } from './contact.store.ts';
import { isClosed } from './contact.ts';

/** The parts of a first call, in the order that keeps her safe: nothing is asked before you understand each other, nor about
 * children before the duty is told. */
export const callSteps = [
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

/**
 * A contact that a concern report made has nobody on the phone: what is known is what the report says. Whom it concerns, and who needs
 * protection, is seen to at once (SoL 20:1), and whoever reported is answered (SoL 19:6).
 */
export const reportSteps = [
  'report',
  'people',
  'violence',
  'protection',
  'safeContact',
  'urgency',
  'feedback',
  'outcome',
] as const;
export type Step = (typeof callSteps)[number] | (typeof reportSteps)[number];

const stepsOf = ({ report }: Pick<StepFacts, 'report'>): readonly Step[] =>
  report === undefined ? callSteps : reportSteps;
export type StepState = 'done' | 'next' | 'open';

export type StepFacts = {
  readonly contact: Pick<Contact, 'dutyToReportToldAt' | 'livingTogether' | 'childrenKnown' | 'urgency' | 'state'>;
  readonly livingTogetherAsked: boolean;
  readonly hasSafeContact: boolean;
  readonly people: { readonly children: number; readonly useViolence: number; readonly selfNamed: boolean };
  readonly violence: number;
  readonly fear: number;
  readonly interpreter: Pick<InterpreterNeed, 'language'> | undefined;
  /** What the concern report that made this contact waits for; nothing where none did. */
  readonly report: NextAct | undefined;
  /** An assessment of protection is to be made. */
  readonly protectionWaits: boolean;
};

/**
 * SoL 19:1: she hears what must be reported before she is asked what she then can't take back. Of whoever has reported nothing more is
 * to be said.
 */
export const mayAskAboutChildren = (facts: {
  readonly contact: Pick<Contact, 'dutyToReportToldAt'>;
  readonly report: NextAct | undefined;
}): boolean => facts.contact.dutyToReportToldAt !== null || facts.report !== undefined;

const isDone: Record<Step, (facts: StepFacts) => boolean> = {
  safeContact: (f) => f.hasSafeContact,
  livingTogether: (f) => f.livingTogetherAsked,
  dutyToReport: (f) => f.contact.dutyToReportToldAt !== null,
  people: (f) =>
    f.report !== undefined
      ? f.people.selfNamed
      : f.people.useViolence > 0 && (f.contact.childrenKnown === 'no' || f.people.children > 0),
  violence: (f) => f.violence > 0,
  fear: (f) => f.fear > 0,
  interpreter: (f) => f.interpreter !== undefined,
  urgency: (f) => f.contact.urgency > 0,
  report: (f) => f.report !== 'receive',
  protection: (f) => !f.protectionWaits,
  feedback: (f) => f.report === 'none',
  outcome: (f) => isClosed(f.contact.state) || f.contact.state === 'handedOver',
};

/** Each step with its state, and the first one that is left: what the top of the page says is next. */
export function stepStates(facts: StepFacts): {
  readonly states: ReadonlyMap<Step, StepState>;
  readonly next: Step | undefined;
} {
  const steps = stepsOf(facts);
  const next = steps.find((step) => !isDone[step](facts));
  const stateOf = (step: Step): StepState => {
    if (isDone[step](facts)) return 'done';
    return step === next ? 'next' : 'open';
  };
  return { states: new Map(steps.map((step) => [step, stateOf(step)])), next };
}
