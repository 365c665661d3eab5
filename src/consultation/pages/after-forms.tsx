import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { authorities, type Consultation } from '../consultation.ts';
import { consultationTexts } from '../texts.ts';
import type { Owner } from './given.ts';

type Props = {
  ctx: FileContext;
  one: Consultation;
  owners: readonly Owner[];
  form: FormState | undefined;
  places: readonly LocationKind[];
};

const parts = ({ ctx, one, owners, form }: Props, name: string) => ({
  t: consultationTexts(ctx.language),
  shown: scoped(form ?? emptyForm(), `${name}${one.id.replaceAll('-', '')}`),
  at: `/akt/${ctx.file.id}/samrad/${one.id}`,
  staff: owners.map(({ id, name: label }) => ({ value: id, label })),
});

export const ReviewForm = (props: Props) => {
  const { t, shown, at, staff } = parts(props, 'r');
  return (
    <Disclosure label={t.review} open={props.form !== undefined}>
      <Form action={`${at}/uppfoljt`} hidden={{ _form: newId() }}>
        <ErrorSummary form={shown} />
        <TextArea form={shown} name="words" label={t.reviewWords} rows={2} />
        <DateField form={shown} name="next" label={t.next} optional />
        <Select form={shown} name="owner" label={t.reviewOwner} options={staff} optional />
        <PlacesNotice kinds={props.places} language={props.ctx.language} form={shown} />
        <Actions>
          <Button kind="secondary">{t.saveReview}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

export const PartForm = (props: Props) => {
  const { t, shown, at, staff } = parts(props, 'd');
  return (
    <Disclosure label={t.addPart} open={props.form !== undefined}>
      <Form action={`${at}/del`} hidden={{ _form: newId() }}>
        <ErrorSummary form={shown} />
        <Select
          form={shown}
          name="authority"
          label={t.whose}
          options={authorities.map((value) => ({ value, label: t.authority[value] }))}
        />
        <TextField form={shown} name="who" label={t.who} width="full" optional />
        <TextField form={shown} name="task" label={t.task} width="full" />
        <DateField form={shown} name="dueOn" label={t.dueOn} />
        <Select form={shown} name="owner" label={t.owner} help={t.ownerHelp} options={staff} optional />
        <PlacesNotice kinds={props.places} language={props.ctx.language} form={shown} />
        <Actions>
          <Button kind="secondary">{t.savePart}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

export const PoliceForm = (props: Props) => {
  const { t, shown, at, staff } = parts(props, 'p');
  return (
    <Disclosure label={t.police} open={props.form !== undefined}>
      <Form action={`${at}/polisen`} hidden={{ _form: newId() }}>
        <ErrorSummary form={shown} />
        <DateField form={shown} name="on" label={t.policeOn} />
        <TextArea form={shown} name="words" label={t.policeWords} rows={2} />
        <Select form={shown} name="owner" label={t.policeOwner} options={staff} />
        <DateField form={shown} name="tellBy" label={t.tellBy} />
        <PlacesNotice kinds={props.places} language={props.ctx.language} form={shown} />
        <Actions>
          <Button kind="secondary">{t.savePolice}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

export const ToldForm = (props: Props) => {
  const { t, shown, at } = parts(props, 't');
  return (
    <Disclosure label={t.told} open>
      <Form action={`${at}/berattat`} hidden={{ _form: newId() }}>
        <ErrorSummary form={shown} />
        <TextArea form={shown} name="words" label={t.toldWords} rows={2} />
        <PlacesNotice kinds={props.places} language={props.ctx.language} form={shown} />
        <Actions>
          <Button>{t.saveTold}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
