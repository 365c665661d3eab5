export { readPackage } from './archive-package.ts';
export { type CarriedOut, carryOutDisposals, foreseeDisposals } from './carry-out.ts';
export { marksOf, setMarks } from './disposal.store.ts';
export { adviceKeptFor, type MarkKind, markKinds } from './retention.ts';
export { retentionRoutes } from './routes.tsx';
export { retentionTexts } from './texts.ts';
