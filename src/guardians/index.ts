export {
  answerWay,
  type ChildAsked,
  denyFor,
  insertQuestion,
  type QuestionId,
  sayAnswer,
  whoHasASay,
} from './guardian.store.ts';
export {
  answerProblem,
  childOpinions,
  type GuardianConsent,
  guardianAnswers,
  notAskedBecause,
  waysLeft,
} from './guardian-consent.ts';
export {
  type AskedIntervention,
  askedBases,
  askedInterventions,
  type ConsentWay,
  consentWays,
  guardianReads,
  type WayRule,
  wayRules,
} from './guardian-rules.ts';
export { guardianTexts } from './guardian-texts.ts';
export { type ChildMayGet, childMayGet, guardianConsent, mayGive, type Weighed } from './load-consent.ts';
