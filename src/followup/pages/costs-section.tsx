import type { Unit } from '../../organisation/index.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showMonth } from '../../platform/language/dates.ts';
import { number } from '../../platform/language/plural.ts';
import { decisionTexts } from '../../safety/index.ts';
import { Section, Table } from '../../ui/index.ts';
import type { CostTotals } from '../cost-totals.store.ts';
import { followupTexts } from '../texts.ts';

type Props = { language: Language; totals: CostTotals; units: readonly Unit[] };

/** What help costs, so that it can be planned for (F38): never what one person's help costs. */
export const CostsSection = ({ language, totals, units }: Props) => {
  const t = followupTexts(language).costs;
  const kinds: Readonly<Record<string, string>> = decisionTexts(language).kinds;
  const since = showMonth(language, totals.since);
  const until = showMonth(language, totals.until.subtract({ months: 1 }));
  return (
    <Section title={t.title} id="kostnader">
      <div class="stack">
        <p class="muted">{t.period(since, until)}</p>
        {totals.sums.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <Table
            caption={t.title}
            captionUnseen
            columns={[
              { key: 'kind', label: t.kind },
              { key: 'unit', label: t.unit },
              { key: 'n', label: t.people, numeric: true },
              { key: 'sum', label: t.sum, numeric: true },
            ]}
            rows={totals.sums.map(({ unit, kind, n, thousands }) => ({
              id: `kostnad-${kind}-${unit}`,
              cells: {
                kind: kinds[kind] ?? kind,
                unit: units.find(({ id }) => id === unit)?.name ?? '–',
                n: number(language, n),
                sum: number(language, thousands),
              },
            }))}
          />
        )}
        <p class="muted">{t.small}</p>
      </div>
    </Section>
  );
};
