import type { StaffContext } from '../../access/index.ts';
import { Mark, Table } from '../../ui/index.ts';
import { ageBands, type Cell, childSupply } from '../child-supply.ts';
import type { Service } from '../service.ts';
import { serviceTexts } from '../service-texts.ts';
import { SupportFrame } from './support-frame.tsx';

/** By kind and age: what a child can be given here, and where nothing is (V26). */
export const ChildSupplyPage = ({ ctx, services }: { ctx: StaffContext; services: readonly Service[] }) => {
  const t = serviceTexts(ctx.language);
  const s = t.supply;
  const rows = childSupply(services);
  const gaps = rows.flatMap(({ cells }) => cells).filter(({ there }) => there.length === 0).length;
  return (
    <SupportFrame frame={ctx.frame} title={s.title} lead={s.lead}>
      <p>
        <Mark kind={gaps > 0 ? 'info' : 'done'}>{s.gaps(gaps)}</Mark>
      </p>
      <Table
        caption={s.title}
        captionUnseen
        columns={[
          { key: 'kind', label: s.kind },
          ...ageBands.map(([from, to]) => ({ key: `a${from}`, label: s.ages(from, to) })),
        ]}
        rows={rows.map(({ kind, cells }) => ({
          id: `barn-${kind}`,
          cells: {
            kind: t.kind[kind],
            ...Object.fromEntries(cells.map((cell) => [`a${cell.band[0]}`, <There ctx={ctx} cell={cell} />])),
          },
        }))}
      />
      <p class="help">{s.help}</p>
    </SupportFrame>
  );
};

const There = ({ ctx, cell }: { ctx: StaffContext; cell: Cell<Service> }) => {
  const t = serviceTexts(ctx.language);
  if (cell.there.length === 0) return <Mark kind="plain">{t.supply.none}</Mark>;
  return (
    <>
      {cell.there.map((one, n) => (
        <>
          {n > 0 && ', '}
          <a href={`/insats/${one.serviceId}`}>{one[ctx.language].name}</a>
        </>
      ))}
      {cell.inPart && (
        <>
          <br />
          <span class="muted">{t.supply.inPart}</span>
        </>
      )}
    </>
  );
};
