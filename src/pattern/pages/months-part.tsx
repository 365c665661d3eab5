import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showMonth } from '../../platform/language/dates.ts';
import { type Severity, type ViolenceTold, violenceWords } from '../../safety/index.ts';
import { Mark, type MarkKind, Section, Table } from '../../ui/index.ts';
import { months, trend } from '../pattern.ts';
import { patternTexts } from '../texts.ts';

/** One colour for what can kill, one for what has hurt; the rest is told in words. */
export const severityMark = {
  unknown: 'plain',
  threatOrControl: 'plain',
  withoutInjury: 'plain',
  injury: 'today',
  lifeThreatening: 'danger',
} as const satisfies Record<Severity, MarkKind>;

type Props = { acts: readonly ViolenceTold[]; today: CalendarDay; language: Language };

/** Whether it comes oftener or graver, and then month by month, at a glance. */
export const MonthsPart = ({ acts, today, language }: Props) => {
  const t = patternTexts(language);
  const words = violenceWords(language);
  const { lately, before, oftener, graver } = trend(acts, today);
  const rows = months(acts, today);
  const inWords = (span: typeof lately) => t.trend.acts(span.acts, span.gravest && words.severity[span.gravest].label);
  return (
    <Section title={t.months.title} id="manader">
      {rows.length === 0 ? (
        <p class="muted">{t.months.none}</p>
      ) : (
        <>
          {(oftener || graver) && (
            <p>
              <Mark kind="danger">
                {[...(oftener ? [t.trend.oftener] : []), ...(graver ? [t.trend.graver] : [])].join(' · ')}
              </Mark>
            </p>
          )}
          <p>
            {t.trend.lately(inWords(lately))}. {t.trend.before(inWords(before))}.
          </p>
          <Table
            caption={t.months.title}
            captionUnseen
            columns={[
              { key: 'month', label: t.months.month },
              { key: 'acts', label: t.months.acts, numeric: true },
              { key: 'gravest', label: t.months.gravest },
              { key: 'child', label: t.months.child, numeric: true },
            ]}
            rows={rows.map(({ first, acts: n, gravest, withChild }) => ({
              id: `m${first.toPlainYearMonth()}`,
              cells: {
                month: showMonth(language, first),
                acts: n === 0 ? '–' : String(n),
                gravest: gravest ? <Mark kind={severityMark[gravest]}>{words.severity[gravest].label}</Mark> : '–',
                child: withChild === 0 ? '–' : String(withChild),
              },
            }))}
          />
        </>
      )}
    </Section>
  );
};
