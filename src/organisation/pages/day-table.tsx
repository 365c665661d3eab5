import type { Language } from '../../platform/language/catalogue.ts';
import { Mark, Table } from '../../ui/index.ts';
import type { DayCell, DayRow } from '../rota-view.ts';
import { organisationTexts } from '../texts.ts';

const Cell = ({ cell }: { cell: DayCell }) => (
  <>
    {cell.entries.map((entry) => (
      <div>{entry}</div>
    ))}
    {cell.gaps.map((gap) => (
      <div>
        <Mark kind="today">{gap}</Mark>
      </div>
    ))}
  </>
);

type Props = {
  language: Language;
  caption: string;
  /** Of this table, for the ids of its rows. */
  id: string;
  rows: readonly DayRow[];
};

export const DayTable = ({ language, caption, id, rows }: Props) => {
  const t = organisationTexts(language).rota;
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={[
        { key: 'day', label: t.day },
        { key: 'duty', label: t.duty },
        { key: 'backup', label: t.backup },
      ]}
      rows={rows.map(({ day, label, duty, backup }) => ({
        id: `${id}-${day.toString()}`,
        cells: { day: label, duty: <Cell cell={duty} />, backup: <Cell cell={backup} /> },
      }))}
    />
  );
};
