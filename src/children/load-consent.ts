import type { OpenFile } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { type ChildAsked, type Question, questionsIn, whoHasASay } from './guardian.store.ts';
import { type GuardianConsent, weighConsent } from './guardian-consent.ts';

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
