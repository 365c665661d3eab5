import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Id } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

export type ConsultationId = Id<'consultation'>;
export type ConsultationPartId = Id<'consultationPart'>;

/** How they met; where is nobody's business here. */
export const consultationForms = ['inPerson', 'video', 'phone'] as const;
export type ConsultationForm = (typeof consultationForms)[number];

/** By what right we told the others of the child (OSL 12:2, 10:21, 26:9, 10:28). */
export const consultationGrounds = [
  'secrecyWaiver',
  'crimeAgainstMinor',
  'necessaryCareMinor',
  'statutoryDuty',
] as const;
export type ConsultationGround = (typeof consultationGrounds)[number];

export const authorities = [
  'socialServices',
  'police',
  'prosecutor',
  'healthCare',
  'childPsychiatry',
  'school',
  'otherAuthority',
] as const;
export type Authority = (typeof authorities)[number];

export const unheardBecause = ['notAsked', 'tooSmall', 'didNotWant', 'notAlone', 'notSafe', 'notReached'] as const;
export type UnheardBecause = (typeof unheardBecause)[number];

export type ConsultationPart = {
  readonly id: ConsultationPartId;
  readonly authority: Authority;
  /** Role, and name where it is known. */
  readonly who: string | null;
  /** What another authority does; ours is an action of the plan. */
  readonly task: string | null;
  readonly dueOn: CalendarDay | null;
  readonly doneAt: Instant | null;
  readonly actionId: string | null;
};

export type Consultation = {
  readonly id: ConsultationId;
  readonly heldOn: CalendarDay;
  readonly form: ConsultationForm;
  readonly ground: ConsultationGround;
  readonly decided: string;
  readonly tell: string;
  readonly teller: Authority;
  readonly opinion: string | null;
  readonly missing: UnheardBecause | null;
  readonly reviewOn: CalendarDay | null;
  readonly reviewWords: string | null;
  readonly policeEndedOn: CalendarDay | null;
  readonly policeWords: string | null;
  readonly childToldAt: Instant | null;
  readonly childToldWords: string | null;
  readonly by: string;
  readonly at: Instant;
  readonly parts: readonly ConsultationPart[];
};

/** One authority's line of the form. */
export type PartTyped<Owner extends string = string> = {
  readonly authority: Authority;
  readonly who: string | undefined;
  readonly task: string | undefined;
  readonly dueOn: CalendarDay | undefined;
  readonly owner: Owner | undefined;
};

export type PartProblem = {
  readonly field: `rows.${Authority}.${'who' | 'task' | 'dueOn' | 'owner'}` | '';
  readonly why: 'nobodyElse' | 'noDay' | 'noOwner' | 'noTask';
};

type LineProblem = { readonly field: 'task' | 'dueOn' | 'owner'; readonly why: 'noDay' | 'noOwner' | 'noTask' };

/** What nobody does by a day is not a task; what is ours has one who does it. */
const lineProblems = ({ authority, task, dueOn, owner }: PartTyped): LineProblem[] => [
  ...(task && !dueOn ? [{ field: 'dueOn', why: 'noDay' } as const] : []),
  ...(task && !owner && authority === 'socialServices' ? [{ field: 'owner', why: 'noOwner' } as const] : []),
  ...(!task && (dueOn || owner) ? [{ field: 'task', why: 'noTask' } as const] : []),
];

type Task<Owner extends string> = { readonly words: string; readonly dueOn: CalendarDay } & (
  | { readonly by: 'us'; readonly owner: Owner }
  | { readonly by: 'them' }
);
/** What somebody does by a day: ours where it is the social services' and one of us does it, theirs otherwise. */
export function taskOf<Owner extends string>({
  authority,
  task: words,
  dueOn,
  owner,
}: PartTyped<Owner>): Task<Owner> | undefined {
  if (words === undefined || dueOn === undefined) return undefined;
  return authority === 'socialServices' && owner ? { words, dueOn, by: 'us', owner } : { words, dueOn, by: 'them' };
}

/** A consultation is held with somebody else. */
export function partProblems(parts: readonly PartTyped[]): PartProblem[] {
  const others = parts.some(({ authority, who }) => authority !== 'socialServices' && who !== undefined);
  return [
    ...(others ? [] : [{ field: '', why: 'nobodyElse' } as const]),
    ...parts.flatMap((part) =>
      lineProblems(part).map(({ field, why }) => ({ field: `rows.${part.authority}.${field}`, why }) as const),
    ),
  ];
}

/** What comes to be theirs or ours afterwards is something to do. */
export const laterProblems = (part: PartTyped): LineProblem[] =>
  part.task ? lineProblems(part) : [{ field: 'task', why: 'noTask' }];

/** The police were there, and nobody has written that theirs has ended. */
export const waitsForPolice = ({ parts, policeEndedOn }: Consultation): boolean =>
  policeEndedOn === null && parts.some(({ authority }) => authority === 'police');

/** What the child says, or why nobody knows: one of the two, and never both. */
export const voiceProblem = (voice: {
  readonly opinion: string | undefined;
  readonly missing: string | undefined;
}): 'unsaid' | 'both' | undefined =>
  voice.opinion === undefined && voice.missing === undefined
    ? 'unsaid'
    : voice.opinion !== undefined && voice.missing !== undefined
      ? 'both'
      : undefined;

/** The police have ended theirs, and nobody has told the child yet. */
export const waitsToBeTold = ({ policeEndedOn, childToldAt }: Consultation): boolean =>
  policeEndedOn !== null && childToldAt === null;
