export { findFileSide, setFileSide } from './file-side.store.ts';
export { type FileSide, fileSides } from './file-side.ts';
export { casefileRoutes } from './routes.ts';
export { beginNote } from './save-note.ts';
