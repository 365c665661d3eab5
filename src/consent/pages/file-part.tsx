import type { Language } from '../../platform/language/catalogue.ts';
import { Mark, Section } from '../../ui/index.ts';
import type { ConsentSummary } from '../list-model.ts';
import { consentTexts } from '../texts.ts';

type Props = { summary: ConsentSummary; language: Language; href: string };

/** The file page's own line: how many hold, which ends first. */
export const ConsentPart = ({ summary, language, href }: Props) => {
  const t = consentTexts(language);
  return (
    <Section title={t.title} id="samtycken" action={<a href={href}>{t.show}</a>}>
      <p>{summary.words}</p>
      {summary.nearest && <p class="muted">{summary.nearest}</p>}
      {summary.waiting && (
        <p>
          <Mark kind="today">{summary.waiting}</Mark>
        </p>
      )}
      <ConsentsEnding summary={summary} />
    </Section>
  );
};

/** Ends within two weeks: said before a meeting finds the door shut. */
const ConsentsEnding = ({ summary }: { summary: ConsentSummary }) => (
  <>
    {summary.soon.map((words) => (
      <p>
        <Mark kind="today">{words}</Mark>
      </p>
    ))}
  </>
);
