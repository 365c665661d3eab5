import type { FileTopFacts } from '../safety/index.ts';
import type { WholeRisk } from './risk.store.ts';
import type { Risk } from './risk.ts';

/** One assessment of the open file, with all that was asked in it. */
export type Found = {
  readonly top: FileTopFacts;
  readonly risk: Risk;
  readonly whole: WholeRisk;
  readonly all: readonly Risk[];
};
