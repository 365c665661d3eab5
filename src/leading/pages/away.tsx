import type { Frame } from '../../access/index.ts';
import { dayOf, type Instant } from '../../kernel/instant.ts';
import { showDay } from '../../platform/language/dates.ts';
import { leadingTexts } from '../texts.ts';

/** Until and including which day somebody is away; nothing of why. */
export const Away = ({
  frame,
  until,
}: {
  frame: Pick<Frame, 'language' | 'now'>;
  until: Instant | null | undefined;
}) => {
  if (!until) return null;
  const last = dayOf(until.subtract({ nanoseconds: 1 }));
  return (
    <span class="muted">{leadingTexts(frame.language).away(showDay(frame.language, last, dayOf(frame.now)))}</span>
  );
};
