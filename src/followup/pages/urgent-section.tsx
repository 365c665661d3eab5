import type { Language } from '../../platform/language/catalogue.ts';
import { number } from '../../platform/language/plural.ts';
import { Section, Table } from '../../ui/index.ts';
import { countsOf, waitInWords } from '../figure-model.ts';
import type { UrgentMeetings } from '../followup.ts';
import { followupTexts } from '../texts.ts';

type Props = { language: Language; urgent: UrgentMeetings | null; since: string };

/** Whether those who were called at once could meet within a day, and what came of it (voices V52). */
export const UrgentSection = ({ language, urgent, since }: Props) => {
  const t = followupTexts(language);
  const own = t.urgent;
  if (!urgent)
    return (
      <Section title={own.title} id="moten">
        <p class="soft">{own.none(since)}</p>
      </Section>
    );
  const said = [
    own.called(number(language, urgent.n), since),
    ...(urgent.median === null ? [] : [own.half(waitInWords(language, urgent.median))]),
    ...(urgent.tasks === null ? [] : [own.tasks(number(language, urgent.tasks))]),
  ];
  const rows = (['onTime', 'answered', 'came', 'withoutConsent'] as const).flatMap((what) => {
    const share = what === 'onTime' ? urgent : urgent[what];
    const cells = share && { what: own[what], n: number(language, share.n), ...countsOf(language, share) };
    return cells ? [{ id: `moten-${what}`, cells }] : [];
  });
  return (
    <Section title={own.title} id="moten">
      <div class="stack">
        <p class="figure-says">{said.join(' ')}</p>
        <Table
          caption={own.caption}
          captionUnseen
          columns={[
            { key: 'what', label: own.what },
            { key: 'n', label: t.table.n, numeric: true },
            { key: 'reached', label: own.yes, numeric: true },
            { key: 'missing', label: own.no, numeric: true },
          ]}
          rows={rows}
        />
      </div>
    </Section>
  );
};
