import { newId } from '../../kernel/ids.ts';
import { dayOf, timeOf } from '../../kernel/instant.ts';
import { formatTimeOfDay } from '../../kernel/time-of-day.ts';
import { emptyForm } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Section,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import { meetingTexts } from '../texts.ts';
import { urgentTexts } from '../urgent-texts.ts';
import type { MeetingView } from './meeting-view.ts';

/** Who is here, and that the meeting has been held. */
export const Lead = ({ view: { frame, seats, meeting } }: { view: MeetingView }) => {
  const t = meetingTexts(frame.language).meeting;
  const saved = seats.some(({ attended }) => attended !== null);
  const form = emptyForm({
    came: seats.filter(({ attended, confirmedAt }) => (saved ? attended : confirmedAt)).map(({ staffId }) => staffId),
  });
  return (
    <Section title={t.attendance} id="narvaro">
      <Form action={`/moten/${meeting.id}/narvaro`} hidden={{ _form: newId() }}>
        <CheckboxGroup
          form={form}
          name="came"
          label={t.attendanceLegend}
          choices={seats.map(({ staffId, name, unitName }) => ({
            value: staffId,
            label: [name, unitName].filter(Boolean).join(', '),
          }))}
        />
        <Actions>
          <Button kind="secondary">{t.saveAttendance}</Button>
        </Actions>
      </Form>
      <Form action={`/moten/${meeting.id}/hallet`} hidden={{ _form: newId() }}>
        <p class="muted">{t.markHeldHelp}</p>
        <Actions>
          <Button>{t.markHeld}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

/** Another time, or none: for who called it. */
export const Arrange = ({ view: { frame, meeting, forms } }: { view: MeetingView }) => {
  const t = meetingTexts(frame.language).meeting;
  const form =
    forms.move ??
    emptyForm({
      day: dayOf(meeting.startsAt).toString(),
      time: formatTimeOfDay(timeOf(meeting.startsAt)),
      place: meeting.place ?? undefined,
    });
  return (
    <Section title={t.move} id="flytta">
      <Disclosure label={t.move} open={forms.move !== undefined}>
        <Form action={`/moten/${meeting.id}/flytta`} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <p class="muted">{t.moveHelp}</p>
          <DateField form={form} name="day" label={t.day} />
          <TimeField form={form} name="time" label={t.time} />
          <TextField form={form} name="place" label={meetingTexts(frame.language).place} width="full" optional />
          <Actions>
            <Button kind="secondary">{t.move}</Button>
          </Actions>
        </Form>
      </Disclosure>
      <Disclosure label={t.cancel}>
        <Form action={`/moten/${meeting.id}/stall-in`} hidden={{ _form: newId() }}>
          <p class="muted">{t.cancelHelp}</p>
          <Actions>
            <Button kind="danger">{t.cancel}</Button>
          </Actions>
        </Form>
      </Disclosure>
    </Section>
  );
};

/** Moved and called off in the file that it is about: the 24 hours run there. */
export const ChangeUrgent = ({ view: { frame, meeting, items } }: { view: MeetingView }) => {
  const [item] = items;
  return item ? (
    <p>
      <a href={`/akt/${item.fileId}/akut/${meeting.id}/andra`}>{urgentTexts(frame.language).change.link}</a>
    </p>
  ) : null;
};
