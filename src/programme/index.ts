export { loadProgramme, ProgrammePart, type ProgrammeSummary } from './pages/programme-part.tsx';
export { insertEntry, programmeWorkers } from './programme.store.ts';
export {
  daysToOffer,
  type EntryProblem,
  entryProblems,
  entryWays,
  offerDue,
  type ProgrammeWorker,
} from './programme.ts';
export { programmeRoutes } from './routes.ts';
export { programmeTexts } from './texts.ts';
