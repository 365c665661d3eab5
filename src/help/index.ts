export { helpLines, staleLines } from './help-lines.ts';
export { type LocalHelp, type LocalHelpKind, missingLocalHelp } from './local-help.ts';
export { type HelpServices, helpRoutes } from './routes.tsx';
