import { type Frame, StaffPage } from '../../access/index.ts';
import { clockTexts } from '../../clocks/index.ts';
import type { FileId, StaffId } from '../../kernel/ids.ts';
import { showDue, showMonth } from '../../platform/language/dates.ts';
import { number } from '../../platform/language/plural.ts';
import { EmptyState, Mark, Section, Table } from '../../ui/index.ts';
import { mostCounted } from '../case-load.store.ts';
import {
  type CaseRow,
  daysSince,
  type ElsewhereRow,
  firstNeed,
  needing,
  type ShownAlone,
  shownAlone,
  type WorkerLoad,
} from '../case-load.ts';
import { type Agreement, isOverdue, monthName, thisMonth } from '../month.ts';
import { leadingTexts } from '../texts.ts';
import type { LedUnit } from '../units.ts';
import { AgreementWords } from './agreements.tsx';
import { casesAt } from './shown-as.ts';

type Props = {
  frame: Frame;
  unit: LedUnit;
  worker: Pick<WorkerLoad, 'staffId' | 'name'> | undefined;
  cases: readonly CaseRow[];
  /** Those that the page lists, of so many that are like them. */
  listed: readonly CaseRow[];
  of: number;
  /** What the worker owes beside these files, and how many such there are. */
  elsewhere: { readonly rows: readonly ElsewhereRow[]; readonly all: number };
  /** With her, in this month and the one before, and what is left from earlier. */
  agreed: readonly Agreement[];
  /** Those that the leader may open, with a reason; the others are shown without a link. */
  may: ReadonlySet<FileId>;
  /** Only those that need this. */
  shown: ShownAlone | undefined;
};

export const CasesPage = (props: Props) => {
  const { frame, unit, worker, cases, listed, of, elsewhere, may, shown } = props;
  const t = leadingTexts(frame.language);
  const columns = (['age', 'lastContact', 'lastAssessed', 'clocks', 'unwritten', 'talks'] as const).map((key) => ({
    key,
    label: t.columns[key],
  }));
  const title = worker?.name ? t.ofWorker(worker.name) : t.ofNobody;
  const at = casesAt(unit.id, worker?.staffId ?? null, shown);
  const all = cases.length === mostCounted ? undefined : cases.length;
  return (
    <StaffPage frame={frame} title={worker?.name ?? t.title} documentTitle={t.title} current="caseLoad">
      <p class="way-back">
        <a href="/arendelage">{t.back}</a> · {unit.name}
      </p>
      <div class="stack-wide">
        {!shown && worker?.staffId && <Agreed {...props} staffId={worker.staffId} />}
        {/* Somebody at the intake holds no files, and what she has is all beside them. */}
        {(cases.length > 0 || elsewhere.all === 0) && (
          <Section title={title} id="akter" count={all}>
            <Choices {...props} />
            {listed.length === 0 ? (
              <EmptyState title={cases.length === 0 ? t.noneOf : t.noneSuch} />
            ) : (
              <Table
                caption={title}
                captionUnseen
                columns={[{ key: 'file', label: t.columns.file }, ...columns]}
                rows={listed.map((row) => ({
                  id: `akt-${row.reference}`,
                  cells: cellsOf(frame, row, may.has(row.fileId)),
                }))}
              />
            )}
            {listed.length < of && (
              <p>
                <a href={`${at}${shown ? '&' : '?'}hela=ja`}>{t.showAll(of)}</a>
              </p>
            )}
            {cases.length === mostCounted && <p class="muted">{t.cut(mostCounted)}</p>}
          </Section>
        )}
        <Elsewhere {...props} />
      </div>
    </StaffPage>
  );
};

/** Each with how many it is of, and only what there is any of. */
const Choices = ({ frame, unit, worker, cases, shown }: Props) => {
  const { language, now } = frame;
  const t = leadingTexts(language);
  const choices = shownAlone
    .map((need) => ({ need, n: needing(cases, need, now).length }))
    .filter(({ need, n }) => n > 0 || need === shown);
  if (choices.length === 0) return null;
  const staff = worker?.staffId ?? null;
  return (
    <nav class="filter" aria-label={t.columns.file}>
      <ul>
        <li>
          <a href={casesAt(unit.id, staff)} aria-current={shown ? undefined : 'true'}>
            {t.shown.all} {cases.length === mostCounted ? '' : number(language, cases.length)}
          </a>
        </li>
        {choices.map(({ need, n }) => (
          <li>
            <a href={casesAt(unit.id, staff, need)} aria-current={need === shown ? 'true' : undefined}>
              {t.shown[need]} {number(language, n)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Elsewhere = ({ frame, worker, elsewhere, may, shown }: Props) => {
  const { language } = frame;
  const t = leadingTexts(language);
  const rows = elsewhere.rows.filter((row) => (shown === 'late' || shown === 'unwritten' ? row[shown] > 0 : !shown));
  if (rows.length === 0 || !worker?.name) return null;
  const columns = ['where', 'clocks', 'unwritten'] as const;
  return (
    <Section title={t.elsewhere(worker.name)} id="annat" count={shown ? rows.length : elsewhere.all}>
      <p class="help">{t.elsewhereLead}</p>
      <Table
        caption={t.elsewhere(worker.name)}
        captionUnseen
        columns={[{ key: 'file', label: t.columns.file }, ...columns.map((key) => ({ key, label: t.columns[key] }))]}
        rows={rows.map((row) => {
          const where = row.kind === 'contact' ? t.inContact : t.inFile;
          return {
            id: `annat-${row.reference}`,
            cells: {
              file: (
                <Name
                  language={language}
                  row={row}
                  opens={may.has(row.fileId)}
                  at={row.kind === 'contact' ? 'kontakt' : 'akt'}
                />
              ),
              where: row.ownerName ? t.heldBy(where, row.ownerName) : where,
              clocks: <Clocks frame={frame} row={row} />,
              unwritten: counted(row.unwritten),
            },
          };
        })}
      />
      {elsewhere.rows.length < elsewhere.all && (
        <p class="muted">{t.elsewhereCut(elsewhere.rows.length, elsewhere.all)}</p>
      )}
    </Section>
  );
};

const Agreed = ({ frame, unit, agreed, staffId }: Props & { staffId: StaffId }) => {
  const { language, now } = frame;
  const t = leadingTexts(language);
  const at = (month: Agreement['month']) => `/manad/${unit.id}/${monthName(month)}`;
  return (
    <Section
      title={t.each.agreed}
      id="overenskommet"
      action={<a href={`${at(thisMonth(now))}?hos=${staffId}#bestamt`}>{t.month}</a>}
    >
      {agreed.length === 0 ? (
        <p>{t.each.nothingOf}</p>
      ) : (
        <ul class="bullets stack-near">
          {agreed.map((one) => (
            <li>
              <AgreementWords frame={frame} one={one} />{' '}
              {one.outcome === null && !isOverdue(one, now) && <Mark kind="info">{t.each.open}</Mark>}{' '}
              <a href={at(one.month)}>{showMonth(language, one.month)}</a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const counted = (n: number): string => (n === 0 ? '–' : String(n));

type Named = Pick<CaseRow, 'fileId' | 'reference' | 'label'>;
const Name = (props: { language: Frame['language']; row: Named; opens: boolean; at: 'akt' | 'kontakt' }) => {
  const { row, opens, at } = props;
  const name = `${row.label || leadingTexts(props.language).noLabel} ${row.reference}`;
  return opens ? <a href={`/${at}/${row.fileId}`}>{name}</a> : <span>{name}</span>;
};

type Owing = Pick<CaseRow, 'late' | 'running' | 'next'>;
const Clocks = ({ frame: { language, now }, row }: { frame: Frame; row: Owing }) => {
  const t = leadingTexts(language);
  const { late, running, next } = row;
  return (
    <>
      {late > 0 ? t.late(late) : running > 0 ? t.running(running) : '–'}
      {next && (
        <>
          {': '}
          <span class="muted">{t.next(nextInWords(language, row), showDue(language, next.dueAt, now))}</span>
        </>
      )}
    </>
  );
};

function cellsOf(frame: Frame, row: CaseRow, opens: boolean) {
  const { language, now } = frame;
  const t = leadingTexts(language);
  const need = firstNeed(row, now);
  return {
    file: (
      <>
        <Name language={language} row={row} opens={opens} at="akt" />{' '}
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
    clocks: <Clocks frame={frame} row={row} />,
    unwritten: counted(row.unwritten),
    talks: row.talksLeft === null ? '–' : String(row.talksLeft),
  };
}

/** What it is about is said when it is late, as the day of who leads says it: before that it would tell on which side the file stands. */
const nextInWords = (language: Frame['language'], { next, late }: Owing): string =>
  next && late > 0 ? clockTexts(language).name[next.rule] : leadingTexts(language).nextDue;
