import type { FileContext } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Instant } from '../kernel/instant.ts';
import { assessBy, insertRedEvent, type RedEventKind, responsibleFor } from '../redevent/index.ts';

/** What changes the threat, written down; answers when the risk must have been assessed anew. */
export async function tellRedEvent(
  ctx: FileContext,
  event: { readonly kind: RedEventKind; readonly onDay: CalendarDay | null; readonly words: string | null },
): Promise<Instant> {
  const due = assessBy(event.kind, ctx.now, event.onDay);
  const [id, owner] = await Promise.all([insertRedEvent(ctx, ctx.file, event), responsibleFor(ctx.sql, ctx.file.id)]);
  await happened(ctx, ctx.file, {
    kind: 'risk.redEvent',
    section: 'protection',
    subject: { redEvent: id, red: event.kind },
    about: id,
    due,
    ...(owner && { owner }),
  });
  return due;
}
