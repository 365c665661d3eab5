import type { Frame } from '../../access/index.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
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
  Fieldset,
  Form,
  RadioGroup,
  Section,
  Select,
  Table,
  TimeField,
} from '../../ui/index.ts';
import type { Colleague, Unit } from '../organisation.ts';
import type { Shift } from '../rota.ts';
import { type DayRow, nameOf, spanInWords } from '../rota-view.ts';
import { organisationTexts } from '../texts.ts';
import { DayTable } from './day-table.tsx';
import { OrganisationPage, Ways } from './organisation-page.tsx';

export type RotaView = {
  readonly frame: Frame;
  readonly unit: Unit;
  /** Units whose rota this reader plans. */
  readonly units: readonly Unit[];
  readonly days: readonly CalendarDay[];
  readonly rows: readonly DayRow[];
  readonly shifts: readonly Shift[];
  readonly staff: readonly Colleague[];
  readonly form: FormState;
};

export const rotaHref = (unit: Unit, day: CalendarDay): string =>
  `/organisation/jour?enhet=${unit.id}&dag=${day.toString()}`;

const Shifts = ({ frame, shifts, staff, unit }: RotaView) => {
  const t = organisationTexts(frame.language);
  return (
    <Section title={t.rota.shifts} id="pass">
      <Table
        caption={t.rota.shifts}
        captionUnseen
        columns={[
          { key: 'who', label: t.rota.who },
          { key: 'what', label: t.rota.what },
          { key: 'when', label: t.rota.when },
          { key: 'remove', label: t.remove },
        ]}
        rows={shifts.map((shift) => ({
          id: `pass-${shift.id}`,
          cells: {
            who: nameOf(staff, shift.staffId),
            what: t.rota.dutyWord[shift.duty],
            when: spanInWords(frame, shift),
            remove: (
              <Form
                action={`/organisation/jour/${shift.id}/ta-bort`}
                hidden={{ _form: newId(), unit: unit.id }}
                label={`${t.remove}: ${nameOf(staff, shift.staffId)}, ${spanInWords(frame, shift)}`}
                inline
              >
                <Button kind="quiet" small>
                  {t.remove}
                </Button>
              </Form>
            ),
          },
        }))}
      />
    </Section>
  );
};

const Add = ({ frame, form, unit, staff }: RotaView) => {
  const t = organisationTexts(frame.language).rota;
  return (
    <Section title={t.add} id="nytt">
      <Form action="/organisation/jour" hidden={{ _form: newId(), unit: unit.id }}>
        <ErrorSummary form={form} />
        <Select
          form={form}
          name="staff"
          label={t.who}
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <RadioGroup
          form={form}
          name="duty"
          label={t.what}
          inline
          choices={[
            { value: 'duty', label: t.duty },
            { value: 'backup', label: t.backup },
          ]}
        />
        <Fieldset legend={t.from}>
          <DateField form={form} name="from.day" label={t.date} />
          <TimeField form={form} name="from.time" label={t.time} />
        </Fieldset>
        <Fieldset legend={t.until}>
          <DateField form={form} name="until.day" label={t.date} />
          <TimeField form={form} name="until.time" label={t.time} />
        </Fieldset>
        <Actions>
          <Button>{t.add}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

export const RotaPage = (view: RotaView) => {
  const { frame, unit, units, days, rows } = view;
  const t = organisationTexts(frame.language).rota;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const shown = (day: CalendarDay) => showDay(frame.language, day, dayOf(frame.now));
  return (
    <OrganisationPage
      frame={frame}
      title={`${organisationTexts(frame.language).pages.rota}: ${unit.name}`}
      lead={t.week(shown(first), shown(last))}
    >
      {units.length > 1 && (
        <Ways
          label={t.unit}
          ways={units.map((one) => ({ href: rotaHref(one, first), label: one.name }))}
          current={rotaHref(unit, first)}
        />
      )}
      <DayTable language={frame.language} caption={unit.name} id="dag" rows={rows} />
      <p class="actions">
        <a href={rotaHref(unit, first.subtract({ days: 7 }))}>{t.earlier}</a>
        <a href={rotaHref(unit, first.add({ days: 7 }))}>{t.later}</a>
      </p>
      {view.shifts.length > 0 && <Shifts {...view} />}
      <Add {...view} />
    </OrganisationPage>
  );
};

export const NoRotaPage = ({ frame }: { frame: Frame }) => {
  const t = organisationTexts(frame.language);
  return (
    <OrganisationPage frame={frame} title={t.pages.rota}>
      <EmptyState title={t.duty.none}>
        <p>{t.rota.noUnits}</p>
      </EmptyState>
    </OrganisationPage>
  );
};
