import { authorities, consultationTexts, PartRows } from '../../consultation/index.ts';
import { newId } from '../../kernel/ids.ts';
import { PlacesNotice } from '../../location/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Fieldset,
  Form,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { holding, planEnds, whyUnheard } from '../coordinatedplan.ts';
import { coordinatedPlanTexts } from '../texts.ts';
import { formOf, type RecordProps } from './given.ts';

const staffOf = ({ owners }: RecordProps) => owners.map(({ id, name }) => ({ value: id, label: name }));

/** A line only for those whose consent holds today: what is agreed with anybody else is not ours to tell. */
export const HoldForm = (props: RecordProps) => {
  const { ctx, plan, consents, given, places } = props;
  const { language } = ctx;
  const t = coordinatedPlanTexts(language);
  const c = consultationTexts(language);
  const form = formOf(props, 'hold');
  const staff = staffOf(props);
  const there = holding(plan.partners, consents).map(({ authority }) => authority);
  const of = authorities.filter((one) => one === 'socialServices' || there.some((other) => other === one));
  return (
    <Disclosure label={t.hold} open={given?.of === 'hold'}>
      <Form action={`/akt/${ctx.file.id}/sip/${plan.id}/mote`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <DateField form={form} name="heldOn" label={t.heldOn} />
        <Fieldset legend={t.voiceTitle}>
          <TextArea form={form} name="opinion" label={t.opinion} rows={2} optional />
          <Select
            form={form}
            name="missing"
            label={t.missing}
            options={whyUnheard.map((value) => ({ value, label: t.missings[value] }))}
            optional
          />
        </Fieldset>
        <TextArea form={form} name="needs" label={t.needs} rows={3} />
        <PartRows form={form} language={language} of={of} staff={staff} help={t.partsHelp} />
        <TextArea form={form} name="others" label={t.others} rows={2} optional />
        <Select
          form={form}
          name="main"
          label={t.main}
          options={of.map((value) => ({ value, label: c.authority[value] }))}
        />
        <TextField form={form} name="mainWho" label={t.mainWho} width="full" />
        <DateField form={form} name="reviewOn" label={t.reviewOn} />
        <Select form={form} name="owner" label={t.reviewOwner} options={staff} />
        <PlacesNotice kinds={places} language={language} form={form} />
        <Actions>
          <Button>{t.saveHeld}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

export const ReviewForm = (props: RecordProps) => {
  const { ctx, plan, given, places } = props;
  const t = coordinatedPlanTexts(ctx.language);
  const form = formOf(props, 'review');
  return (
    <Disclosure label={t.review} open={given?.of === 'review'}>
      <Form action={`/akt/${ctx.file.id}/sip/${plan.id}/uppfoljt`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <TextArea form={form} name="words" label={t.reviewWords} rows={2} />
        <DateField form={form} name="next" label={t.next} />
        <Select form={form} name="owner" label={t.reviewOwner} options={staffOf(props)} />
        <PlacesNotice kinds={places} language={ctx.language} form={form} />
        <Actions>
          <Button kind="secondary">{t.saveReview}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

export const EndForm = (props: RecordProps) => {
  const { ctx, plan, given, places } = props;
  const t = coordinatedPlanTexts(ctx.language);
  const form = formOf(props, 'end');
  return (
    <Disclosure label={t.end} open={given?.of === 'end'}>
      <Form action={`/akt/${ctx.file.id}/sip/${plan.id}/avsluta`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <Select
          form={form}
          name="because"
          label={t.because}
          options={planEnds.map((value) => ({ value, label: t.ends[value] }))}
        />
        <TextArea form={form} name="words" label={t.endWords} rows={2} />
        <PlacesNotice kinds={places} language={ctx.language} form={form} />
        <Actions>
          <Button kind="secondary">{t.saveEnd}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
