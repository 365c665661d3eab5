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
  Fieldset,
  Form,
  RadioGroup,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { authorities, consultationForms, consultationGrounds, unheardBecause } from '../consultation.ts';
import { consultationTexts } from '../texts.ts';
import type { Owner } from './given.ts';
import { PartRows, rowLabels } from './part-rows.tsx';

type Props = {
  ctx: FileContext;
  owners: readonly Owner[];
  form: FormState | undefined;
  open: boolean;
  places: readonly LocationKind[];
};

export const HoldForm = ({ ctx, owners, form: given, open, places }: Props) => {
  const { language } = ctx;
  const t = consultationTexts(language);
  const form = scoped(given ?? emptyForm(), 'hold');
  const staff = owners.map(({ id, name }) => ({ value: id, label: name }));
  const fields = (
    <Form action={`/akt/${ctx.file.id}/samrad`} hidden={{ _form: newId() }}>
      <ErrorSummary form={form} labels={rowLabels(language)} />
      <DateField form={form} name="heldOn" label={t.heldOn} />
      <RadioGroup
        form={form}
        name="form"
        label={t.form}
        choices={consultationForms.map((value) => ({ value, label: t.forms[value] }))}
        inline
      />
      <RadioGroup
        form={form}
        name="ground"
        label={t.ground}
        help={t.groundHelp}
        choices={consultationGrounds.map((value) => ({ value, label: t.grounds[value] }))}
      />
      <PartRows form={form} language={language} of={authorities} staff={staff} help={t.partsHelp} />
      <TextArea form={form} name="decided" label={t.decided} rows={3} />
      <Fieldset legend={t.voice}>
        <TextArea form={form} name="opinion" label={t.opinion} help={t.opinionHelp} rows={2} optional />
        <Select
          form={form}
          name="missing"
          label={t.missing}
          options={unheardBecause.map((value) => ({ value, label: t.missings[value] }))}
          optional
        />
      </Fieldset>
      <TextArea form={form} name="tell" label={t.tell} help={t.tellHelp} rows={2} />
      <Select
        form={form}
        name="teller"
        label={t.teller}
        options={authorities.map((value) => ({ value, label: t.authority[value] }))}
      />
      <DateField form={form} name="reviewOn" label={t.reviewOn} />
      <Select form={form} name="owner" label={t.reviewOwner} options={staff} />
      <PlacesNotice kinds={places} language={language} form={form} />
      <Actions>
        <Button>{t.save}</Button>
      </Actions>
    </Form>
  );
  // The first of them needs no fold: it is what the page is for, and the heading says it.
  return open ? (
    fields
  ) : (
    <Disclosure label={t.add} open={given !== undefined}>
      {fields}
    </Disclosure>
  );
};
