import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { formatTimeOfDay } from '../../kernel/time-of-day.ts';
import type { Colleague, inUnit } from '../../organisation/index.ts';
import { showFixedMoment, showFullDay, showTime } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Section,
  Select,
  Table,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import type { Group, GroupSeat, Series, TaskCounts } from '../group.store.ts';
import type { Meeting } from '../meeting.store.ts';
import { meetingTexts } from '../texts.ts';

export type GroupForms = { readonly group?: FormState; readonly seat?: FormState; readonly dates?: FormState };
type FilledUnit = { readonly id: Parameters<typeof inUnit>[1]; readonly name: string };

export type GroupView = {
  frame: Frame;
  group: Group | undefined;
  seats: readonly GroupSeat[];
  series: Series | undefined;
  tasks: TaskCounts | undefined;
  coming: readonly Meeting[];
  workers: readonly Colleague[];
  /** The units whose seats the reader fills. */
  fills: readonly FilledUnit[];
  mayMake: boolean;
  coordinates: boolean;
  forms: GroupForms;
};

export const GroupPage = (view: GroupView) => {
  const { frame, group, mayMake } = view;
  const t = meetingTexts(frame.language);
  return (
    <StaffPage
      frame={frame}
      title={group?.name ?? t.newGroup}
      documentTitle={t.title}
      current="meetings"
      lead={t.group.lead}
    >
      <p class="way-back">
        <a href="/moten">{t.back}</a>
      </p>
      <div class="stack-wide">
        {group && (
          <>
            <p>
              {t.group.coordinator}: <strong>{group.coordinatorName}</strong>
            </p>
            <Seats view={view} group={group} />
            <Dates view={view} group={group} />
            <Results view={view} />
          </>
        )}
        {mayMake && <GroupFields view={view} />}
      </div>
    </StaffPage>
  );
};

const options = (staff: readonly Colleague[]) => staff.map(({ id, name }) => ({ value: id, label: name }));

const GroupFields = ({ view: { frame, group, workers, forms } }: { view: GroupView }) => {
  const t = meetingTexts(frame.language);
  const form = forms.group ?? emptyForm(group ? { name: group.name, coordinator: group.coordinatorId } : {});
  const fields = (
    <Form action={`/grupp/${group?.id ?? 'ny'}`} hidden={{ _form: newId() }}>
      <ErrorSummary form={form} />
      <TextField form={form} name="name" label={t.group.name} width="full" />
      <Select form={form} name="coordinator" label={t.group.coordinator} options={options(workers)} />
      <Actions>
        <Button kind={group ? 'secondary' : 'primary'}>{t.group.save}</Button>
      </Actions>
    </Form>
  );
  return group ? (
    <Disclosure label={t.group.change} open={forms.group !== undefined}>
      {fields}
    </Disclosure>
  ) : (
    fields
  );
};

const Seats = ({ view, group }: { view: GroupView; group: Group }) => {
  const { frame, seats, fills, forms } = view;
  const t = meetingTexts(frame.language).group;
  const gaps = seats.filter(({ deputyId }) => deputyId === null);
  return (
    <Section title={t.seats} id="platser">
      <div class="stack">
        {gaps.length > 0 && (
          <Notice kind="today">
            {gaps.map(({ unitName }) => (
              <p>{t.gap(unitName)}</p>
            ))}
          </Notice>
        )}
        {seats.length === 0 ? (
          <p class="muted">{t.noSeats}</p>
        ) : (
          <Table
            caption={t.seats}
            captionUnseen
            columns={[
              { key: 'unit', label: t.unit },
              { key: 'member', label: t.member },
              { key: 'deputy', label: t.deputy },
            ]}
            rows={seats.map((seat) => ({
              id: `plats-${seat.id}`,
              cells: {
                unit: seat.unitName,
                member: seat.name,
                deputy: seat.deputyName ?? <Mark kind="today">{t.noDeputy}</Mark>,
              },
            }))}
          />
        )}
        {fills.flatMap((unit) => [
          ...seats
            .filter(({ unitId }) => unitId === unit.id)
            .map((seat) => (
              <Disclosure label={`${t.changeSeat}: ${unit.name}, ${seat.name}`} open={forms.seat?.scope === seat.id}>
                <SeatForm view={view} group={group} unit={unit} seat={seat} />
                <Form action={`/grupp/${group.id}/plats/${seat.id}/avsluta`} hidden={{ _form: newId() }}>
                  <p class="muted">{t.endSeatHelp}</p>
                  <Actions>
                    <Button kind="secondary">{t.endSeat}</Button>
                  </Actions>
                </Form>
              </Disclosure>
            )),
          <Disclosure label={t.addSeat(unit.name)} open={forms.seat?.scope === unit.id}>
            <SeatForm view={view} group={group} unit={unit} seat={undefined} />
          </Disclosure>,
        ])}
      </div>
    </Section>
  );
};

type SeatFormProps = { view: GroupView; group: Group; unit: FilledUnit; seat: GroupSeat | undefined };

const SeatForm = ({ view, group, unit, seat }: SeatFormProps) => {
  const { frame, workers, forms } = view;
  const t = meetingTexts(frame.language).group;
  const scope = seat?.id ?? unit.id;
  const form =
    forms.seat?.scope === scope
      ? forms.seat
      : scoped(emptyForm(seat ? { staff: seat.staffId, deputy: seat.deputyId ?? undefined } : {}), scope);
  const ofUnit = workers.filter(({ roles }) => roles.some(({ unitId }) => unitId === unit.id));
  return (
    <Form
      action={`/grupp/${group.id}/plats`}
      hidden={{ _form: newId(), unit: unit.id, ...(seat ? { seat: seat.id } : {}) }}
    >
      <ErrorSummary form={form} />
      <Select form={form} name="staff" label={t.member} options={options(ofUnit)} />
      <Select form={form} name="deputy" label={t.deputy} optional emptyLabel={t.noDeputy} options={options(ofUnit)} />
      <Actions>
        <Button kind="secondary">{t.saveSeat}</Button>
      </Actions>
    </Form>
  );
};

const Dates = ({ view, group }: { view: GroupView; group: Group }) => {
  const { frame, series, coming, coordinates, forms } = view;
  const { language, now } = frame;
  const t = meetingTexts(language).group;
  const names: Readonly<Record<string, string>> = t.weekdays;
  const form =
    forms.dates ??
    emptyForm(
      series
        ? { weekday: String(series.weekday), time: formatTimeOfDay(series.time), place: series.place ?? undefined }
        : {},
    );
  const fields = (
    <Form action={`/grupp/${group.id}/dagar`} hidden={{ _form: newId() }}>
      <ErrorSummary form={form} />
      {series && <p class="muted">{t.changeDatesHelp}</p>}
      <RadioGroup
        form={form}
        name="weekday"
        label={t.weekday}
        inline
        choices={['1', '2', '3', '4', '5'].map((value) => ({ value, label: names[value] ?? '' }))}
      />
      <TimeField form={form} name="time" label={t.time} />
      <DateField form={form} name="from" label={t.from} />
      <TextField form={form} name="place" label={t.place} help={t.placeHelp} width="full" optional />
      <Actions>
        <Button kind={series ? 'secondary' : 'primary'}>{t.setDates}</Button>
      </Actions>
    </Form>
  );
  return (
    <Section title={t.dates} id="dagar">
      <div class="stack">
        {series ? (
          <p>
            {t.rhythm(names[String(series.weekday)] ?? '', showTime(language, series.time))} {t.moved}
          </p>
        ) : (
          <p class="muted">{t.noDates}</p>
        )}
        {coming.length > 0 && (
          <ul class="plain-list">
            {coming.map(({ id, startsAt }) => (
              <li>
                <a href={`/moten/${id}`}>
                  <time datetime={startsAt.toString()}>{showFixedMoment(language, startsAt, now)}</time>
                </a>
              </li>
            ))}
          </ul>
        )}
        {coordinates &&
          (series ? (
            <Disclosure label={t.changeDates} open={forms.dates !== undefined}>
              {fields}
            </Disclosure>
          ) : (
            fields
          ))}
      </div>
    </Section>
  );
};

const Results = ({ view: { frame, tasks } }: { view: GroupView }) => {
  const t = meetingTexts(frame.language).group;
  return (
    <Section title={t.results} id="resultat">
      {tasks ? (
        <>
          <p>{t.resultsLine(Math.round((100 * tasks.onTime) / tasks.ended), tasks.onTime, tasks.ended)}</p>
          <p class="muted">{t.resultsUntil(showFullDay(frame.language, tasks.until))}</p>
        </>
      ) : (
        <p class="muted">{t.resultsFew}</p>
      )}
    </Section>
  );
};
