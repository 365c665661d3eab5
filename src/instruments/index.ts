export { usableInstruments } from './instrument.store.ts';
export {
  type Instrument,
  inWords,
  isLowerLevel,
  type RiskLevel,
  riskLevels,
  scaleOf,
} from './instrument.ts';
export { AskItem, itemField } from './pages/ask-item.tsx';
export { instrumentRoutes } from './routes.tsx';
export { type Answers, type Score, scoreOf } from './score.ts';
