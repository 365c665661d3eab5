export {
  clocksOf,
  endClock,
  endClocksAbout,
  type FileClock,
  handClocksTo,
  moveClock,
  resumeClocksAbout,
  runningKinds,
} from './clocks.store.ts';
export * from './clocks.ts';
export { extendClock } from './extend-clock.ts';
export { type Happening, happened, moveClocks, type Started } from './happened.ts';
export * from './rules.ts';
export { startClocksAgain } from './start-again.ts';
export { clockTexts } from './text.ts';
