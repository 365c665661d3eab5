export { applicationTexts } from './application-texts.ts';
export { carryInvestigation, openFromReport, somethingCameIn } from './came-in.ts';
export { giveMoreTime } from './more-time.ts';
export { type Right, rightTo } from './rights.ts';
export { investigationRoutes } from './routes.ts';
