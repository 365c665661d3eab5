import type { FileContext } from '../../access/index.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { LocationKind } from '../../location/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import type { Decided } from '../decided.store.ts';
import type { Party } from '../decided.ts';
import type { DocumentFacts } from '../load.ts';
import type { DecisionRequest } from '../request.ts';
import type { Right } from '../rights.ts';

export type DocumentProps = {
  ctx: FileContext;
  facts: DocumentFacts;
  signing: Right;
  /** Where the time of a child's investigation may be extended: who may. */
  extending: Right | undefined;
  /** What has been decided on it. */
  decided: readonly Decided[];
  /** What parties have asked to have decided, while it goes on; by when it is answered, and who may refuse it (FL 12). */
  requests:
    | {
        readonly all: readonly DecisionRequest[];
        readonly parties: readonly Party[];
        readonly dueAt: Instant | undefined;
        readonly refusing: Right;
      }
    | undefined;
  /** Which form of the page was refused. */
  refused:
    | { readonly at: 'review' | 'danger' | 'risk' | 'moreTime' | 'request' | 'refusal'; readonly form: FormState }
    | undefined;
  /** Places that the text tells of, to one who may read them. */
  places: readonly LocationKind[];
};
