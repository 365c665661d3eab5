export { WithheldLine } from './pages/withheld-line.tsx';
export { withholdingRoutes } from './routes.tsx';
export { textsWithheldFrom, withheldIn, withhold } from './withheld.store.ts';
export type { ItemId, Withheld } from './withholding.ts';
