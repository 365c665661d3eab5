import { dayOf, type Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { JobsDatabase } from '../platform/database/with-jobs.ts';
import type { Tasks } from '../platform/jobs/run-jobs.ts';
import { askInputs, nextMeetings } from './calling.store.ts';
import { inputStage } from './meeting.ts';

/** Five working days before a meeting each unit is asked for input, two before it is asked again where it is missing (F31). */
export async function chaseInputs(sql: Sql, now: Instant): Promise<void> {
  for (const { meeting, startsAt } of await nextMeetings(sql)) {
    const stage = inputStage(dayOf(now), dayOf(startsAt));
    if (stage !== 'notYet') await askInputs(sql, meeting, stage === 'chase');
  }
}

export const meetingTasks = (jobs: JobsDatabase): Tasks => ({
  inputs: () => jobs.inOne(({ sql, now }) => chaseInputs(sql, now)),
});
