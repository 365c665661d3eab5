import type { DecisionKind, FileContext } from '../../access/index.ts';
import type { FileClock } from '../../clocks/index.ts';
import type { ConsentNow } from '../../consent/index.ts';
import type { LocationKind } from '../../location/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import type { Decision } from '../../safety/index.ts';
import type { Withheld } from '../../withholding/index.ts';
import type { Appeal } from '../appeal.ts';
import type { Decided, DecisionLetter, Receipt } from '../decided.store.ts';
import type { Party } from '../decided.ts';
import type { DocumentFacts } from '../load.ts';
import type { Right } from '../rights.ts';

export type DecidedProps = {
  ctx: FileContext;
  facts: DocumentFacts;
  decided: Decided;
  decision: Decision;
  parties: readonly Party[];
  letter: DecisionLetter | undefined;
  receipts: readonly Receipt[];
  clocks: readonly FileClock[];
  withheld: readonly Withheld[];
  /** What the person has said about who may see what. */
  said: readonly ConsentNow[];
  /** What has been appealed of it, the oldest first; and who may answer. */
  appeals: readonly Appeal[];
  rights: ReadonlyMap<DecisionKind, Right> | undefined;
  /** Which kinds of place the words that were typed tell. */
  places: readonly LocationKind[];
  form?: FormState | undefined;
  formOf?: string | undefined;
};

/** A part of the page: where its forms go, and whether the reader may write. */
export type Part = DecidedProps & { at: string; writes: boolean };
