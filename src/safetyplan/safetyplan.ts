import type { Temporal } from 'temporal-polyfill';
import type { FileSide } from '../access/index.ts';
import type { Id, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export type SafetyPlanId = Id<'safetyPlan'>;
export type PaperId = Id<'safetyPlanPaper'>;

/** What is asked, part by part. Each answer is hers; none has to be given. */
export const questions = {
  adult: ['signs', 'do', 'out', 'people'],
  child: ['knows', 'call', 'fetch'],
  work: ['who', 'way'],
  phone: ['shared', 'safe'],
  /** Children who are handed over to the other parent (voices V12). */
  handover: ['when', 'where', 'third', 'wrong'],
} as const;
export type PlanPart = keyof typeof questions;
export const ownParts = ['adult', 'work', 'phone', 'handover'] as const satisfies readonly PlanPart[];
export type OwnPart = (typeof ownParts)[number];
export type Question = (typeof questions)[PlanPart][number];

export type Answers = Readonly<Partial<Record<Question, string>>>;
export type PlanBody = Readonly<Record<OwnPart, Answers>> & {
  readonly children: readonly { readonly personId: PersonId; readonly answers: Answers }[];
};

/** Whether she has been part of it: a plan that she has not seen is ours, and leaves on no paper. */
export const madeHows = ['together', 'byPhone', 'notSeen'] as const;
export type MadeHow = (typeof madeHows)[number];

export type SafetyPlan = {
  readonly id: SafetyPlanId;
  readonly version: number;
  readonly madeHow: MadeHow;
  readonly body: PlanBody;
  readonly reviewOn: Temporal.PlainDate;
  readonly at: Instant;
  readonly by: string;
};

export const textsIn = (body: PlanBody): string[] =>
  [...ownParts.map((part) => body[part]), ...body.children.map(({ answers }) => answers)].flatMap((answers) =>
    Object.values(answers),
  );

export type BodyProblem = { readonly field: 'empty' } | { readonly field: 'handover'; readonly missing: Question };

/** A hand-over with no third person, or no word on what to do when it goes wrong, is none. */
export function checkBody(body: PlanBody): Result<PlanBody, BodyProblem> {
  if (textsIn(body).length === 0) return err({ field: 'empty' });
  const given = Object.keys(body.handover).length;
  const missing = questions.handover.find((question) => body.handover[question] === undefined);
  return given > 0 && missing ? err({ field: 'handover', missing }) : ok(body);
}

/** Where the paper will lie. From the last two nothing is printed: whoever uses violence finds it there. */
export const paperPlaces = ['withUs', 'withTrusted', 'carried', 'ownHome', 'sharedHome', 'notSure'] as const;
export type PaperPlace = (typeof paperPlaces)[number];
export const safePlaces = ['withUs', 'withTrusted', 'carried', 'ownHome'] as const satisfies readonly PaperPlace[];
export type SafePlace = (typeof safePlaces)[number];
export const isSafePlace = (place: PaperPlace): place is SafePlace => safePlaces.some((one) => one === place);

/** What of this plan can stand on a paper: 'adult', or 'child:' and whose it is. */
export const printableParts = (body: PlanBody): string[] => [
  ...ownParts.filter((part) => linesOf(body, part).length > 0),
  ...body.children.map(({ personId }) => `child:${personId}`).filter((part) => linesOf(body, part).length > 0),
];

/** The lines of a part as they are printed: the answers alone, and of a hand-over never where. */
export function linesOf(body: PlanBody, part: string): string[] {
  const child = body.children.find(({ personId }) => part === `child:${personId}`);
  const own = ownParts.find((one) => one === part);
  const [asked, answers] = child ? [questions.child, child.answers] : own ? [questions[own], body[own]] : [[], {}];
  return (asked as readonly Question[])
    .filter((question) => question !== 'where')
    .flatMap((question) => (answers as Answers)[question] ?? []);
}

const tellingStems = [
  'våld',
  'hot',
  'slå',
  'slag',
  'polis',
  'social',
  'soc',
  'jour',
  'skydd',
  'kontaktförbud',
  'anmäl',
];
/** Words by which a paper that is found says what it is about. */
export const tellingWordsIn = (lines: readonly string[]): string[] => [
  ...new Set(
    lines
      .join(' ')
      .toLocaleLowerCase('sv')
      .split(/[^\p{L}]+/u)
      .filter((word) => tellingStems.some((stem) => word.startsWith(stem))),
  ),
];

type Of = { readonly kind: string; readonly side: FileSide | undefined };

/** In the file of one who uses violence there is none. */
export const mayHaveSafetyPlan = ({ kind, side }: Of): boolean => kind === 'person' && side !== 'perpetrator';

/** A child's own file holds the child's part alone: what the parent does stands in the parent's file. */
export const isOfChild = ({ side }: Of): boolean => side === 'childWitness';

/** Nothing is printed from a child's file: whoever fetches the child's things finds it, and guardians may ask to read the file. */
export const mayPrintSafetyPlan = (file: Of): boolean => mayHaveSafetyPlan(file) && !isOfChild(file);
