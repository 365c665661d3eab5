export { linesFor, nearestLine, staleLines } from './help-lines.ts';
export { missingLocalHelp } from './local-help.ts';
export { helpRoutes } from './routes.tsx';
