export { readLog } from './log-reader.store.ts';
export { logReviewRoutes } from './review-routes.tsx';
export { logReviewTasks } from './review-tasks.ts';
export { startSealing } from './seal.ts';
export { type Checked, verify } from './verify.ts';
export { verifyLog } from './verify-log.ts';
export { type Head as LogHead, readHead, WitnessFile } from './witness.ts';
