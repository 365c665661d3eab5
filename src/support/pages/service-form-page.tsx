import type { StaffContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { Unit } from '../../organisation/index.ts';
import { languageTitle } from '../../platform/language/language-name.ts';
import { type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  ErrorSummary,
  Fieldset,
  Form,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import {
  accessNeeds,
  audiences,
  bases,
  extentUnits,
  knownNeeds,
  type Service,
  serviceKinds,
  serviceLanguages,
} from '../service.ts';
import { versionIn } from '../service-form.ts';
import { serviceTexts } from '../service-texts.ts';
import { SupportFrame } from './support-frame.tsx';

type Props = { ctx: StaffContext; form: FormState; units: readonly Unit[]; service: Service | undefined };

export const ServiceFormPage = ({ ctx, form, units, service }: Props) => {
  const { language } = ctx;
  const t = serviceTexts(language);
  const f = t.form;
  const options = <T extends string>(list: readonly T[], words: Readonly<Record<T, string>>) =>
    list.map((value) => ({ value, label: words[value] }));
  return (
    <SupportFrame frame={ctx.frame} title={service ? f.changeTitle : f.addTitle} lead={service && f.changeLead} narrow>
      <p class="way-back">
        <a href={service ? `/insats/${service.serviceId}` : '/insatser'}>{t.back}</a>
      </p>
      <Form
        action={service ? `/insats/${service.serviceId}` : '/insatser'}
        hidden={{ _form: newId(), ...(service ? { before: versionIn(form) || service.id } : {}) }}
      >
        {hasErrors(form) && <ErrorSummary form={form} />}
        <Select form={form} name="kind" label={f.kind} options={options(serviceKinds, t.kind)} />
        <Select
          form={form}
          name="unit"
          label={f.unit}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <CheckboxGroup form={form} name="audience" label={f.audience} choices={options(audiences, t.audience)} />
        <TextField form={form} name="fromAge" label={f.fromAge} width="short" optional />
        <TextField form={form} name="toAge" label={f.toAge} width="short" optional />
        <RadioGroup form={form} name="basis" label={f.basis} choices={options(bases, t.basis)} />
        <TextField form={form} name="boardDecision" label={f.boardDecision} help={f.boardDecisionHelp} optional />
        <Words form={form} language={language} of="sv" />
        <Words form={form} language={language} of="en" />
        <TextField form={form} name="method" label={f.method} width="full" optional />
        <CheckboxGroup
          form={form}
          name="languages"
          label={f.languages}
          choices={serviceLanguages.map((value) => ({ value, label: languageTitle(value, language) }))}
          inline
        />
        <CheckboxGroup form={form} name="access" label={f.access} choices={options(accessNeeds, t.access)} inline />
        <CheckboxGroup form={form} name="knows" label={f.knows} choices={options(knownNeeds, t.knows)} inline />
        <RadioGroup
          form={form}
          name="extentUnit"
          label={f.extentUnit}
          choices={options(extentUnits, t.extentUnit)}
          inline
        />
        <TextField form={form} name="extent" label={f.extent} width="short" optional />
        <Actions>
          <Button>{f.save}</Button>
        </Actions>
      </Form>
    </SupportFrame>
  );
};

const Words = ({ form, language, of }: { form: FormState; language: 'sv' | 'en'; of: 'sv' | 'en' }) => {
  const t = serviceTexts(language).form;
  return (
    <Fieldset legend={t[of]}>
      <TextField form={form} name={`${of}.name`} label={t.name} help={t.nameHelp} width="full" />
      <TextArea form={form} name={`${of}.is`} label={t.is} rows={2} />
      <TextArea form={form} name={`${of}.isNot`} label={t.isNot} help={t.isNotHelp} rows={2} />
      <TextArea form={form} name={`${of}.rest`} label={t.rest} help={t.restHelp} rows={2} />
    </Fieldset>
  );
};
