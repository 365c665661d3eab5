import type { StaffContext } from '../../access/index.ts';
import { parseId } from '../../kernel/ids.ts';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showFixedMoment, showTime } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { violenceWords } from '../../safety/index.ts';
import { findAdvice } from './advice.store.ts';
import { type Advice, type AdviceFor, type AdviceId, type AdviceWay, channelOf, sourceOf } from './advice.ts';
import type { AdviceSoFar } from './advice-form.ts';
import { adviceTexts } from './texts.ts';

type SoFar = { readonly [K in keyof AdviceSoFar]: AdviceSoFar[K] | null };
type Known = Omit<SoFar, 'violence' | 'advised' | 'because'> & Pick<Advice, 'violence' | 'advised'>;

/** What was said without a name, in words: the draft of a note in the file that the person gets now. */
function saidBefore(language: Language, said: Known, at: Instant, now: Instant): string {
  const t = adviceTexts(language);
  const kinds = violenceWords(language).kind;
  const list = (words: readonly string[]) => words.map((word) => word.toLowerCase()).join(', ');
  return [
    t.before.begun(showFixedMoment(language, at, now), t.channels[said.channel ?? 'call']),
    ...(said.violence.length > 0 ? [t.before.about(list(said.violence.map((kind) => kinds[kind].label)))] : []),
    ...(said.danger && said.danger !== 'none' ? [t.before.danger] : []),
    ...(said.childConcern && said.childConcern !== 'none' ? [t.before.child] : []),
    ...(said.advised.length > 0 ? [t.before.advised(list(said.advised.map((kind) => t.adviseds[kind])))] : []),
    ...(said.termsTold === 'told' ? [t.before.terms] : []),
    ...(said.note ? [said.note] : []),
  ].join('\n');
}

/** The ordinary contact's form, with all that was said before the name. */
export function contactFurther({ language, now }: Pick<StaffContext, 'language' | 'now'>, said: Known, at: Instant) {
  const there = inStockholm(at);
  return emptyForm({
    channel: channelOf(said.channel ?? 'call'),
    source: sourceOf(said.forWhom ?? undefined),
    'received.day': there.toPlainDate().toString(),
    'received.time': showTime(language, there.toPlainTime()),
    before: saidBefore(language, said, at, now),
    kinds: said.violence,
  });
}

/** The way in of one who uses violence is another: nothing of it may come into the file of somebody else. */
export const goesOwnWay = (who: AdviceFor | null | undefined): boolean => who === 'usesViolence';

/** The row that an address asks to take further; nothing where it isn't the reader's, has gone on, or goes the other way in. */
export async function adviceFurther(
  ctx: Pick<StaffContext, 'sql' | 'keyring'>,
  asked: string,
  way: AdviceWay,
): Promise<Advice | undefined> {
  const id = parseId<AdviceId>(asked);
  const advice = id.ok ? await findAdvice(ctx, id.value) : undefined;
  if (advice?.takenFurtherAt !== null) return undefined;
  return goesOwnWay(advice.forWhom) === (way === 'own') ? advice : undefined;
}

export const entryFurther = (
  { language, now }: Pick<StaffContext, 'language' | 'now'>,
  said: Known,
  at: Instant,
): FormState['values'] =>
  emptyForm({
    way: said.channel === 'visit' || said.channel === 'dropIn' ? 'visit' : 'call',
    wish: saidBefore(language, said, at, now),
  }).values;
