import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showMonths } from '../../platform/language/dates.ts';
import { CurveChart, Disclosure, PeriodChart, Section, Table } from '../../ui/index.ts';
import { cellsOf, curveModel, marksOf, percent, periodModel, stageInWords } from '../figure-model.ts';
import type { Stage, StageTimes } from '../followup.ts';
import { followupTexts } from '../texts.ts';

type Props = { language: Language; stage: Stage; times: StageTimes };
type SectionProps = Props & { groupBegan: CalendarDay | null };

/** Where on the page a stage stands: neutral, as an address is. */
const anchors = { protection: 'steg-1', meeting: 'steg-2', task: 'steg-3' } as const satisfies Record<Stage, string>;

/** One stage: what it says in words, drawn twice, and the same as a table one key away. */
export const StageSection = ({ language, stage, times, groupBegan }: SectionProps) => {
  const t = followupTexts(language);
  const [says, ...ofGroups] = stageInWords(language, stage, times);
  return (
    <Section title={t.stage[stage]} id={anchors[stage]}>
      <div class="stack">
        <div>
          <p class="figure-says">{says}</p>
          {ofGroups.map((words) => (
            <p>{words}</p>
          ))}
        </div>
        <div class="figures">
          <Curves language={language} stage={stage} times={times} />
          <Periods language={language} stage={stage} times={times} groupBegan={groupBegan} />
        </div>
        {stage !== 'meeting' && <p class="figure-care">{times.groups ? t.groups.care[stage] : t.groups.none}</p>}
        <Disclosure label={t.table.show}>
          <Tables language={language} stage={stage} times={times} />
        </Disclosure>
      </div>
    </Section>
  );
};

const Curves = ({ language, stage, times }: Props) => {
  const t = followupTexts(language).curve;
  const { curves, axis, description } = curveModel(language, times);
  const { unit, marks } = marksOf(axis);
  return (
    <figure class="figure">
      <figcaption>{t.title[stage]}</figcaption>
      {curves.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <CurveChart
            id={`${anchors[stage]}-kurva`}
            title={t.title[stage]}
            description={description}
            yLabel={t.y}
            xLabel={t[unit]}
            xMarks={marks}
            max={axis.max}
            shareLabel={(share) => percent(language, share)}
            curves={curves}
          />
          <p class="soft">{t.key}</p>
        </>
      )}
    </figure>
  );
};

const Periods = ({ language, stage, times, groupBegan }: SectionProps) => {
  const t = followupTexts(language).period;
  const model = periodModel(language, times.periods, groupBegan);
  if (!model)
    return (
      <figure class="figure">
        <figcaption>{t.title}</figcaption>
        <p>{t.none}</p>
      </figure>
    );
  const { unit, marks } = marksOf(model.axis);
  return (
    <figure class="figure">
      <figcaption>{t.title}</figcaption>
      <PeriodChart
        id={`${anchors[stage]}-period`}
        title={t.title}
        description={model.description}
        yLabel={t[unit]}
        yMarks={marks}
        max={model.axis.max}
        nLabel={t.n}
        periods={model.periods}
        began={model.began}
      />
      <p class="soft">{t.key}</p>
    </figure>
  );
};

const Tables = ({ language, stage, times }: Props) => {
  const { table: t, stage: names, who } = followupTexts(language);
  const columns = (['n', 'reached', 'missing', 'q1', 'median', 'q3', 'interval'] as const).map((key) => ({
    key,
    label: t[key],
    numeric: true,
  }));
  const { whole, groups, periods } = times;
  const rows = [
    ['whole', whole] as const,
    ...(groups
      ? ([
          ['with', groups.with],
          ['without', groups.without],
        ] as const)
      : []),
  ];
  return (
    <>
      <Table
        caption={t.summary(names[stage])}
        columns={[{ key: 'who', label: t.who }, ...columns]}
        rows={rows.map(([key, group]) => ({
          id: `${anchors[stage]}-${key}`,
          cells: { who: who[key], ...cellsOf(language, group) },
        }))}
      />
      <Table
        caption={t.periods(names[stage])}
        columns={[{ key: 'period', label: t.period }, ...columns]}
        rows={periods.map((period) => ({
          id: `${anchors[stage]}-${period.first.toString()}`,
          cells: { period: showMonths(language, period.first, period.last), ...cellsOf(language, period) },
        }))}
      />
      <p class="soft">{t.note}</p>
    </>
  );
};
