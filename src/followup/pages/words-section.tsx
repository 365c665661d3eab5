import type { Language } from '../../platform/language/catalogue.ts';
import { showMonth } from '../../platform/language/dates.ts';
import { number } from '../../platform/language/plural.ts';
import { Disclosure, Section, Table, TrendChart } from '../../ui/index.ts';
import { countsOf, percent } from '../figure-model.ts';
import { followupTexts } from '../texts.ts';
import type { WordMonth } from '../word-hints.store.ts';
import { wordsModel } from '../words-model.ts';

type Props = { language: Language; months: readonly WordMonth[] };

/** How the words about violence change in each unit that the reader leads (voices V16). */
export const WordsSection = ({ language, months }: Props) => {
  const t = followupTexts(language).words;
  const units = [...Map.groupBy(months, ({ unit }) => unit)];
  return (
    <Section title={t.title} id="ord">
      <div class="stack">
        <p>{t.lead}</p>
        {units.length === 0 && <p class="soft">{t.none}</p>}
        {units.map(([unit, own], n) => (
          <UnitWords language={language} id={`ord-${n + 1}`} unit={unit} months={own} />
        ))}
      </div>
    </Section>
  );
};

const UnitWords = ({ language, months, unit, id }: Props & { unit: string; id: string }) => {
  const { words: t, table, curve } = followupTexts(language);
  const model = wordsModel(language, months);
  const cells = (share: WordMonth['hints']) =>
    share
      ? { n: number(language, share.n), reached: countsOf(language, share).reached }
      : { n: table.hidden, reached: table.hidden };
  const counts = (
    <Table
      caption={unit}
      columns={[
        { key: 'month', label: t.month },
        ...(['texts', 'kept', 'hints', 'changed'] as const).map((key) => ({ key, label: t[key], numeric: true })),
      ]}
      rows={months.map(({ month, hints, texts }) => {
        const [ofHints, ofTexts] = [cells(hints), cells(texts)];
        return {
          id: `${id}-${month.toString()}`,
          cells: {
            month: showMonth(language, month),
            texts: ofTexts.n,
            kept: ofTexts.reached,
            hints: ofHints.n,
            changed: ofHints.reached,
          },
        };
      })}
    />
  );
  return (
    <>
      {model && (
        <figure class="figure">
          <figcaption>{unit}</figcaption>
          <p class="figure-says">{model.says}</p>
          <TrendChart
            id={`${id}-figur`}
            title={t.chart}
            description={model.says}
            yLabel={curve.y}
            xLabel=""
            xMarks={model.marks}
            yMarks={[0, model.max / 2, model.max].map((at) => ({ at, label: percent(language, at) }))}
            from={0}
            until={model.until}
            max={model.max}
            lines={[{ name: t.line, look: 'solid', points: model.points }]}
          />
        </figure>
      )}
      {model ? <Disclosure label={table.show}>{counts}</Disclosure> : counts}
    </>
  );
};
