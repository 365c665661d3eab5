export { loadProgramme, ProgrammePart, type ProgrammeSummary } from './pages/programme-part.tsx';
export { programmeRoutes } from './routes.ts';
