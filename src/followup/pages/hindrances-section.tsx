import { leavingTexts } from '../../plan/index.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showMonth } from '../../platform/language/dates.ts';
import { number } from '../../platform/language/plural.ts';
import { protectionTexts } from '../../safety/index.ts';
import { Section, Table } from '../../ui/index.ts';
import { countsOf } from '../figure-model.ts';
import { type Hindrances, hindranceLists } from '../hindrances.store.ts';
import { followupTexts } from '../texts.ts';

type Props = { language: Language; told: Hindrances };

/** What stands in the way of help, so that the municipality can do something about it (voices V13, V18, V19, V28, V37). */
export const HindrancesSection = ({ language, told }: Props) => {
  const t = followupTexts(language);
  const own = t.hindrances;
  const shares = (['leftHome', 'bounced', 'withoutHelp', 'needRefused', 'needReturned'] as const).flatMap((what) => {
    const share = told[what];
    return share
      ? [
          {
            id: `hinder-${what}`,
            cells: { what: own[what], n: number(language, share.n), ...countsOf(language, share) },
          },
        ]
      : [];
  });
  const words: Readonly<Record<(typeof hindranceLists)[number], Readonly<Record<string, string>>>> = {
    stay: protectionTexts(language).obstacle,
    errands: leavingTexts(language).obstacleKinds,
  };
  const since = showMonth(language, told.since);
  const until = showMonth(language, told.until.subtract({ months: 1 }));
  return (
    <Section title={own.title} id="hinder">
      <div class="stack">
        <p class="muted">{own.period(since, until)}</p>
        {shares.length === 0 && told.kinds.length === 0 && <p>{own.none}</p>}
        {shares.length > 0 && (
          <Table
            caption={own.title}
            captionUnseen
            columns={[
              { key: 'what', label: t.urgent.what },
              { key: 'n', label: t.table.n, numeric: true },
              { key: 'reached', label: t.urgent.yes, numeric: true },
              { key: 'missing', label: t.urgent.no, numeric: true },
            ]}
            rows={shares}
          />
        )}
        {hindranceLists.map((list) => {
          const kinds = told.kinds.filter((one) => one.list === list);
          if (kinds.length === 0) return null;
          return (
            <Table
              caption={own.lists[list]}
              columns={[
                { key: 'kind', label: own.kind },
                { key: 'n', label: own.counted[list], numeric: true },
              ]}
              rows={kinds.map(({ kind, n }) => ({
                id: `${list}-${kind}`,
                cells: { kind: words[list][kind] ?? kind, n: number(language, n) },
              }))}
            />
          );
        })}
        <p class="muted">{own.small}</p>
      </div>
    </Section>
  );
};
