import type { Instant } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showAgo } from '../../platform/language/dates.ts';
import { Notice } from '../../ui/index.ts';
import type { FileTopFacts } from '../file-top.store.ts';
import { standingOf } from '../protection.ts';
import { nameOf, safetyTexts } from '../texts.ts';

type Props = { facts: Pick<FileTopFacts, 'address' | 'people' | 'assessments'>; language: Language; now: Instant };

/** What was opened up and not finished is the loudest thing in the file (voices V49). */
export const PausedAssessments = ({ facts, language, now }: Props) => {
  const t = safetyTexts(language).paused;
  const paused = facts.people.flatMap((person) => {
    const { open } = standingOf(person.id, facts.assessments);
    return open?.pausedAt ? [{ person, by: open.pausedBy ?? '', at: open.pausedAt }] : [];
  });
  return (
    <>
      {paused.map(({ person, by, at }) => (
        <Notice kind="danger" title={t.title(nameOf(person, facts.people, language))}>
          <p>
            {t.since(by, showAgo(language, at, now))} <a href={`${facts.address}/bedomning/${person.id}`}>{t.takeUp}</a>
          </p>
        </Notice>
      ))}
    </>
  );
};
