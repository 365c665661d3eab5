import { consultationTexts } from '../../consultation/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { PlacesNotice } from '../../location/index.ts';
import { Tick } from '../../safety/index.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  DateField,
  Disclosure,
  ErrorSummary,
  Fieldset,
  Form,
  Select,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import { partnerAuthorities, phaseOf, usualWeeksToMeeting } from '../coordinatedplan.ts';
import { coordinatedPlanTexts } from '../texts.ts';
import { formOf, keyOf, type RecordProps } from './given.ts';

export const BeginForm = (props: RecordProps) => {
  const { ctx, plan, owners } = props;
  const t = coordinatedPlanTexts(ctx.language);
  const usual = today(ctx.now).add({ weeks: usualWeeksToMeeting }).toString();
  const form = formOf(props, 'begin', { meetBy: usual });
  return (
    <Form action={`/akt/${ctx.file.id}/sip/${plan.id}/borja`} hidden={{ _form: newId() }}>
      <ErrorSummary form={form} />
      <Tick form={form} name="enough" label={t.enough} />
      <Select
        form={form}
        name="owner"
        label={t.convener}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField form={form} name="meetBy" label={t.meetBy} help={t.meetByHelp} />
      <Actions>
        <Button>{t.saveBegin}</Button>
      </Actions>
    </Form>
  );
};

export const CallForm = (props: RecordProps) => {
  const { ctx, plan, consents, relatives, places, given } = props;
  const t = coordinatedPlanTexts(ctx.language);
  const c = consultationTexts(ctx.language);
  const form = formOf(props, 'call');
  const first = phaseOf(plan) === 'begun';
  return (
    <Disclosure label={first ? t.call : t.callAgain} open={first || given?.of === 'call'}>
      <Form action={`/akt/${ctx.file.id}/sip/${plan.id}/kalla`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <Fieldset legend={t.meeting}>
          <DateField form={form} name="meeting.day" label={t.day} />
          <TimeField form={form} name="meeting.time" label={t.time} />
        </Fieldset>
        <Fieldset legend={t.calledLegend} help={t.calledHelp}>
          {consents.map(({ id, receiver, purpose }) => (
            <Select
              form={form}
              name={`called.${keyOf(id)}`}
              label={receiver}
              help={t.consentedTo(purpose)}
              options={partnerAuthorities.map((value) => ({ value, label: c.authority[value] }))}
              emptyLabel={t.notCalled}
              optional
            />
          ))}
        </Fieldset>
        {relatives.length > 0 && (
          <Fieldset legend={t.relatives} help={t.neverOffered}>
            <CheckboxGroup
              form={form}
              name="relatives"
              label={t.relatives}
              help={t.relativesHelp}
              choices={relatives.map(({ id, name }) => ({ value: id, label: name }))}
              optional
            />
            <TextField form={form} name="relativeWords" label={t.relativeWords} width="full" optional />
          </Fieldset>
        )}
        <PlacesNotice kinds={places} language={ctx.language} form={form} />
        <Tick form={form} name="enough" label={t.enough} />
        <Actions>
          <Button>{t.saveCall}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
