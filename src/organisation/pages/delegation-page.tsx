import {
  accessTexts,
  type Delegation,
  decisionKinds,
  decisionRules,
  delegationTexts,
  type Frame,
  voidRows,
} from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Section,
  Select,
  Table,
  TextField,
} from '../../ui/index.ts';
import { type Colleague, delegableRoles, type Unit } from '../organisation.ts';
import { nameOf } from '../rota-view.ts';
import { organisationTexts } from '../texts.ts';
import { OrganisationPage } from './organisation-page.tsx';

export type DelegationView = {
  readonly frame: Frame;
  readonly delegations: readonly Delegation[];
  readonly staff: readonly Colleague[];
  readonly units: readonly Unit[];
  /** Units for which this reader delegates; `all` for an administrator, none for most. */
  readonly delegatesFor: 'all' | readonly Unit[];
  readonly form: FormState;
};

const maySet = ({ delegatesFor }: DelegationView, row: Delegation): boolean =>
  delegatesFor === 'all' || delegatesFor.some(({ id }) => id === row.unitId);

function whoInWords({ frame, staff, units }: DelegationView, row: Delegation): string {
  const t = organisationTexts(frame.language).delegation;
  if (row.staffId !== null) return nameOf(staff, row.staffId);
  const roles: Readonly<Record<string, string>> = accessTexts(frame.language).roles;
  const where = row.unitId === null ? t.anyUnit : t.inUnit(units.find(({ id }) => id === row.unitId)?.name ?? '');
  return `${roles[row.role ?? ''] ?? ''} ${where}`;
}

const Rows = (view: DelegationView) => {
  const { frame, delegations } = view;
  const t = organisationTexts(frame.language);
  const decisions = delegationTexts(frame.language).decision;
  const broken = new Set(voidRows(delegations));
  return (
    <Table
      caption={t.delegation.current}
      captionUnseen
      columns={[
        { key: 'decision', label: t.delegation.decision },
        { key: 'who', label: t.delegation.who },
        { key: 'condition', label: t.delegation.condition },
        { key: 'basis', label: t.delegation.basis },
        { key: 'until', label: t.delegation.until },
        { key: 'end', label: t.end },
      ]}
      rows={delegations.map((row) => ({
        id: `rad-${row.id}`,
        cells: {
          decision: `${decisions[row.decision]} (${decisionRules[row.decision].paragraph})`,
          who: (
            <>
              {whoInWords(view, row)}
              {broken.has(row) && (
                <div>
                  <Mark kind="danger">{t.delegation.void}</Mark>
                </div>
              )}
            </>
          ),
          condition: t.delegation.conditions[row.condition],
          basis: row.basis,
          until: row.until ? showDay(frame.language, dayOf(row.until.subtract({ seconds: 1 })), dayOf(frame.now)) : '',
          end: maySet(view, row) && (
            <Form
              action={`/organisation/delegation/${row.id}/avsluta`}
              hidden={{ _form: newId() }}
              label={`${t.end}: ${decisions[row.decision]}, ${whoInWords(view, row)}`}
              inline
            >
              <Button kind="quiet" small>
                {t.end}
              </Button>
            </Form>
          ),
        },
      }))}
    />
  );
};

const Add = ({ frame, form, staff, units, delegatesFor }: DelegationView) => {
  const t = organisationTexts(frame.language).delegation;
  const decisions = delegationTexts(frame.language).decision;
  const roles = accessTexts(frame.language).roles;
  const own = delegatesFor === 'all' ? units : delegatesFor;
  return (
    <Section title={t.add} id="ny">
      <Form action="/organisation/delegation" hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <Select
          form={form}
          name="decision"
          label={t.decision}
          options={decisionKinds.map((value) => ({ value, label: decisions[value] }))}
        />
        <Select
          form={form}
          name="role"
          label={t.role}
          optional
          options={delegableRoles.map((value) => ({ value, label: roles[value] }))}
        />
        <Select
          form={form}
          name="staff"
          label={t.person}
          optional
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          form={form}
          name="unit"
          label={t.unit}
          optional={delegatesFor === 'all'}
          emptyLabel={delegatesFor === 'all' ? t.anyUnit : undefined}
          options={own.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <RadioGroup
          form={form}
          name="condition"
          label={t.condition}
          inline
          choices={(['always', 'onDuty', 'onBackup'] as const).map((value) => ({ value, label: t.conditions[value] }))}
        />
        <TextField form={form} name="basis" label={t.basis} help={t.basisHelp} width="full" />
        <DateField form={form} name="until" label={t.last} optional />
        <Actions>
          <Button>{t.add}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

export const DelegationPage = (view: DelegationView) => {
  const t = organisationTexts(view.frame.language);
  const adds = view.delegatesFor === 'all' || view.delegatesFor.length > 0;
  return (
    <OrganisationPage frame={view.frame} title={t.pages.delegation} lead={t.delegation.lead}>
      <Section title={t.delegation.current} id="galler">
        {view.delegations.length > 0 ? (
          <Rows {...view} />
        ) : (
          <EmptyState title={t.delegation.none}>
            <p>{t.delegation.noneHelp}</p>
          </EmptyState>
        )}
      </Section>
      {adds && <Add {...view} />}
    </OrganisationPage>
  );
};
