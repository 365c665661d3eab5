export { casefileRoutes } from './routes.ts';
export { beginNote } from './save-note.ts';
