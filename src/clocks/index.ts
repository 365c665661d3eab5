export * from './clocks.ts';
export { type Happening, happened } from './happened.ts';
export * from './rules.ts';
export { clockTexts } from './text.ts';
