import type { Id } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

export type NeedId = Id<'childNeed'>;

/** What a child needs, by area of life. */
export const needAreas = ['safety', 'basicCare', 'health', 'education', 'feelings', 'relations', 'guidance'] as const;
export type NeedArea = (typeof needAreas)[number];

/** In whose words. The child's own come first. */
export const needVoices = ['child', 'guardian', 'school', 'healthCare', 'closePerson', 'worker'] as const;
export type NeedVoice = (typeof needVoices)[number];

export type ChildNeed = {
  readonly id: NeedId;
  readonly area: NeedArea;
  readonly saidBy: NeedVoice;
  readonly words: string;
  readonly at: Instant;
  readonly by: string;
  readonly metAt: Instant | null;
};

/** By area, those that are not met first, and in each the child's own words first. */
export const inOrder = (needs: readonly ChildNeed[]): ChildNeed[] =>
  needs.toSorted(
    (a, b) =>
      Number(a.metAt !== null) - Number(b.metAt !== null) ||
      needAreas.indexOf(a.area) - needAreas.indexOf(b.area) ||
      needVoices.indexOf(a.saidBy) - needVoices.indexOf(b.saidBy),
  );

/** How a child was told: continuously, and so that it can be understood (SoL 3:1–3:3). */
export const toldHow = ['talk', 'play', 'pictures', 'writing', 'interpreter', 'notTold'] as const;
export type ToldHow = (typeof toldHow)[number];
export const understoods = ['yes', 'partly', 'no', 'unknown'] as const;
export type Understood = (typeof understoods)[number];

/** Why a child's opinion is not there. None of them says that it does not matter. */
export const missingOpinions = ['notAsked', 'tooSmall', 'didNotWant', 'notAlone', 'notSafe', 'notReached'] as const;
export type MissingOpinion = (typeof missingOpinions)[number];

export type ChildVoice = {
  readonly id: string;
  readonly told: string | null;
  readonly how: ToldHow;
  readonly understood: Understood;
  readonly opinion: string | null;
  readonly missing: MissingOpinion | null;
  readonly at: Instant;
  readonly by: string;
};

export type VoiceProblem = { readonly field: 'told' | 'how' | 'opinion' | 'missing'; readonly why: 'said' | 'unsaid' };

/** Each child's voice says what it was told and how, and what it thinks or why nobody knows; never both. */
export function voiceProblems(voice: {
  readonly told: string | undefined;
  readonly how: ToldHow;
  readonly opinion: string | undefined;
  readonly missing: MissingOpinion | undefined;
}): VoiceProblem[] {
  const problems: VoiceProblem[] = [];
  if (voice.how === 'notTold' && voice.told) problems.push({ field: 'how', why: 'said' });
  if (voice.how !== 'notTold' && !voice.told) problems.push({ field: 'told', why: 'unsaid' });
  if (!voice.opinion && !voice.missing) problems.push({ field: 'opinion', why: 'unsaid' });
  if (voice.opinion && voice.missing) problems.push({ field: 'missing', why: 'said' });
  return problems;
}

export const schoolKinds = ['preschool', 'school', 'upperSecondary', 'none'] as const;
export type SchoolKind = (typeof schoolKinds)[number];
export const schoolStatuses = [
  'attends',
  'awayForSafety',
  'away',
  'elsewhereForNow',
  'notArranged',
  'notOfAge',
] as const;
export type SchoolStatus = (typeof schoolStatuses)[number];
/** Whether the school knows that nothing may be told to the one who uses violence. */
export const schoolKnows = ['yes', 'no', 'unknown'] as const;

export type Schooling = {
  readonly kind: SchoolKind;
  readonly status: SchoolStatus;
  readonly knows: (typeof schoolKnows)[number];
  readonly words: string | null;
  readonly at: Instant;
  readonly by: string;
};

/** What is missing in a child's own file, in the order in which it is asked for. */
export type OwnGap = 'voice' | 'opinion' | 'needs' | 'schooling' | 'notArranged' | 'schoolUnaware';
export function ownGaps(own: {
  readonly needs: readonly ChildNeed[];
  readonly voices: readonly ChildVoice[];
  readonly schooling: Schooling | undefined;
}): OwnGap[] {
  const { needs, voices, schooling } = own;
  return [
    ...(voices.length === 0 ? (['voice'] as const) : []),
    ...(voices.length > 0 && voices.every(({ opinion }) => opinion === null) ? (['opinion'] as const) : []),
    ...(needs.length === 0 ? (['needs'] as const) : []),
    ...(schooling ? [] : (['schooling'] as const)),
    ...(schooling?.status === 'notArranged' ? (['notArranged'] as const) : []),
    ...(schooling && schooling.kind !== 'none' && schooling.knows !== 'yes' ? (['schoolUnaware'] as const) : []),
  ];
}

/** From fifteen a child speaks for itself in its own matter (SoL 3:4). An age that isn't known counts as younger. */
export const isOwnParty = (age: number | undefined): boolean => age !== undefined && age >= 15;
