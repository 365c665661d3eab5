export { applicationTexts } from './application-texts.ts';
export { carryInvestigation, joinReports, openFromReport, somethingCameIn } from './came-in.ts';
export { ongoingIn } from './investigation.store.ts';
export type { InvestigationId } from './investigation.ts';
export { giveMoreTime } from './more-time.ts';
export { leftTooOften } from './not-opened.ts';
export { leadersOf, type Right, rightTo } from './rights.ts';
export { investigationRoutes } from './routes.ts';
