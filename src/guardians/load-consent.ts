import type { FileContext, OpenFile } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { loadFileTop } from '../safety/index.ts';
import { type ChildAsked, type Question, questionsIn, whoHasASay } from './guardian.store.ts';
import { type GuardianConsent, weighConsent } from './guardian-consent.ts';
import type { AskedBasis, AskedIntervention } from './guardian-rules.ts';

export type Weighed = { readonly question: Question; readonly consent: GuardianConsent };

/** What was asked for one child, with how it stands today. */
export function weighed(questions: readonly Question[], asked: ChildAsked, now: Instant): Weighed[] {
  return questions.map((question) => ({
    question,
    consent: weighConsent({
      ...question,
      age: asked.age,
      guardians: asked.guardians.map(({ id }) => id),
      says: question.answers,
      on: today(now),
    }),
  }));
}

/**
 * Whether guardians' consent is there for each intervention that was asked about for this child of the file, newest first: for
 * whoever gives one. An intervention that isn't in it has been asked of nobody.
 */
export async function guardianConsent(sql: Sql, file: OpenFile, child: PersonId, now: Instant): Promise<Weighed[]> {
  const [questions, asked] = await Promise.all([
    questionsIn(sql, file, child),
    whoHasASay(sql, file, child, today(now).year),
  ]);
  return weighed(questions, asked, now);
}

/** What the guardians' consent says about giving something to the child whom the file is about. `unseen`: that is for who works with the child. */
export type ChildMayGet = {
  readonly child: PersonId;
  readonly state: GuardianConsent['state'] | 'wayTaken' | 'notAsked' | 'unseen';
};
export const mayGive = ({ state }: Pick<ChildMayGet, 'state'>): boolean =>
  state === 'consented' || state === 'wayTaken';

/**
 * By the newest question on such an intervention: every guardian's yes, or a lawful way that somebody has taken (V22). Nothing for one
 * who is of age. A mistake falls on the side of not giving it.
 */
export async function childMayGet(
  ctx: FileContext,
  wanted: { readonly intervention: AskedIntervention; readonly basis: AskedBasis },
): Promise<ChildMayGet | undefined> {
  const { sql, file, now } = ctx;
  const self = (await loadFileTop(ctx)).people.find(({ part }) => part === 'self');
  if (!self) return undefined;
  if (!file.mayRead('children')) return { child: self.id, state: 'unseen' };
  const asked = await whoHasASay(sql, file, self.id, today(now).year);
  if (asked.age !== undefined && asked.age >= 18) return undefined;
  const all = weighed(await questionsIn(sql, file, self.id), asked, now);
  const one = all.find(
    ({ question }) => question.intervention === wanted.intervention && question.basis === wanted.basis,
  );
  if (!one) return { child: self.id, state: 'notAsked' };
  const { question, consent } = one;
  const taken =
    consent.state === 'barred' &&
    !question.denied &&
    question.ways.some((way) => way.taken && consent.ways.includes(way.way));
  return { child: self.id, state: taken ? 'wayTaken' : consent.state };
}
