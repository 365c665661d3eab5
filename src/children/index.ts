export type { ChildLine } from './children-lines.ts';
export { childrenStand } from './children-stand.ts';
export { moveReport } from './concern.store.ts';
export type { NextAct } from './concern.ts';
export { ChildrenLines } from './pages/children-lines.tsx';
export { reportAct } from './report-act.ts';
export { childrenRoutes, loadChildLines } from './routes.tsx';
export { childrenTexts } from './texts.ts';
