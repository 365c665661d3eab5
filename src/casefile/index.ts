export { contactNotes } from './pages/contact-notes.tsx';
export { casefileRoutes } from './routes.ts';
