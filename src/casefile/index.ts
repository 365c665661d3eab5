export { findFileSide, setFileSide } from './file-side.store.ts';
export { type FileSide, fileSides } from './file-side.ts';
export { beginNote } from './save-note.ts';
