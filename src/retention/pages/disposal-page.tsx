import type { Frame } from '../../access/index.ts';
import { newId, type StaffId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { isAdministrator, OrganisationPage } from '../../organisation/index.ts';
import { showDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  Section,
  Select,
  Table,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import type { AtRest, Disposal, Hold } from '../disposal.store.ts';
import { holdKinds, type Retention } from '../retention.ts';
import { retentionTexts } from '../texts.ts';

type Resting = AtRest & { readonly kept: Retention };
export type DisposalView = {
  readonly frame: Frame;
  readonly due: readonly Resting[];
  readonly later: readonly Resting[];
  readonly disposals: readonly Disposal[];
  readonly holds: readonly Hold[];
  readonly nameOf: (id: StaffId) => string;
  /** Proposes, and stops; one who administers only confirms. */
  readonly leads: boolean;
  readonly everybodyKept: boolean;
  readonly forms: { readonly [K in 'propose' | 'waiting' | 'hold']?: FormState };
};

const path = '/organisation/gallring';

export const DisposalPage = (view: DisposalView) => {
  const { frame, disposals, leads } = view;
  const t = retentionTexts(frame.language);
  const waiting = disposals.filter(({ confirmedAt }) => confirmedAt === null);
  const decided = disposals.filter(({ confirmedAt, carriedOutAt }) => confirmedAt !== null && carriedOutAt === null);
  const done = disposals.filter(({ carriedOutAt }) => carriedOutAt !== null);
  return (
    <OrganisationPage frame={frame} title={t.title} lead={t.lead}>
      <Waiting {...view} rows={waiting} />
      {leads && <Due {...view} />}
      {decided.length > 0 && <Decided {...view} rows={decided} />}
      {leads && view.later.length > 0 && <Later {...view} />}
      {leads && <Holds {...view} />}
      {done.length > 0 && <Done {...view} rows={done} />}
      {isAdministrator(frame) && <Research {...view} />}
    </OrganisationPage>
  );
};

const dayIn = (frame: Frame) => (day: Parameters<typeof showDay>[1]) => showDay(frame.language, day, dayOf(frame.now));

const Waiting = (view: DisposalView & { rows: readonly Disposal[] }) => {
  const { frame, rows, nameOf, forms } = view;
  const t = retentionTexts(frame.language);
  const day = dayIn(frame);
  return (
    <Section title={t.waiting.title} id="vantar">
      {forms.waiting && hasErrors(forms.waiting) && <ErrorSummary form={forms.waiting} />}
      {rows.length === 0 ? (
        <p class="muted">{t.waiting.none}</p>
      ) : (
        <Table
          caption={t.waiting.title}
          captionUnseen
          columns={[
            { key: 'reference', label: t.reference },
            { key: 'rule', label: t.rule },
            { key: 'outcome', label: t.outcome },
            { key: 'last', label: t.lastEntry },
            { key: 'acts', label: t.waiting.confirm },
          ]}
          rows={rows.map((row) => ({
            id: `forslag-${row.id}`,
            cells: {
              reference: row.reference,
              rule: t.rules[row.rule],
              outcome: t.outcomes[row.outcome],
              last: day(row.lastEntryOn),
              acts: (
                <>
                  <p class="muted">{t.waiting.by(nameOf(row.proposedBy))}</p>
                  {row.proposedBy === frame.actor.staffId ? (
                    <p class="muted">{t.waiting.own}</p>
                  ) : (
                    <RowForm frame={frame} row={row} act="bekrafta" label={t.waiting.confirm} kind="secondary" />
                  )}
                  <RowForm frame={frame} row={row} act="ta-tillbaka" label={t.waiting.withdraw} kind="quiet" />
                </>
              ),
            },
          }))}
        />
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

const Due = ({ frame, due, forms }: DisposalView) => {
  const t = retentionTexts(frame.language);
  const day = dayIn(frame);
  const form = forms.propose ?? emptyForm();
  if (due.length === 0)
    return (
      <Section title={t.due.title} id="nu">
        <EmptyState title={t.due.none}>
          <p>{t.due.noneHelp}</p>
        </EmptyState>
      </Section>
    );
  return (
    <Section title={t.due.title} id="nu">
      <p>{t.due.lead}</p>
      <Form action={path} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <CheckboxGroup
          form={form}
          name="file"
          label={t.due.choose}
          choices={due.map(({ fileId, reference, kind, facts, kept }) => ({
            value: fileId,
            label: `${reference} · ${t.kinds[kind]} · ${t.outcomes[kept.outcome]}`,
            help: `${t.rules[kept.rule]}. ${t.lastEntry} ${day(facts.lastEntry)}.${kept.by ? ` ${t.by} ${day(kept.by)}.` : ''}`,
          }))}
        />
        <CheckboxGroup
          form={form}
          name="checked"
          label={t.due.checked}
          help={t.due.checkedHelp}
          choices={[{ value: 'yes', label: t.due.checkedTick }]}
        />
        <p class="muted">{t.due.what}</p>
        <Actions>
          <Button>{t.due.propose}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const Decided = ({ frame, rows, nameOf }: DisposalView & { rows: readonly Disposal[] }) => {
  const t = retentionTexts(frame.language);
  return (
    <Section title={t.decided.title} id="bekraftat">
      <p class="muted">{t.decided.lead}</p>
      <Table
        caption={t.decided.title}
        captionUnseen
        columns={[
          { key: 'reference', label: t.reference },
          { key: 'outcome', label: t.outcome },
          { key: 'who', label: t.done.who },
          { key: 'back', label: t.waiting.withdraw },
        ]}
        rows={rows.map((row) => ({
          id: `bekraftad-${row.id}`,
          cells: {
            reference: row.reference,
            outcome: t.outcomes[row.outcome],
            who: t.decided.by(nameOf(row.proposedBy), row.confirmedBy ? nameOf(row.confirmedBy) : ''),
            back: <RowForm frame={frame} row={row} act="ta-tillbaka" label={t.waiting.withdraw} kind="quiet" />,
          },
        }))}
      />
    </Section>
  );
};

const Later = ({ frame, later }: DisposalView) => {
  const t = retentionTexts(frame.language);
  const day = dayIn(frame);
  return (
    <Section title={t.later.title} id="senare">
      <p class="muted">{t.later.lead}</p>
      <Table
        caption={t.later.title}
        captionUnseen
        columns={[
          { key: 'reference', label: t.reference },
          { key: 'rule', label: t.rule },
          { key: 'from', label: t.later.from },
        ]}
        rows={later.map(({ fileId, reference, kept, waits }) => ({
          id: `vilar-${fileId}`,
          cells: {
            reference,
            rule: t.rules[kept.rule],
            from: waits ? t.later.waits : kept.from ? day(kept.from) : t.later.unknownAge,
          },
        }))}
      />
    </Section>
  );
};

const Holds = ({ frame, holds, nameOf, forms }: DisposalView) => {
  const t = retentionTexts(frame.language);
  const day = dayIn(frame);
  const form = forms.hold ?? emptyForm();
  return (
    <Section title={t.hold.title} id="stopp">
      <p>{t.hold.lead}</p>
      {holds.length > 0 && (
        <Table
          caption={t.hold.current}
          columns={[
            { key: 'reference', label: t.reference },
            { key: 'kind', label: t.hold.kind },
            { key: 'again', label: t.hold.thinkAgain },
            { key: 'by', label: t.hold.setBy },
            { key: 'end', label: t.hold.end },
          ]}
          rows={holds.map((hold) => ({
            id: `stopp-${hold.id}`,
            cells: {
              reference: hold.reference,
              kind: `${t.hold.kinds[hold.kind]}. ${hold.words}`,
              again: day(hold.thinkAgainOn),
              by: nameOf(hold.setBy),
              end: (
                <Form
                  action={`/organisation/gallringsstopp/${hold.id}/hav`}
                  hidden={{ _form: newId() }}
                  label={`${t.hold.end}: ${hold.reference}`}
                  inline
                >
                  <Button kind="quiet" small>
                    {t.hold.end}
                  </Button>
                </Form>
              ),
            },
          }))}
        />
      )}
      <Form action="/organisation/gallringsstopp" hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <TextField form={form} name="reference" label={t.hold.reference} help={t.hold.referenceHelp} />
        <Select
          form={form}
          name="kind"
          label={t.hold.kind}
          options={holdKinds.map((value) => ({ value, label: t.hold.kinds[value] }))}
        />
        <TextArea form={form} name="words" label={t.hold.words} rows={2} />
        <DateField form={form} name="thinkAgainOn" label={t.hold.thinkAgain} />
        <Actions>
          <Button kind="secondary">{t.hold.act}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const Done = ({ frame, rows, nameOf }: DisposalView & { rows: readonly Disposal[] }) => {
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

const Research = ({ frame, everybodyKept }: DisposalView) => {
  const t = retentionTexts(frame.language).research;
  return (
    <Section title={t.title} id="urval">
      <Form action="/organisation/gallringsurval" hidden={{ _form: newId() }}>
        <CheckboxGroup
          form={emptyForm({ everybody: everybodyKept ? 'yes' : '' })}
          name="everybody"
          label={t.title}
          help={t.lead}
          choices={[{ value: 'yes', label: t.tick }]}
        />
        <Actions>
          <Button kind="secondary">{t.save}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
