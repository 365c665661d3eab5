import { dayOf, type Instant } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { Mark } from '../../ui/index.ts';
import type { ViolenceTold } from '../violence-told.store.ts';
import { violenceWords } from '../violence-words.ts';

type Props = {
  told: readonly ViolenceTold[];
  people: readonly { readonly id: string; readonly name: string | null; readonly part: string }[];
  language: Language;
  now: Instant;
};

/** Who did what to whom, newest first; what goes on says so. */
export const ViolenceLines = ({ told, people, language, now }: Props) => {
  const words = violenceWords(language);
  const t = words.told;
  const nameOf = (id: string | null) => {
    const one = people.find((person) => person.id === id);
    return one?.name ?? (one?.part === 'self' ? t.self : t.somebody);
  };
  if (told.length === 0) return <p class="muted">{t.none}</p>;
  return (
    <ul class="lines">
      {told.toReversed().map((one) => (
        <li>
          <p>
            <strong>{t.line(nameOf(one.byPerson), nameOf(one.toPerson))}</strong>{' '}
            {one.ongoing && <Mark kind="danger">{t.ongoing}</Mark>}
          </p>
          <p>{[...one.kinds.map((kind) => words.kind[kind].label), words.severity[one.severity].label].join(' · ')}</p>
          {one.words && <p class="written">{one.words}</p>}
          <p class="muted">
            {[one.whenWords, t.toldOn(showNearDay(language, dayOf(one.toldAt), dayOf(now)))]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
};
