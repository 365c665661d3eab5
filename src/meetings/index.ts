export { answerTasks } from './answer.ts';
export { chaseInputs, meetingTasks } from './chase-inputs.ts';
export * from './meeting.store.ts';
export * from './meeting.ts';
export { proposeToGroup } from './propose.ts';
export { meetingRoutes } from './routes.ts';
