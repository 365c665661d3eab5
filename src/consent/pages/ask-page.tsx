import { type FileContext, shareableParts } from '../../access/index.ts';
import { newId, type UnitId } from '../../kernel/ids.ts';
import { type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  Fieldset,
  Form,
  Notice,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { formLanguages, guardianChoices, guardianField, heardIn, nowChoices } from '../ask-form.ts';
import type { Asking } from '../people.store.ts';
import { consentTexts } from '../texts.ts';
import { ConsentFrame } from './consent-frame.tsx';

type Props = {
  ctx: FileContext;
  form: FormState;
  units: readonly { readonly id: UnitId; readonly name: string }[];
  asking: Asking;
};

/** What is asked, and of whom. Nothing is ticked for anybody; the day alone is proposed. */
export const AskPage = ({ ctx, form, units, asking }: Props) => {
  const all = consentTexts(ctx.language);
  const t = all.form;
  const nobody = asking.isChild && asking.guardians.length === 0;
  return (
    <ConsentFrame ctx={ctx} title={t.title} lead={asking.isChild ? all.child.lead : t.lead} inner>
      {nobody && (
        <Notice kind="today" title={all.child.none}>
          <ButtonLink kind="secondary" href={`/akt/${ctx.file.id}/personer`}>
            {all.child.addGuardian}
          </ButtonLink>
        </Notice>
      )}
      <Form action={`/akt/${ctx.file.id}/samtycken/ny`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        {asking.isChild ? (
          <ChildQuestions ctx={ctx} form={form} asking={asking} />
        ) : (
          <RadioGroup
            form={form}
            name="now"
            label={t.now}
            choices={nowChoices.map((value) => ({ value, label: t.nowChoices[value] }))}
          />
        )}
        <Fieldset legend={t.receiver}>
          <Select
            form={form}
            name="unit"
            label={t.chooseReceiver}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
          <TextField form={form} name="outside" label={t.outside} help={t.outsideHelp} width="full" optional />
        </Fieldset>
        <TextArea form={form} name="purpose" label={t.purpose} help={t.purposeHelp} rows={2} />
        <CheckboxGroup
          form={form}
          name="parts"
          label={t.parts}
          choices={shareableParts.map((part) => ({
            value: part,
            label: all.parts.name[part],
            help: all.parts.help[part],
          }))}
        />
        <Notice kind="info" title={all.parts.alwaysHeading}>
          <p>{all.parts.always}</p>
        </Notice>
        <Notice kind="done" title={all.parts.neverHeading}>
          <p>{all.parts.never}</p>
        </Notice>
        <DateField form={form} name="until" label={t.until} help={t.untilHelp} />
        <RadioGroup
          form={form}
          name="language"
          label={t.language}
          inline
          choices={formLanguages.map((value) => ({ value, label: t.languages[value] }))}
        />
        <RadioGroup
          form={form}
          name="heardIn"
          label={t.heardIn}
          choices={heardIn.map((value) => ({ value, label: t.heard[value] }))}
        />
        <Actions>
          <Button>{t.go}</Button>
        </Actions>
      </Form>
    </ConsentFrame>
  );
};

const ChildQuestions = ({ ctx, form, asking }: Pick<Props, 'ctx' | 'form' | 'asking'>) => {
  const t = consentTexts(ctx.language).child;
  return (
    <>
      {asking.guardians.map(({ id, name }) => (
        <RadioGroup
          form={form}
          name={guardianField(id)}
          label={t.guardian(name || t.unnamed)}
          help={t.guardianHelp}
          choices={guardianChoices.map((value) => ({ value, label: t.choices[value] }))}
        />
      ))}
      {asking.age !== undefined && asking.age >= 15 && (
        <Fieldset legend={t.own}>
          <TextArea form={form} name="mature" label={t.mature} help={t.ownHelp} rows={2} optional />
        </Fieldset>
      )}
    </>
  );
};
