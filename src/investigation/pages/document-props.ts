import type { FileContext } from '../../access/index.ts';
import type { LocationKind } from '../../location/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import type { Decided } from '../decided.store.ts';
import type { DocumentFacts } from '../load.ts';
import type { Right } from '../rights.ts';

export type DocumentProps = {
  ctx: FileContext;
  facts: DocumentFacts;
  signing: Right;
  /** Where the time of a child's investigation may be extended: who may. */
  extending: Right | undefined;
  /** What has been decided on it. */
  decided: readonly Decided[];
  /** Which form of the page was refused. */
  refused: { readonly at: 'review' | 'danger' | 'moreTime'; readonly form: FormState } | undefined;
  /** Places that the text tells of, to one who may read them. */
  places: readonly LocationKind[];
};
