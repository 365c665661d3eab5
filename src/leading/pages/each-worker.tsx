import { EmptyState, Section, Table } from '../../ui/index.ts';
import { eachWorker, isOpen, monthName, type WithWorker } from '../month.ts';
import { leadingTexts } from '../texts.ts';
import type { MonthProps } from './agreements.tsx';
import { cellsOfLoad, emptyCells, WorkerLink } from './load-cells.tsx';
import { casesAt } from './shown-as.ts';

const columns = ['files', 'late', 'quiet', 'assessed', 'unwritten', 'fewTalks'] as const;

/** The follow-up with each worker (voices V33): her numbers, and what was agreed with her. */
export const EachWorker = (props: MonthProps) => {
  const { frame, loads, agreements, month } = props;
  const t = leadingTexts(frame.language);
  const all = eachWorker(loads, agreements, month);
  return (
    <Section title={t.each.title} id="var-och-en">
      {all.length === 0 ? (
        <EmptyState title={t.each.none} />
      ) : (
        <>
          <p class="help">{t.each.help}</p>
          <Table
            caption={t.each.title}
            captionUnseen
            columns={[
              { key: 'worker', label: t.columns.worker },
              ...columns.map((key) => ({ key, label: t.columns[key], numeric: true })),
              { key: 'agreed', label: t.each.agreed },
            ]}
            rows={all.map((one) => ({
              id: `med-${one.staffId}`,
              cells: {
                ...(one.load ? cellsOfLoad(frame, one.load) : emptyCells),
                worker: <Worker {...props} one={one} />,
                agreed: <Agreed {...props} one={one} />,
              },
            }))}
          />
        </>
      )}
    </Section>
  );
};

type Row = MonthProps & { one: WithWorker };

/** Her page tells of what she holds, and of what is agreed with her now: it isn't there for who has had something once. */
const Worker = ({ frame, unit, one }: Row) => {
  if (one.load) return <WorkerLink language={frame.language} load={one.load} />;
  const has = one.left.length > 0 || one.agreed.some(isOpen);
  return has ? <a href={casesAt(unit.id, one.staffId)}>{one.name}</a> : <span>{one.name}</span>;
};

const Agreed = ({ frame, unit, month, signed, colleagues, one }: Row) => {
  const t = leadingTexts(frame.language).each;
  const { agreed, left } = one;
  const here = `/manad/${unit.id}/${monthName(month)}`;
  return (
    <>
      {agreed.length > 0 && <a href="#bestamt">{t.so(agreed.length, agreed.filter(isOpen).length)}</a>}
      {agreed.length > 0 && left.length > 0 && <br />}
      {left.length > 0 && <a href="#fran-forr">{t.left(left.length)}</a>}
      {agreed.length === 0 && left.length === 0 && <span class="muted">{t.nothing}</span>}
      {!signed && colleagues.some(({ id }) => id === one.staffId) && (
        <span class="screen-only">
          {' · '}
          <a href={`${here}?hos=${one.staffId}#bestamt`} aria-label={t.actWith(one.name)}>
            {t.act}
          </a>
        </span>
      )}
    </>
  );
};
