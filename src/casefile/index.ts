export { followUpDays } from './closing/closing.ts';
export { comesBack } from './closing/comes-back.ts';
export { markerWithoutDay } from './marker.ts';
export { insertDraft } from './note.store.ts';
export { contactNotes } from './pages/contact-notes.tsx';
export { Hints } from './pages/hints.tsx';
export { casefileRoutes } from './routes.ts';
export { blockedStaff, insertSidesDecision } from './team.store.ts';
