import type { Child } from 'hono/jsx';
import { type Frame, StaffPage } from '../../access/index.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Colleague, inUnit, isManager, worksWithPeople } from '../../organisation/index.ts';
import { EmptyState, Mark, Section, Table } from '../../ui/index.ts';
import { mostCounted } from '../case-load.store.ts';
import { inAll, type WorkerLoad } from '../case-load.ts';
import { monthName, thisMonth } from '../month.ts';
import { leadingTexts } from '../texts.ts';
import type { LedUnit } from '../units.ts';
import { Away } from './away.tsx';
import { cellsOfLoad, counter, emptyCells, type LoadCells, loadColumns, WorkerLink } from './load-cells.tsx';

type Props = {
  frame: Frame;
  units: readonly LedUnit[];
  loads: readonly WorkerLoad[];
  staff: readonly Colleague[];
  /** Who is away now, and until when. */
  away: ReadonlyMap<StaffId, Instant>;
};

export const LoadPage = (props: Props) => {
  const { frame, units, loads } = props;
  const t = leadingTexts(frame.language);
  return (
    <StaffPage frame={frame} title={t.title} current="caseLoad">
      <p class="lead">{t.lead}</p>
      {units.map((unit) => (
        <Section
          title={unit.name}
          id={`enhet-${unit.id}`}
          action={<a href={`/manad/${unit.id}/${monthName(thisMonth(frame.now))}`}>{t.month}</a>}
        >
          <LoadTable {...props} unit={unit} own={loads.filter(({ unitId }) => unitId === unit.id)} />
        </Section>
      ))}
    </StaffPage>
  );
};

type Cells = Readonly<Record<'worker', Child>> & LoadCells;

const LoadTable = (props: Props & { unit: LedUnit; own: readonly WorkerLoad[] }) => {
  const { frame, unit, own, staff, away } = props;
  const t = leadingTexts(frame.language);
  // Who has nothing is who has room: without her the leader would have to remember who works here.
  const idle = staff.filter((one) => {
    const here = inUnit(one, unit.id);
    return worksWithPeople(here) && !isManager(here) && !own.some(({ staffId }) => staffId === one.id);
  });
  if (own.length === 0 && idle.length === 0) return <EmptyState title={t.none} />;
  return (
    <Table
      caption={`${t.title}: ${unit.name}`}
      captionUnseen
      columns={[
        { key: 'worker', label: t.columns.worker },
        ...loadColumns.map((key) => ({ key, label: t.columns[key], numeric: true })),
      ]}
      rows={[
        ...own.map((load) => ({ id: `lage-${load.staffId ?? 'ingen'}-${unit.id}`, cells: cellsOf(props, load) })),
        ...idle.map((one, i) => ({
          id: `ledig-${i}-${unit.id}`,
          cells: nothing(
            <>
              {one.name} <Away frame={frame} until={away.get(one.id)} />
            </>,
          ),
        })),
        ...(own.length > 1 ? [{ id: `alla-${unit.id}`, cells: allOf(props, own) }] : []),
      ]}
    />
  );
};

const nothing = (worker: Child): Cells => ({ worker, ...emptyCells });

function cellsOf({ frame, away }: Props, load: WorkerLoad): Cells {
  return {
    worker: (
      <>
        <WorkerLink language={frame.language} load={load} />{' '}
        <Away frame={frame} until={load.staffId ? away.get(load.staffId) : undefined} />
        {load.staffId === null && <Mark kind="today">{leadingTexts(frame.language).need.nobody}</Mark>}
      </>
    ),
    ...cellsOfLoad(frame, load),
  };
}

/** Summed of what this leader sees, as each row is. The longest wait of all stands in some row above. */
function allOf({ frame }: Props, own: readonly WorkerLoad[]): Cells {
  const t = leadingTexts(frame.language);
  const counted = counter(frame);
  const all = inAll(own);
  return {
    ...nothing(t.inAll),
    files: own.some(({ files }) => files === mostCounted) ? t.orMore(all.files) : counted(all.files),
    late: counted(all.late),
    soon: counted(all.soon),
    unwritten: counted(all.unwritten),
    fewTalks: counted(all.fewTalks),
    quiet: '',
    assessed: '',
  };
}
