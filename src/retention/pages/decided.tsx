import type { Frame } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { hasErrors } from '../../platform/web/form.ts';
import { Button, ErrorSummary, Form, Section, Table } from '../../ui/index.ts';
import type { Disposal } from '../disposal.store.ts';
import { retentionTexts } from '../texts.ts';
import { type DisposalView, dayIn, disposalPath as path } from './view.ts';

export const Waiting = (view: DisposalView & { rows: readonly Disposal[] }) => {
  const { frame, rows, nameOf, forms } = view;
  const t = retentionTexts(frame.language);
  const day = dayIn(frame);
  return (
    <Section title={t.waiting.title} id="vantar">
      {forms.waiting && hasErrors(forms.waiting) && <ErrorSummary form={forms.waiting} />}
      {rows.length === 0 ? (
        <p class="muted">{t.waiting.none}</p>
      ) : (
        <>
          <p>{t.waiting.lead}</p>
          <Table
            caption={t.waiting.title}
            captionUnseen
            columns={[
              { key: 'reference', label: t.reference },
              { key: 'kind', label: t.kind },
              { key: 'rule', label: t.rule },
              { key: 'outcome', label: t.outcome },
              { key: 'last', label: t.lastEntry },
              { key: 'by', label: t.waiting.proposedBy },
              { key: 'acts', label: t.waiting.decide },
            ]}
            rows={rows.map((row) => ({
              id: `forslag-${row.id}`,
              cells: {
                reference: row.reference,
                kind: t.kinds[row.fileKind],
                rule: t.rules[row.rule],
                outcome: t.outcomes[row.outcome],
                last: day(row.lastEntryOn),
                by: row.proposedBy === frame.actor.staffId ? t.waiting.own : nameOf(row.proposedBy),
                acts: (
                  <>
                    {row.proposedBy !== frame.actor.staffId && (
                      <RowForm frame={frame} row={row} act="bekrafta" label={t.waiting.confirm} kind="secondary" />
                    )}
                    <RowForm frame={frame} row={row} act="ta-tillbaka" label={t.waiting.withdraw} kind="quiet" />
                  </>
                ),
              },
            }))}
          />
        </>
      )}
    </Section>
  );
};

type RowFormProps = { frame: Frame; row: Disposal; act: string; label: string; kind: 'secondary' | 'quiet' };
const RowForm = ({ row, act, label, kind }: RowFormProps) => (
  <Form action={`${path}/${row.id}/${act}`} hidden={{ _form: newId() }} label={`${label}: ${row.reference}`} inline>
    <Button kind={kind} small>
      {label}
    </Button>
  </Form>
);

export const Decided = ({ frame, rows, nameOf }: DisposalView & { rows: readonly Disposal[] }) => {
  const t = retentionTexts(frame.language);
  return (
    <Section title={t.decided.title} id="bekraftat">
      <p class="muted">{t.decided.lead}</p>
      <Table
        caption={t.decided.title}
        captionUnseen
        columns={[
          { key: 'reference', label: t.reference },
          { key: 'kind', label: t.kind },
          { key: 'outcome', label: t.outcome },
          { key: 'who', label: t.done.who },
          { key: 'back', label: t.waiting.withdraw },
        ]}
        rows={rows.map((row) => ({
          id: `bekraftad-${row.id}`,
          cells: {
            reference: row.reference,
            kind: t.kinds[row.fileKind],
            outcome: t.outcomes[row.outcome],
            who: t.decided.by(nameOf(row.proposedBy), row.confirmedBy ? nameOf(row.confirmedBy) : ''),
            back: <RowForm frame={frame} row={row} act="ta-tillbaka" label={t.waiting.withdraw} kind="quiet" />,
          },
        }))}
      />
    </Section>
  );
};

export const Done = ({ frame, rows, nameOf }: DisposalView & { rows: readonly Disposal[] }) => {
  const t = retentionTexts(frame.language);
  const day = dayIn(frame);
  return (
    <Section title={t.done.title} id="genomfort">
      <p class="muted">{t.done.lead}</p>
      <Table
        caption={t.done.title}
        captionUnseen
        columns={[
          { key: 'reference', label: t.reference },
          { key: 'kind', label: t.kind },
          { key: 'rule', label: t.rule },
          { key: 'outcome', label: t.outcome },
          { key: 'on', label: t.done.on },
          { key: 'who', label: t.done.who },
        ]}
        rows={rows.map((row) => ({
          id: `gallrad-${row.id}`,
          cells: {
            reference: row.reference,
            kind: t.kinds[row.fileKind],
            rule: t.rules[row.rule],
            outcome: row.packageSha256
              ? `${t.outcomes[row.outcome]}. ${t.done.hash}: ${row.packageSha256.toString('hex').slice(0, 16)}…`
              : t.outcomes[row.outcome],
            on: row.carriedOutAt ? day(dayOf(row.carriedOutAt)) : '',
            who: t.decided.by(nameOf(row.proposedBy), row.confirmedBy ? nameOf(row.confirmedBy) : ''),
          },
        }))}
      />
    </Section>
  );
};
