import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { plural } from '../platform/language/plural.ts';
import type { Thread } from './concern.ts';
import { childrenTexts } from './texts.ts';
import { silentDays } from './thread-states.ts';

type Waiting = { thread: Thread; owner: string | undefined; language: Language; now: Instant };

/** How long nobody has answered, in words, with who is to answer. Nothing while there is nothing to wait for. */
export function silenceInWords({ thread, owner, language, now }: Waiting): string | undefined {
  const t = childrenTexts(language).states;
  const days = silentDays(thread, now);
  if (!days) return undefined;
  const who = owner ? t.holder(owner, thread.toUnit) : t.noHolder(thread.toUnit);
  return `${t.silence(plural(language, days, t.day))} ${who}`;
}
