import type { Frame } from '../../access/index.ts';
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
  Section,
  Select,
  Table,
} from '../../ui/index.ts';
import type { Colleague } from '../organisation.ts';
import type { EnteredAbsence } from '../rota.store.ts';
import { nameOf } from '../rota-view.ts';
import { organisationTexts } from '../texts.ts';
import { OrganisationPage } from './organisation-page.tsx';

export type AbsenceView = {
  readonly frame: Frame;
  readonly absences: readonly EnteredAbsence[];
  readonly staff: readonly Colleague[];
  /** Those whose absence this reader enters. */
  readonly entersFor: readonly Colleague[];
  readonly form: FormState;
};

/** "tis 24 nov – fre 27 nov": whole days, the last one included. */
export function daysInWords({ language, now }: Pick<Frame, 'language' | 'now'>, absence: EnteredAbsence): string {
  const about = dayOf(now);
  const [first, last] = [dayOf(absence.from), dayOf(absence.until.subtract({ seconds: 1 }))];
  const from = showDay(language, first, about);
  return first.equals(last) ? from : `${from} – ${showDay(language, last, about)}`;
}

const List = ({ frame, absences, staff, entersFor }: AbsenceView) => {
  const t = organisationTexts(frame.language);
  const mine = new Set(entersFor.map(({ id }) => id));
  return (
    <Table
      caption={t.absence.all}
      captionUnseen
      columns={[
        { key: 'who', label: t.absence.who },
        { key: 'when', label: t.absence.when },
        { key: 'deputy', label: t.absence.deputy },
        { key: 'remove', label: t.remove },
      ]}
      rows={absences.map((absence) => ({
        id: `franvaro-${absence.id}`,
        cells: {
          who: nameOf(staff, absence.staffId),
          when: daysInWords(frame, absence),
          deputy: absence.deputyId ? nameOf(staff, absence.deputyId) : <Mark kind="today">{t.absence.noDeputy}</Mark>,
          remove: mine.has(absence.staffId) && (
            <Form
              action={`/organisation/franvaro/${absence.id}/ta-bort`}
              hidden={{ _form: newId() }}
              label={`${t.remove}: ${nameOf(staff, absence.staffId)}, ${daysInWords(frame, absence)}`}
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
  );
};

export const AbsencePage = (view: AbsenceView) => {
  const { frame, absences, staff, entersFor, form } = view;
  const t = organisationTexts(frame.language);
  const options = (people: readonly Colleague[]) => people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <OrganisationPage frame={frame} title={t.pages.absence} lead={t.absence.lead}>
      <Section title={t.absence.all} id="nu">
        {absences.length > 0 ? (
          <List {...view} />
        ) : (
          <EmptyState title={t.absence.none}>
            <p>{t.absence.noneHelp}</p>
          </EmptyState>
        )}
      </Section>
      <Section title={t.absence.add} id="ny">
        <Form action="/organisation/franvaro" hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <Select form={form} name="staff" label={t.absence.who} options={options(entersFor)} />
          <DateField form={form} name="first" label={t.absence.first} />
          <DateField form={form} name="last" label={t.absence.last} />
          <Select
            form={form}
            name="deputy"
            label={t.absence.deputy}
            help={t.absence.deputyHelp}
            emptyLabel={t.absence.noDeputy}
            options={options(staff)}
            optional
          />
          <Actions>
            <Button>{t.absence.add}</Button>
          </Actions>
        </Form>
      </Section>
    </OrganisationPage>
  );
};
