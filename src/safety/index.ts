export { addressOf, inBothKinds } from './both-kinds.ts';
export { carryAsked } from './carry-asked.ts';
export { askAgain, insertMade, letDeciderGo, letDeciderIn, loadDeciders, loadDecisions } from './decision.store.ts';
export { type Decision, type DecisionId, looksLikeAddress } from './decision.ts';
export { type DecidingPerson, deciderInWords, decidersInWords, decidersOf, decisionTexts } from './decision-texts.ts';
export { type FileTopFacts, loadFileTop } from './file-top.store.ts';
export { findInterpreter, type InterpreterNeed, insertInterpreter } from './interpreter.store.ts';
export {
  interpretedLanguage,
  interpreterInWords,
  interpreterItem,
  interpreterNeeded,
  interpreterTexts,
} from './interpreter-words.ts';
export * from './levelling-text.ts';
export * from './levelling-words.ts';
export { PausedAssessments } from './pages/paused-assessments.tsx';
export { SafeContactSummary } from './pages/safe-contact-summary.tsx';
export { SafetyPage } from './pages/safety-page.tsx';
export { DecidedLines, PromisedLines } from './pages/said.tsx';
export { Tick } from './pages/tick.tsx';
export { ViolenceLines } from './pages/violence-lines.tsx';
export { WarningLine, Warnings } from './pages/warnings.tsx';
export { findPerson, type Protected } from './people.store.ts';
export { loadSteps } from './placement.store.ts';
export { ends, isChildsPlace } from './placement.ts';
export { loadPromises } from './promise.store.ts';
export type { Promised } from './promise.ts';
export { type Assessment, type Mode, modes, standingOf } from './protection.ts';
export { protectionTexts } from './protection-texts.ts';
export { safetyRoutes } from './routes.ts';
export { loadSafeContact } from './safe-contact.store.ts';
export * from './safe-contact.ts';
export { safeContactInWords } from './safe-contact-words.ts';

export { nameOf, safetyTexts } from './texts.ts';
export {
  dateViolence,
  insertViolence,
  type ViolenceTold,
  type ViolenceWritten,
  violenceTold,
} from './violence-told.store.ts';

export * from './violence-vocabulary.ts';
export * from './violence-words.ts';
export { loadWarnings, type Warning, warningOf } from './warning.store.ts';
export { redOfWarning } from './warning.ts';
