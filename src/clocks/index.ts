export { clocksOf, type FileClock, handClocksTo, moveClock, runningKinds } from './clocks.store.ts';
export * from './clocks.ts';
export { type Happening, happened, moveClocks } from './happened.ts';
export * from './rules.ts';
export { clockTexts } from './text.ts';
