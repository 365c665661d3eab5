import type { Temporal } from 'temporal-polyfill';
import { adviceChannels, adviceFor, adviceTexts } from '../../intake/index.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showMonth, showMonths } from '../../platform/language/dates.ts';
import { number } from '../../platform/language/plural.ts';
import { Section, Table } from '../../ui/index.ts';
import type { AdviceFigures } from '../advice-figures.store.ts';
import { followupTexts } from '../texts.ts';

type Props = { language: Language; told: AdviceFigures };
type Cell = { readonly first: Temporal.PlainDate; readonly kind: string; readonly n: number };

/** A low door is used by those who are in no file (F36): how many came through it, and who they were. */
export const AdviceSection = ({ language, told }: Props) => {
  const t = followupTexts(language).advice;
  const words = adviceTexts(language);
  const since = showMonth(language, told.since);
  const until = showMonth(language, told.until.subtract({ months: 1 }));
  const quarter = (first: Temporal.PlainDate) => showMonths(language, first, first.add({ months: 2 }));
  return (
    <Section title={t.title} id="rad">
      <div class="stack">
        <p>{t.lead}</p>
        <p class="muted">{t.period(since, until)}</p>
        {told.ways.length + told.whom.length === 0 && <p>{t.none}</p>}
        <Counts
          language={language}
          id="rad-hur"
          caption={t.ways}
          first={t.month}
          span={(first) => showMonth(language, first)}
          columns={adviceChannels.map((key) => ({ key, label: words.channels[key] }))}
          cells={told.ways}
        />
        <Counts
          language={language}
          id="rad-vem"
          caption={t.whom}
          first={t.quarter}
          span={quarter}
          columns={adviceFor.map((key) => ({ key, label: words.forWhoms[key].label }))}
          cells={told.whom}
        />
        <p class="muted">{t.small}</p>
      </div>
    </Section>
  );
};

type CountsProps = {
  language: Language;
  id: string;
  caption: string;
  first: string;
  span: (first: Temporal.PlainDate) => string;
  columns: readonly { readonly key: string; readonly label: string }[];
  cells: readonly Cell[];
};

/** A row for each time of which anything is told, the newest first; what isn't told is a dash, whether few or none. */
const Counts = ({ language, id, caption, first, span, columns, cells }: CountsProps) => {
  const { none } = followupTexts(language).table;
  const rows = [...Map.groupBy(cells, (cell) => cell.first.toString()).values()].toReversed();
  if (rows.length === 0) return null;
  return (
    <Table
      caption={caption}
      columns={[{ key: 'first', label: first }, ...columns.map(({ key, label }) => ({ key, label, numeric: true }))]}
      rows={rows.map((own) => ({
        id: `${id}-${own[0]?.first.toString()}`,
        cells: {
          first: own[0] && span(own[0].first),
          ...Object.fromEntries(
            columns.map(({ key }) => {
              const n = own.find(({ kind }) => kind === key)?.n;
              return [key, n === undefined ? none : number(language, n)];
            }),
          ),
        },
      }))}
    />
  );
};
