export {
  clocksOf,
  endClocksAbout,
  type FileClock,
  handClocksTo,
  moveClock,
  resumeClocksAbout,
  runningKinds,
} from './clocks.store.ts';
export * from './clocks.ts';
export { happened, moveClocks } from './happened.ts';
export * from './rules.ts';
export { clockTexts } from './text.ts';
