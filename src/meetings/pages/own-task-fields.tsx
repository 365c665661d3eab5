import { type FileContext, shareableParts } from '../../access/index.ts';
import { usualDays } from '../../consent/index.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay } from '../../platform/language/dates.ts';
import { type FormState, fieldValue } from '../../platform/web/form.ts';
import { CheckboxGroup, Disclosure, Fieldset, RadioGroup, Select, TextArea, TextField } from '../../ui/index.ts';
import { mostWithoutConsent } from '../convene-form.ts';
import { withoutConsent } from '../convene-who.ts';
import type { ConveneFacts } from '../load-convening.ts';
import { urgentTexts } from '../urgent-texts.ts';

type Props = { ctx: FileContext; form: FormState; facts: ConveneFacts };

/** Without consent: one named person each, her task, why there is no consent, and the test of OSL 10:2 in words. */
export const OwnTaskFields = (props: Props) => {
  const t = urgentTexts(props.ctx.language).own;
  return (
    <>
      <p class="muted">{t.help}</p>
      <PersonFields {...props} n={0} />
    </>
  );
};

/** The next one lies folded under the one before. No button adds it: Enter in a field must call the meeting and nothing else. */
const PersonFields = ({ n, ...props }: Props & { n: number }) => {
  const { ctx, form, facts } = props;
  const t = urgentTexts(ctx.language).own;
  const until = dayOf(ctx.now).add({ days: usualDays });
  return (
    <>
      <Fieldset legend={t.legend}>
        <Select
          form={form}
          name={`own[${n}].staffId`}
          label={t.person}
          options={facts.others.map(({ id, name, roles }) => ({
            value: id,
            label: roles[0] ? `${name}, ${roles[0].unitName}` : name,
          }))}
        />
        <TextField form={form} name={`own[${n}].task`} label={t.task} help={t.taskHelp} />
        <RadioGroup
          form={form}
          name={`own[${n}].because`}
          label={t.because}
          choices={withoutConsent.map((value) => ({ value, label: t.becauseWords[value] }))}
        />
        <TextArea form={form} name={`own[${n}].test`} label={t.test} help={t.testHelp} rows={3} />
        <CheckboxGroup
          form={form}
          name={`own[${n}].parts`}
          label={t.parts}
          help={t.partsHelp}
          optional
          choices={shareableParts.map((value) => ({ value, label: t.partWords[value] }))}
        />
        <p class="muted">{t.until(showDay(ctx.language, until, dayOf(ctx.now)))}</p>
      </Fieldset>
      {n + 1 < mostWithoutConsent && (
        <Disclosure label={t.add} open={fieldValue(form, `own[${n + 1}].staffId`) !== ''}>
          <PersonFields {...props} n={n + 1} />
        </Disclosure>
      )}
    </>
  );
};
