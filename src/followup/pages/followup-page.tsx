import { type Frame, StaffPage } from '../../access/index.ts';
import type { Unit } from '../../organisation/index.ts';
import { showMonth } from '../../platform/language/dates.ts';
import { EmptyState, Section } from '../../ui/index.ts';
import type { AdviceFigures } from '../advice-figures.store.ts';
import type { CostTotals } from '../cost-totals.store.ts';
import { type Figure, stages } from '../followup.ts';
import type { Hindrances } from '../hindrances.store.ts';
import { followupTexts } from '../texts.ts';
import type { WordMonth } from '../word-hints.store.ts';
import { AdviceSection } from './advice-section.tsx';
import { CostsSection } from './costs-section.tsx';
import { HindrancesSection } from './hindrances-section.tsx';
import { StageSection } from './stage-section.tsx';
import { UrgentSection } from './urgent-section.tsx';
import { WordsSection } from './words-section.tsx';

type Props = {
  frame: Frame;
  figure: Figure;
  hindrances: Hindrances;
  costs: CostTotals;
  units: readonly Unit[];
  words: readonly WordMonth[];
  advice: AdviceFigures;
};

export const FollowupPage = ({ frame, figure, hindrances, costs, units, words, advice }: Props) => {
  const { language } = frame;
  const t = followupTexts(language);
  const { stages: told, waitingFrom } = figure;
  const since = showMonth(language, figure.since);
  const until = showMonth(language, figure.until.subtract({ months: 1 }));
  return (
    <StaffPage frame={frame} title={t.title} current="followup">
      {told ? (
        <p class="lead">
          {t.lead(since, until)} {waitingFrom && t.waiting(showMonth(language, waitingFrom))}
        </p>
      ) : (
        <EmptyState title={t.empty}>
          <p>{t.emptyHelp(until)}</p>
        </EmptyState>
      )}
      <div class="stack-wide">
        <p>
          <a href="/ej-verkstallt">{t.notExecuted}</a>
        </p>
        {told &&
          stages.map((stage) => (
            <StageSection language={language} stage={stage} times={told[stage]} groupBegan={figure.groupBegan} />
          ))}
        {told && (
          <Section title={t.reading.title} id="las">
            <ul class="points">
              {t.reading.points.map((point) => (
                <li>{point}</li>
              ))}
            </ul>
          </Section>
        )}
        <UrgentSection language={language} urgent={figure.urgent} since={since} />
        <HindrancesSection language={language} told={hindrances} />
        <AdviceSection language={language} told={advice} />
        <CostsSection language={language} totals={costs} units={units} />
        <WordsSection language={language} months={words} />
      </div>
    </StaffPage>
  );
};
