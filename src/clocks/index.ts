export { type Happening, happened } from './happened.ts';
