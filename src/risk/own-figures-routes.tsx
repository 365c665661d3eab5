import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  type StaffRoute,
} from '../access/index.ts';
import { loadOwnFigures, type OwnFigures } from './own-figures.store.ts';
import { OwnFiguresPage } from './pages/own-figures-page.tsx';
import type { RatingForms } from './pages/rating-part.tsx';
import { saveRating } from './save-rating.ts';

const reads = { who: 'file', reads: ['identity', 'protection'] } as const;
const purpose = 'casework';
const path = '/akt/:file/siffror';

/** The figures of one who uses violence, in that file alone: no page of anybody exposed reads them, and no risk follows from them. */
export const ownFiguresRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'risk.figuresRead',
    purpose,
    handle: ofThatSide(async (ctx) => page(draw(ctx, await loadOwnFigures(ctx)))),
  }),
  fileCommand({
    path,
    access: { ...reads, writes: ['protection'] },
    audit: 'risk.figuresRated',
    purpose,
    handle: ofThatSide(async (ctx) => {
      const facts = await loadOwnFigures(ctx);
      return saveRating(ctx, {
        ...facts,
        again: (forms) => invalid(draw(ctx, facts, forms)),
        back: `/akt/${ctx.file.id}/siffror`,
      });
    }),
  }),
];

function ofThatSide(handle: (ctx: FileContext) => Promise<Answer>) {
  return async (ctx: FileContext): Promise<Answer> =>
    ctx.file.kind === 'person' && ctx.file.side === 'perpetrator' ? handle(ctx) : missing;
}

const draw = (ctx: FileContext, facts: OwnFigures, forms: RatingForms = {}) => (
  <OwnFiguresPage ctx={ctx} facts={facts} forms={forms} />
);
