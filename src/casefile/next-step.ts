import type { ClockKind } from '../clocks/index.ts';

/** What is known of the file when the next step is chosen; what the viewer may not read is not counted as missing. */
export type NextStepFacts = {
  readonly mayWrite: boolean;
  readonly closed: boolean;
  readonly safeContact: 'unreadable' | 'missing' | 'locked' | 'old' | 'fresh';
  /** Clocks that still run, by deadline. */
  readonly clocks: readonly {
    readonly kind: ClockKind;
    readonly about: string | null;
    readonly state: 'breached' | 'dueToday' | 'later';
  }[];
  readonly ownDrafts: number;
  readonly account: 'unreadable' | 'none' | 'draft' | 'unconfirmed' | 'confirmed';
  readonly responsible: boolean;
  readonly responsibleHasDeputy: boolean;
  readonly mayStaffTeam: boolean;
  readonly plan: 'unreadable' | 'empty' | 'overdue' | 'going';
};

export type NextStep =
  | { readonly kind: 'askSafeContact' | 'askSafeContactAgain' }
  | {
      readonly kind: 'clock';
      readonly clock: ClockKind;
      readonly about: string | null;
      readonly state: 'breached' | 'dueToday' | 'later';
    }
  | {
      readonly kind:
        | 'nameResponsible'
        | 'nameDeputy'
        | 'signDraft'
        | 'writeAccount'
        | 'finishAccount'
        | 'confirmAccount'
        | 'catchUpPlan'
        | 'makePlan'
        | 'nothing';
    };

/**
 * The one thing to do now. Life first, then what the law counts, then who answers, then what is half done: in that order,
 * because a page that asks for everything at once is read by nobody.
 */
export function nextStep(facts: NextStepFacts): NextStep {
  if (!facts.mayWrite) return { kind: 'nothing' };
  const breached = facts.clocks.find(({ state }) => state === 'breached');
  // Protection that is late goes before how to call: the call itself asks how it is safe to call.
  if (breached) return { kind: 'clock', clock: breached.kind, about: breached.about, state: 'breached' };
  if (facts.closed) return dueNow(facts) ?? { kind: 'nothing' };
  if (facts.safeContact === 'missing' || facts.safeContact === 'locked') return { kind: 'askSafeContact' };
  const today = dueNow(facts);
  if (today) return today;
  if (facts.mayStaffTeam && !facts.responsible) return { kind: 'nameResponsible' };
  if (facts.mayStaffTeam && !facts.responsibleHasDeputy) return { kind: 'nameDeputy' };
  if (facts.safeContact === 'old') return { kind: 'askSafeContactAgain' };
  if (facts.ownDrafts > 0) return { kind: 'signDraft' };
  if (facts.account === 'none') return { kind: 'writeAccount' };
  if (facts.account === 'draft') return { kind: 'finishAccount' };
  if (facts.account === 'unconfirmed') return { kind: 'confirmAccount' };
  if (facts.plan === 'overdue') return { kind: 'catchUpPlan' };
  if (facts.plan === 'empty') return { kind: 'makePlan' };
  const later = facts.clocks[0];
  return later ? { kind: 'clock', clock: later.kind, about: later.about, state: 'later' } : { kind: 'nothing' };
}

function dueNow({ clocks }: NextStepFacts): NextStep | undefined {
  const today = clocks.find(({ state }) => state === 'dueToday');
  return today && { kind: 'clock', clock: today.kind, about: today.about, state: 'dueToday' };
}
