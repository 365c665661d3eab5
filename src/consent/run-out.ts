import { endRunOut } from '../access/index.ts';
import type { JobsDatabase } from '../platform/database/with-jobs.ts';
import type { Tasks } from '../platform/jobs/run-jobs.ts';

/** Consents whose last day has passed: what rested on them is handed back, and who answers for the file is told. */
export const consentTasks = (jobs: JobsDatabase): Tasks => ({
  consents: () => jobs.inOne(({ sql }) => endRunOut(sql)),
});
