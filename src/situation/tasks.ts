import type { JobsDatabase } from '../platform/database/with-jobs.ts';
import type { Tasks } from '../platform/jobs/run-jobs.ts';
import { carrySteps } from './step.store.ts';

/** Steps are carried over the wall, and what may be said of them back. */
export const situationTasks = (jobs: JobsDatabase): Tasks => ({
  steps: () => jobs.inOne(({ sql }) => carrySteps(sql)),
});
