import type { Instrument } from '../instruments/index.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

/** A talk and a judgement, with no list of questions: what many do, and better written down than left out. */
export const withoutInstrument: Instrument = {
  id: 'talk',
  version: '1',
  kind: 'structured',
  audience: 'adult',
  title: { sv: sv.noItems, en: en.noItems },
  licence: 'EUPL-1.2',
  scales: {},
  items: [],
  reversed: [],
  subscales: [],
  formula: 'none',
  thresholds: [],
  judgements: [],
};
