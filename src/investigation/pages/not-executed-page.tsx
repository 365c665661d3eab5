import { type Frame, StaffPage } from '../../access/index.ts';
import { dayOf, type Instant, isBefore } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showDay, showFixedEnd } from '../../platform/language/dates.ts';
import { EmptyState, Mark, Section, Table } from '../../ui/index.ts';
import { decidedTexts } from '../decided-texts.ts';
import { daysWaited, type Execution, type Quarter, toReport, waiting } from '../execution.ts';

type Props = {
  frame: Frame;
  language: Language;
  now: Instant;
  all: readonly Execution[];
  quarters: readonly Quarter[];
};

/** For whoever answers for the unit: what waits, and what each quarter's report to IVO holds. References only. */
export const NotExecutedPage = ({ frame, language, now, all, quarters }: Props) => {
  const t = decidedTexts(language).notExecuted;
  const rows = waiting(all);
  const day = (at: Instant) => showDay(language, dayOf(at), dayOf(now));
  const nameOf = ({ kind, reference, fileId }: Execution) => (
    <a href={`/${kind === 'contact' ? 'kontakt' : 'akt'}/${fileId}`}>{reference ?? t.noReference}</a>
  );
  return (
    <StaffPage frame={frame} title={t.title} documentTitle={t.documentTitle} current="followup" lead={t.lead}>
      <div class="stack-wide">
        {rows.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneHelp}</p>
          </EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionUnseen
            columns={(['reference', 'since', 'due', 'state', 'owner'] as const).map((key) => ({
              key,
              label: t.columns[key],
            }))}
            rows={rows.map((one, n) => ({
              id: `rad-${n}`,
              cells: {
                reference: nameOf(one),
                since: day(one.startedAt),
                due: showFixedEnd(language, one.dueAt, now),
                state: (
                  <>
                    {!isBefore(now, one.dueAt) && <Mark kind="breach">{t.late}</Mark>} {t.waiting(daysWaited(one, now))}
                  </>
                ),
                owner: one.owner,
              },
            }))}
          />
        )}
        {quarters.map((quarter) => {
          const report = toReport(all, quarter, now);
          const name = t.quarter(quarter.n, quarter.year);
          return (
            <Section id={`kvartal-${quarter.year}-${quarter.n}`} title={t.report(name)} count={report.length}>
              <p class="help">{report.length === 0 ? t.reportNone : t.reportHelp}</p>
              <ul class="lines">
                {report.map((one) => (
                  <li>
                    {nameOf(one)} · {day(one.startedAt)} ·{' '}
                    {one.metAt ? t.executed(day(one.metAt)) : one.endedAt ? t.ended(day(one.endedAt)) : t.still}
                  </li>
                ))}
              </ul>
            </Section>
          );
        })}
      </div>
    </StaffPage>
  );
};
