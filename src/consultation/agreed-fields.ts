import type { Temporal } from 'temporal-polyfill';
import type { FileContext } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { StaffId } from '../kernel/ids.ts';
import { calendarDay, oneOf } from '../platform/web/form.ts';
import { consultationTexts } from './texts.ts';

// What is typed of what was agreed: a day that is not over, one that has been, and one of those who may hold a thing.

export const ahead = (ctx: FileContext) => {
  const day = today(ctx.now);
  return calendarDay({ today: day, leaning: 'future' }).refine(
    (due: Temporal.PlainDate) => day.until(due).sign >= 0,
    consultationTexts(ctx.language).dayPassed,
  );
};

export const been = (ctx: FileContext) => {
  const day = today(ctx.now);
  return calendarDay({ today: day, leaning: 'past' }).refine(
    (on: Temporal.PlainDate) => on.until(day).sign >= 0,
    consultationTexts(ctx.language).dayAhead,
  );
};

export const ownerOf = (ctx: FileContext, { owners }: { readonly owners: readonly { readonly id: StaffId }[] }) =>
  oneOf(
    owners.map(({ id }) => id),
    { missing: consultationTexts(ctx.language).ownerMissing },
  );
