import type { JobsDatabase } from '../../platform/database/with-jobs.ts';
import type { Tasks } from '../../platform/jobs/run-jobs.ts';
import { remindOfReviews } from './review.store.ts';

/** A month's control is asked for when the month has ended, and once more when it is late. */
export const logReviewTasks = (jobs: JobsDatabase): Tasks => ({
  logReviews: () => jobs.inOne(({ sql }) => remindOfReviews(sql)),
});
