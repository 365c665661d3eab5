import type { Frame } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  ErrorSummary,
  Form,
  Section,
  Select,
  Table,
  TextField,
} from '../../ui/index.ts';
import { type Unit, type UnitHolds, unitFunctions, unitHolds, unitKinds } from '../organisation.ts';
import { organisationTexts } from '../texts.ts';
import { OrganisationPage } from './organisation-page.tsx';

export const UnitsPage = ({ frame, units }: { frame: Frame; units: readonly Unit[] }) => {
  const t = organisationTexts(frame.language);
  return (
    <OrganisationPage
      frame={frame}
      title={t.pages.units}
      lead={t.unit.lead}
      action={<ButtonLink href="/organisation/enheter/ny">{t.unit.new}</ButtonLink>}
    >
      <Table
        caption={t.pages.units}
        captionUnseen
        columns={[
          { key: 'name', label: t.unit.name },
          { key: 'kind', label: t.unit.kind },
          { key: 'functions', label: t.unit.functions },
          { key: 'parent', label: t.unit.parent },
        ]}
        rows={units.map((unit) => ({
          id: `enhet-${unit.id}`,
          cells: {
            name: <a href={`/organisation/enheter/${unit.id}`}>{unit.name}</a>,
            kind: t.unitKinds[unit.kind],
            functions: unit.functions.map((one) => t.functions[one]).join(', ') || t.unit.noFunctions,
            parent: units.find(({ id }) => id === unit.parentId)?.name ?? t.unit.noParent,
          },
        }))}
      />
    </OrganisationPage>
  );
};

type UnitProps = {
  frame: Frame;
  units: readonly Unit[];
  unit: Unit | undefined;
  /** What has to go somewhere else before the unit can be closed. */
  holds: Partial<Record<UnitHolds, number>>;
  form: FormState;
};

/** What closing does stands before it; what has to be done first stands instead of the button. */
const CloseUnit = ({ frame, unit, holds }: Pick<UnitProps, 'frame' | 'holds'> & { unit: Unit }) => {
  const t = organisationTexts(frame.language).unit;
  const left = unitHolds.flatMap((what) => holds[what] ?? []).length > 0;
  return (
    <Section title={t.close} id="stang">
      <p>{t.closeHelp(unit.name)}</p>
      {left ? (
        <>
          <p>{t.closeFirst}</p>
          <ul>
            {unitHolds.map((what) => {
              const n = holds[what];
              return n ? <li>{t.holds[what](n)}</li> : null;
            })}
          </ul>
        </>
      ) : (
        <Form action={`/organisation/enheter/${unit.id}/stang`} label={t.close} hidden={{ _form: newId() }}>
          <Actions>
            <Button kind="danger">{t.closeAct(unit.name)}</Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
};

export const UnitPage = ({ frame, units, unit, holds, form }: UnitProps) => {
  const t = organisationTexts(frame.language);
  return (
    <OrganisationPage frame={frame} title={unit?.name ?? t.unit.new} narrow>
      <Form action={`/organisation/enheter/${unit?.id ?? 'ny'}`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <TextField form={form} name="name" label={t.unit.name} width="full" />
        <Select
          form={form}
          name="kind"
          label={t.unit.kind}
          options={unitKinds.map((value) => ({ value, label: t.unitKinds[value] }))}
        />
        <CheckboxGroup
          form={form}
          name="functions"
          label={t.unit.functions}
          optional
          choices={unitFunctions.map((value) => ({ value, label: t.functions[value] }))}
        />
        <Select
          form={form}
          name="parent"
          label={t.unit.parent}
          optional
          emptyLabel={t.unit.noParent}
          options={units.filter(({ id }) => id !== unit?.id).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          form={form}
          name="urgentPlace"
          label={t.unit.urgentPlace}
          help={t.unit.urgentPlaceHelp}
          width="full"
          optional
        />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href="/organisation/enheter">
            {t.back(t.pages.units)}
          </ButtonLink>
        </Actions>
      </Form>
      {unit && <CloseUnit frame={frame} unit={unit} holds={holds} />}
    </OrganisationPage>
  );
};
