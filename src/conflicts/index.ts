export { LeftWords } from './pages/left-words.tsx';
export { concernsMe, type LeftWord, leftWords } from './relation.store.ts';
export { conflictRoutes, passOnAddress } from './routes.tsx';
export { conflictTexts } from './texts.ts';
