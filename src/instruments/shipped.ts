import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getOk } from '../kernel/result.ts';
import { root } from '../platform/root.ts';
import { checkInstrument } from './check-instrument.ts';
import { hasWording, type Instrument } from './instrument.ts';

const names = [
  'wellbeing',
  'fear',
  'violence',
  'own-violence',
  'own-control',
  'risk-picture',
  'everyday-control',
  'childFeels',
  'childSafeHome',
  'childTrusts',
  'smallChild',
  'freda-short',
  'freda-description',
  'freda-danger',
  'danger-assessment',
  'sara-sv',
  'patriark',
  'irisk',
  'wai-sr',
  'wai-s-client',
  'wai-s-worker',
  'wai',
] as const;

export const shippedFile = (name: string): string =>
  readFileSync(join(root, 'src/instruments/shipped', `${name}.json`), 'utf8');

/** What comes with the program: our own wording, ready; and structures of others', whose words only a municipality with the right loads. */
export const shipped: readonly Instrument[] = names.map((name) =>
  getOk(checkInstrument(shippedFile(name), true), `the shipped instrument ${name}`),
);

export const shippedReady: readonly Instrument[] = shipped.filter(hasWording);
