import type { FileContext, OpenFile } from '../access/index.ts';
import { endClocksAbout, type Started } from '../clocks/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import { insertRedEvent, responsibleFor, takeBack, waitingRedEvents } from './red-event.store.ts';
import { assessBy, isReplacedBy, type Red, saysTheSame } from './red-event.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;

/**
 * What was recorded as something else changes the threat as well: the clocks that its own event starts, beside those of its kind. Nothing
 * in the file of one who uses violence, where no risk to that person is assessed, and nothing in a contact, where protection is.
 */
export async function redden(
  ctx: Ctx,
  file: OpenFile,
  reds: readonly Red[],
  // A file that is being opened has nobody named yet.
  answers?: StaffId,
): Promise<readonly Started[]> {
  if (reds.length === 0 || !canRedden(file)) return [];
  const { sql, now } = ctx;
  const owner = answers ?? (await responsibleFor(sql, file.id));
  const started: Started[] = [];
  for (const red of differing(reds)) {
    const waiting = await waitingRedEvents(sql, file.id);
    if (waiting.some((one) => saysTheSame(one, red, now))) continue;
    await endReplaced(ctx, file, red, waiting);
    const onDay = red.onDay ?? null;
    const id = await insertRedEvent(ctx, file, { kind: red.kind, onDay, words: null, source: red.source });
    started.push({
      kind: 'riskRedEvent',
      section: 'protection',
      about: id,
      due: assessBy(red.kind, now, onDay),
      ...(owner && { owner }),
    });
  }
  return started;
}

/** The same thing told twice at once is one. */
const differing = (reds: readonly Red[]): readonly Red[] => [
  ...new Map(reds.map((red) => [`${red.kind} ${red.onDay ?? ''}`, red])).values(),
];

const canRedden = (file: OpenFile): boolean =>
  file.kind === 'person' && file.side !== 'perpetrator' && file.mayRead('protection');

/** One who may only read the protection leaves the old one standing: an assessment too many falls the right way. */
async function endReplaced(
  ctx: Ctx,
  file: OpenFile,
  red: Red,
  waiting: Awaited<ReturnType<typeof waitingRedEvents>>,
): Promise<void> {
  if (!file.mayWrite('protection')) return;
  const old = waiting.filter((one) => isReplacedBy(one, red, ctx.now));
  for (const { id } of old) await takeBack(ctx, file, id);
  if (old.length > 0)
    await endClocksAbout(
      ctx.sql,
      file.id,
      old.map(({ id }) => id),
      ctx.now,
    );
}
