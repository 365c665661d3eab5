import type { DecisionKind } from '../access/index.ts';
import type { Id, PersonId, StaffId } from '../kernel/ids.ts';
import { dayOf, type Instant, isAtOrAfter, startOfDay } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export type InvestigationId = Id<'investigation'>;
export type CommentId = Id<'comment'>;

/** Of the adult whom the file is about, or of the child. */
export type Subject = 'adult' | 'child';
export type InvestigationState = 'notOpened' | 'writing' | 'review' | 'signed' | 'ended';

/** What became of it. Refused and without help both leave the person with what she had. */
export const outcomes = ['granted', 'refused', 'withoutHelp'] as const;
export type Outcome = (typeof outcomes)[number];

export const dangers = ['yes', 'no', 'unknown'] as const;
export type Danger = (typeof dangers)[number];

export type Investigation = {
  readonly id: InvestigationId;
  readonly subject: Subject;
  readonly state: InvestigationState;
  readonly openedBy: string;
  readonly openedById: StaffId;
  readonly openedAt: Instant;
  readonly basis: string;
  readonly motive: string;
  readonly askedOf: string | null;
  readonly askedOfId: StaffId | null;
  readonly askedById: StaffId | null;
  readonly askedAt: Instant | null;
  readonly danger: Danger | null;
  readonly dangerWords: string | null;
  /** Why it rests on no fresh assessment of risk. */
  readonly riskReason: string | null;
  readonly impactAlone: boolean;
  readonly assessmentId: string | null;
  readonly signedBy: string | null;
  readonly signedAt: Instant | null;
  readonly outcome: Outcome | null;
  readonly endedBy: string | null;
  readonly endedAt: Instant | null;
  readonly endedWords: string | null;
};

/** What is decided at once about what came in (SoL 14:2, 20:2), and by whom. */
export const openingKind = {
  adult: { open: 'openAdultInvestigation', notOpen: 'notOpenAdultInvestigation' },
  child: { open: 'openChildInvestigation', notOpen: 'notOpenChildInvestigation' },
} as const satisfies Record<Subject, Record<'open' | 'notOpen', DecisionKind>>;

/** The parts of the document. The letter is what an address calls a part: it says nothing of what stands there. */
const partCodes = {
  known: 'a',
  violence: 'b',
  risk: 'c',
  needsAcute: 'd',
  needsShort: 'e',
  needsLong: 'f',
  network: 'g',
  parenting: 'h',
  impact: 'i',
  ownView: 'j',
  childVoice: 'k',
  childVoiceMissing: 'l',
  childTold: 'm',
  guardiansView: 'n',
  assessment: 'o',
  proposal: 'p',
} as const;
export type PartKind = keyof typeof partCodes;

const ofBoth = ['known', 'violence', 'risk', 'needsAcute', 'needsShort', 'needsLong', 'network'] as const;
const closing = ['assessment', 'proposal'] as const;

/** Where a part belongs: in an adult's, one part of the analysis for each child. */
export type Place = { readonly part: PartKind; readonly child: PersonId | null };
export const keyOf = ({ part, child }: Place): string => (child ? `${partCodes[part]}.${child}` : partCodes[part]);

/** Every part, in the order in which it is written. Nobody can leave out a child that the file tells of (voices V24). */
export function placesOf(subject: Subject, children: readonly PersonId[]): Place[] {
  const plain = (part: PartKind): Place => ({ part, child: null });
  const own: Place[] =
    subject === 'adult'
      ? [
          ...(children.length > 0 ? [plain('parenting')] : []),
          ...children.map((child): Place => ({ part: 'impact', child })),
          plain('ownView'),
        ]
      : (['parenting', 'childVoice', 'childVoiceMissing', 'childTold', 'guardiansView'] as const).map(plain);
  return [...ofBoth.map(plain), ...own, ...closing.map(plain)];
}

export const findPlace = (code: string | undefined, places: readonly Place[]): Place | undefined =>
  places.find((place) => keyOf(place) === code);

export type Gap =
  | { readonly gap: 'part'; readonly place: Place }
  | { readonly gap: 'riskAssessment' | 'alone' | 'danger' };

export type DocumentFacts = {
  readonly subject: Subject;
  readonly children: readonly PersonId[];
  /** The keys of the parts that hold words. */
  readonly written: ReadonlySet<string>;
  readonly riskAssessed: boolean;
  readonly impactAlone: boolean;
  readonly danger: Danger | null;
};

/** What has to be there before anybody signs. The child's voice, or why it is missing: one of the two. */
export function gapsIn(facts: DocumentFacts): Gap[] {
  const { subject, children, written } = facts;
  const heard = written.has(partCodes.childVoice) || written.has(partCodes.childVoiceMissing);
  const gaps: Gap[] = placesOf(subject, children)
    .filter((place) => {
      if (place.part === 'childVoiceMissing') return false;
      if (place.part === 'childVoice') return !heard;
      return !written.has(keyOf(place));
    })
    .map((place) => ({ gap: 'part', place }));
  if (!facts.riskAssessed) gaps.push({ gap: 'riskAssessment' });
  if (subject === 'adult' && children.length > 0 && !facts.impactAlone) gaps.push({ gap: 'alone' });
  if (subject === 'child' && facts.danger === null) gaps.push({ gap: 'danger' });
  return gaps;
}

export type SignProblem = 'notADraft' | 'gaps' | 'openComments';

/** Signed is what is whole and answers every comment. Whether one has the right is for the delegation table. */
export function maySign(
  state: InvestigationState,
  gaps: readonly Gap[],
  openComments: number,
): Result<true, SignProblem> {
  if (state !== 'writing' && state !== 'review') return err('notADraft');
  if (gaps.length > 0) return err('gaps');
  return openComments > 0 ? err('openComments') : ok(true);
}

const isDraft = (state: InvestigationState): boolean => state === 'writing' || state === 'review';
export const isOngoing = ({ state }: Pick<Investigation, 'state'>): boolean => isDraft(state) || state === 'signed';
export const mayWriteIn = ({ state }: Pick<Investigation, 'state'>): boolean => isDraft(state);

export const isHelpless = (outcome: Outcome | null): boolean => outcome === 'refused' || outcome === 'withoutHelp';

/**
 * Looked into before, and left with what there was: another ending like that is the leader's own, whether it is called a refusal or an
 * end without help (voices V28).
 */
export const needsLeader = (outcome: Outcome, earlier: readonly Pick<Investigation, 'outcome'>[]): boolean =>
  isHelpless(outcome) && earlier.some((one) => isHelpless(one.outcome));

const notOpenedAtMost = 2;
/** Twice within twelve months nobody looked into what came in: the third time is the leader's own too (voices V28). */
export const notOpenedTooOften = (earlier: readonly Instant[], now: Instant): boolean => {
  const from = startOfDay(dayOf(now).subtract({ months: 12 }));
  return earlier.filter((at) => isAtOrAfter(at, from)).length >= notOpenedAtMost;
};

/** Whom the guardians' side of a child's case may be told now: unknown counts as danger. */
export const mayTellGuardians = (danger: Danger | null): boolean => danger === 'no';
