import { err, ok, type Result } from '../kernel/result.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';

/** Where a contact stands. *Vill inte nu* is an outcome too, and never closes the door. */
export type ContactState =
  | 'received'
  | 'ongoing'
  | 'preliminaryAssessment'
  | 'notNow'
  | 'handedOver'
  | 'filesOpened'
  | 'ended';

export type ContactAct =
  | 'take'
  | 'assessChild'
  | 'handOver'
  | 'leaveForNow'
  | 'openFiles'
  | 'end'
  | 'reopen'
  | 'undoEnd';

/** From where each act is possible, and where it leads. What isn't listed can't be done. */
const moves = {
  take: { from: ['received', 'handedOver', 'ongoing'], to: 'ongoing' },
  assessChild: { from: ['received', 'ongoing', 'handedOver'], to: 'preliminaryAssessment' },
  handOver: { from: ['received', 'ongoing', 'preliminaryAssessment', 'handedOver'], to: 'handedOver' },
  leaveForNow: { from: ['received', 'ongoing', 'handedOver'], to: 'notNow' },
  openFiles: { from: ['received', 'ongoing', 'preliminaryAssessment', 'handedOver'], to: 'filesOpened' },
  end: { from: ['received', 'ongoing', 'preliminaryAssessment', 'handedOver'], to: 'ended' },
  reopen: { from: ['notNow', 'ended'], to: 'received' },
  undoEnd: { from: ['ended', 'notNow'], to: 'ongoing' },
} as const satisfies Record<ContactAct, { from: readonly ContactState[]; to: ContactState }>;

export function moveContact(state: ContactState, act: ContactAct): Result<ContactState, 'notFromHere'> {
  const move: { readonly from: readonly ContactState[]; readonly to: ContactState } = moves[act];
  return move.from.includes(state) ? ok(move.to) : err('notFromHere');
}

export const actsFrom = (state: ContactState): ContactAct[] =>
  (Object.keys(moves) as ContactAct[]).filter((act) => moveContact(state, act).ok);

/** Nothing more is waited for; opened files have clocks of their own. */
export const isClosed = (state: ContactState): boolean =>
  state === 'notNow' || state === 'ended' || state === 'filesOpened';

/** What is known of danger while the contact goes on. Unknown always counts as the worse answer. */
export type UrgencyFacts = {
  readonly livingTogether: YesNoUnknown;
  /** 0–10 as she says it; nothing where she was not asked. */
  readonly fear: number | undefined;
  /** Strangulation, weapon, death threat or danger to life in what was told (safety/violence-vocabulary.ts). */
  readonly grave: boolean;
  readonly ongoing: boolean;
  readonly children: 'notAsked' | YesNoUnknown;
  readonly personInReach: YesNoUnknown;
};
export type UrgencyReason = 'grave' | 'ongoing' | 'afraid' | 'livesTogether' | 'childrenThere' | 'nothingKnown';

/** 3: now, 2: today, 1: within days. */
export type SuggestedUrgency = { readonly urgency: 1 | 2 | 3; readonly because: readonly UrgencyReason[] };

export const livesTogether = (answer: YesNoUnknown): boolean => answer !== 'no';
const maybeChildren = (answer: UrgencyFacts['children']): boolean => answer !== 'no';

/**
 * A suggestion with its reasons; a person sets the urgency and may set it higher or lower. It never says that there is no
 * danger, and a call of which nothing is known is for today.
 */
export function suggestUrgency(facts: UrgencyFacts): SuggestedUrgency {
  const near = livesTogether(facts.livingTogether) || facts.personInReach !== 'no';
  const now: UrgencyReason[] = [
    ...(facts.ongoing ? (['ongoing'] as const) : []),
    ...(facts.grave && near ? (['grave'] as const) : []),
    ...((facts.fear ?? 0) >= 8 && near ? (['afraid'] as const) : []),
  ];
  if (now.length > 0) return { urgency: 3, because: now };
  const today: UrgencyReason[] = [
    ...(facts.grave ? (['grave'] as const) : []),
    ...((facts.fear ?? 0) >= 5 ? (['afraid'] as const) : []),
    ...(livesTogether(facts.livingTogether) ? (['livesTogether'] as const) : []),
    ...(near && maybeChildren(facts.children) ? (['childrenThere'] as const) : []),
    ...(facts.fear === undefined ? (['nothingKnown'] as const) : []),
  ];
  return today.length > 0 ? { urgency: 2, because: today } : { urgency: 1, because: [] };
}

/** What must have an answer before a contact may be left, by the way in which it is left. "Couldn't ask, because" is one. */
export type EndFacts = {
  readonly safeContactAnswered: boolean;
  readonly childrenKnown: 'notAsked' | YesNoUnknown;
  readonly children: readonly { readonly protectionAssessed: boolean; readonly concernAnswered: boolean }[];
  readonly adultProtectionAssessed: boolean;
  readonly urgencySet: boolean;
  readonly ownerNamed: boolean;
  readonly outcomeInWords: boolean;
  readonly informationGiven: boolean;
};
export type MissingAnswer =
  | 'safeContact'
  | 'children'
  | 'childProtection'
  | 'concernReport'
  | 'adultProtection'
  | 'urgency'
  | 'owner'
  | 'outcome'
  | 'information';

const needed: Record<'handOver' | 'leaveForNow' | 'openFiles' | 'end', readonly MissingAnswer[]> = {
  // The next one takes over what is open, but never without knowing how she may be reached.
  handOver: ['safeContact', 'urgency', 'owner'],
  // She may say no for herself; a child's protection and the duty to report do not wait for her yes (SoL 19:1, 20:1).
  leaveForNow: ['safeContact', 'children', 'adultProtection', 'childProtection', 'concernReport', 'information'],
  openFiles: ['safeContact', 'urgency', 'owner'],
  end: ['safeContact', 'children', 'adultProtection', 'childProtection', 'concernReport', 'outcome'],
};

const isMissing: Record<MissingAnswer, (facts: EndFacts) => boolean> = {
  safeContact: (facts) => !facts.safeContactAnswered,
  children: (facts) =>
    facts.childrenKnown === 'notAsked' || (facts.childrenKnown === 'yes' && facts.children.length === 0),
  childProtection: (facts) => facts.children.some((child) => !child.protectionAssessed),
  concernReport: (facts) => facts.children.some((child) => !child.concernAnswered),
  adultProtection: (facts) => !facts.adultProtectionAssessed,
  urgency: (facts) => !facts.urgencySet,
  owner: (facts) => !facts.ownerNamed,
  outcome: (facts) => !facts.outcomeInWords,
  information: (facts) => !facts.informationGiven,
};

/** In the order in which they are asked; empty when the contact may be left that way. */
export const missingBefore = (act: keyof typeof needed, facts: EndFacts): MissingAnswer[] =>
  needed[act].filter((answer) => isMissing[answer](facts));
