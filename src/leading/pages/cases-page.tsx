import { type Frame, StaffPage } from '../../access/index.ts';
import { clockTexts } from '../../clocks/index.ts';
import type { FileId } from '../../kernel/ids.ts';
import { showDue } from '../../platform/language/dates.ts';
import { EmptyState, Mark, Table } from '../../ui/index.ts';
import { mostCases } from '../case-load.store.ts';
import { type CaseRow, daysSince, firstNeed, type WorkerLoad } from '../case-load.ts';
import { leadingTexts } from '../texts.ts';
import type { LedUnit } from '../units.ts';

type Props = {
  frame: Frame;
  unit: LedUnit;
  worker: WorkerLoad | undefined;
  cases: readonly CaseRow[];
  /** Those that the leader may open, with a reason; the others are shown without a link. */
  may: ReadonlySet<FileId>;
};

export const CasesPage = ({ frame, unit, worker, cases, may }: Props) => {
  const { language } = frame;
  const t = leadingTexts(language);
  const columns = (['age', 'lastContact', 'lastAssessed', 'clocks', 'unwritten', 'talks'] as const).map((key) => ({
    key,
    label: t.columns[key],
  }));
  return (
    <StaffPage frame={frame} title={t.title} current="caseLoad">
      <p>
        <a href="/arendelage">{t.back}</a> · {unit.name}
      </p>
      <h2>{worker?.name ? t.ofWorker(worker.name) : t.ofNobody}</h2>
      {cases.length === 0 ? (
        <EmptyState title={t.noneOf} />
      ) : (
        <Table
          caption={worker?.name ? t.ofWorker(worker.name) : t.ofNobody}
          captionUnseen
          columns={[{ key: 'file', label: t.columns.file }, ...columns]}
          rows={cases.map((row) => ({ id: `akt-${row.reference}`, cells: cellsOf(frame, row, may.has(row.fileId)) }))}
        />
      )}
      {cases.length === mostCases && <p class="muted">{t.cut(mostCases)}</p>}
    </StaffPage>
  );
};

function cellsOf({ language, now }: Frame, row: CaseRow, opens: boolean) {
  const t = leadingTexts(language);
  const need = firstNeed(row, now);
  const name = `${row.label || t.noLabel} ${row.reference}`;
  return {
    file: (
      <>
        {opens ? <a href={`/akt/${row.fileId}`}>{name}</a> : name}{' '}
        {need && <Mark kind={need === 'late' ? 'breach' : 'today'}>{t.need[need]}</Mark>}
      </>
    ),
    age: t.ago(daysSince(row.since, now)),
    lastContact: row.lastContactAt
      ? t.ago(daysSince(row.lastContactAt, now))
      : t.noContact(t.days(daysSince(row.since, now))),
    lastAssessed: row.assessedAt
      ? t.ago(daysSince(row.assessedAt, now))
      : t.noContact(t.days(daysSince(row.since, now))),
    clocks: (
      <>
        {row.late > 0 ? t.late(row.late) : row.running > 0 ? t.running(row.running) : '–'}
        {row.next && (
          <span class="muted"> {t.next(nextInWords(language, row), showDue(language, row.next.dueAt, now))}</span>
        )}
      </>
    ),
    unwritten: row.unwritten === 0 ? '–' : String(row.unwritten),
    talks: row.talksLeft === null ? '–' : String(row.talksLeft),
  };
}

/** What it is about is said when it is late, as the day of who leads says it: before that it would tell on which side the file stands. */
const nextInWords = (language: Frame['language'], { next, late }: CaseRow): string =>
  next && late > 0 ? clockTexts(language).name[next.rule] : leadingTexts(language).nextDue;
