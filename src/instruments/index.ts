export { usableInstruments } from './instrument.store.ts';
export {
  type Audience,
  hasWording,
  type Instrument,
  inWords,
  isLowerLevel,
  type RiskLevel,
  riskLevels,
  scaleOf,
} from './instrument.ts';
export { AskItem, itemField } from './pages/ask-item.tsx';
export { instrumentRoutes } from './routes.tsx';
export { type Answers, rangeOf, type Score, scoreOf } from './score.ts';
export { instrumentTexts } from './texts.ts';
