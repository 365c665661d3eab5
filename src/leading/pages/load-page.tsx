import { type Frame, StaffPage } from '../../access/index.ts';
import { number } from '../../platform/language/plural.ts';
import { EmptyState, Mark, Section, Table } from '../../ui/index.ts';
import { mostCounted } from '../case-load.store.ts';
import { daysSince, isQuiet, type WorkerLoad } from '../case-load.ts';
import { monthName, thisMonth } from '../month.ts';
import { leadingTexts } from '../texts.ts';
import type { LedUnit } from '../units.ts';

type Props = { frame: Frame; units: readonly LedUnit[]; loads: readonly WorkerLoad[] };

export const LoadPage = ({ frame, units, loads }: Props) => {
  const t = leadingTexts(frame.language);
  return (
    <StaffPage frame={frame} title={t.title} current="caseLoad">
      <p class="lead">{t.lead}</p>
      {units.map((unit) => {
        const own = loads.filter(({ unitId }) => unitId === unit.id);
        return (
          <Section title={unit.name} id={`enhet-${unit.id}`}>
            <p>
              <a href={`/manad/${unit.id}/${monthName(thisMonth(frame.now))}`}>{t.month}</a>
            </p>
            {own.length === 0 ? <EmptyState title={t.none} /> : <LoadTable frame={frame} unit={unit} loads={own} />}
          </Section>
        );
      })}
    </StaffPage>
  );
};

const LoadTable = ({ frame, unit, loads }: { frame: Frame; unit: LedUnit; loads: readonly WorkerLoad[] }) => {
  const { language, now } = frame;
  const t = leadingTexts(language);
  const columns = (['files', 'late', 'soon', 'quiet', 'assessed', 'unwritten', 'fewTalks'] as const).map((key) => ({
    key,
    label: t.columns[key],
    numeric: true,
  }));
  const counted = (n: number) => (n === 0 ? '–' : number(language, n));
  return (
    <Table
      caption={`${t.title}: ${unit.name}`}
      captionUnseen
      columns={[{ key: 'worker', label: t.columns.worker }, ...columns]}
      rows={loads.map((load) => ({
        id: `lage-${load.staffId ?? 'ingen'}-${unit.id}`,
        cells: {
          worker: (
            <>
              <a href={`/arendelage/${unit.id}/${load.staffId ?? 'ingen'}`}>{load.name ?? t.nobody}</a>
              {load.staffId === null && <Mark kind="today">{t.need.nobody}</Mark>}
            </>
          ),
          files: load.files === mostCounted ? t.orMore(mostCounted) : counted(load.files),
          late: load.late > 0 ? <Mark kind="breach">{number(language, load.late)}</Mark> : '–',
          soon: counted(load.soon),
          quiet: <Quiet frame={frame} since={load.quietSince} />,
          assessed: load.unassessedSince ? t.days(daysSince(load.unassessedSince, now)) : '–',
          unwritten: counted(load.unwritten),
          fewTalks: counted(load.fewTalks),
        },
      }))}
    />
  );
};

const Quiet = ({ frame, since }: { frame: Frame; since: WorkerLoad['quietSince'] }) => {
  if (!since) return <>–</>;
  const words = leadingTexts(frame.language).days(daysSince(since, frame.now));
  return isQuiet(since, frame.now) ? <Mark kind="today">{words}</Mark> : <span>{words}</span>;
};
