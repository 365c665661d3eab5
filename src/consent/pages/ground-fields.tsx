import type { Language } from '../../platform/language/catalogue.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Fieldset, Select, TextArea } from '../../ui/index.ts';
import { lastDay } from '../certificate-texts.ts';
import { consentValue } from '../register-ground.ts';
import { registerTexts } from '../register-texts.ts';
import type { Given } from '../withdraw.store.ts';

type Props = {
  form: FormState;
  language: Language;
  consents: readonly Given[];
  deciders: readonly { readonly id: string; readonly name: string }[];
};

/** On which ground; and without consent, both sides and who decided. */
export const GroundFields = ({ form, language, consents, deciders }: Props) => {
  const t = registerTexts(language);
  return (
    <>
      <Select
        form={form}
        name="ground"
        label={t.groundQuestion}
        help={t.groundHelp}
        options={[
          ...consents.map((one) => ({
            value: consentValue(one.id),
            label: t.consentTo(one.receiver, lastDay(language, one.validTo)),
          })),
          { value: 'necessary', label: t.grounds.necessary },
        ]}
      />
      <Fieldset legend={t.withoutConsent}>
        <p class="help">{t.withoutConsentHelp}</p>
        <TextArea form={form} name="weighed.for" label={t.weighedFor} rows={2} optional />
        <TextArea form={form} name="weighed.against" label={t.weighedAgainst} rows={2} optional />
        <Select
          form={form}
          name="decider"
          label={t.decider}
          options={deciders.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
      </Fieldset>
    </>
  );
};
