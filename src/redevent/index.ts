export {
  insertRedEvent,
  loadRedEvents,
  responsibleFor,
  takeBack,
  waitingRedEvents,
} from './red-event.store.ts';
export {
  answeredNow,
  assessBy,
  type Red,
  type RedEvent,
  type RedEventId,
  type RedEventKind,
  redEventKinds,
  type WaitingRed,
} from './red-event.ts';
export { redden } from './redden.ts';
export { becauseOf, redEventTexts } from './texts.ts';
