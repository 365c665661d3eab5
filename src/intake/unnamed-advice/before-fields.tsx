import type { Language } from '../../platform/language/catalogue.ts';
import { type FormState, fieldValue } from '../../platform/web/form.ts';
import { violenceKinds, violenceWords } from '../../safety/index.ts';
import { CheckboxGroup, Section, TextArea } from '../../ui/index.ts';
import { adviceTexts } from './texts.ts';

/** Whether this contact began without a name: the fields below are there as long as it is being begun. */
export const beganUnnamed = (form: FormState): boolean => 'before' in form.values;

/** Which row it was, where the advice had ended already. */
export const AdviceField = ({ form }: { form: FormState }) =>
  fieldValue(form, 'advice') === '' ? null : <input type="hidden" name="advice" value={fieldValue(form, 'advice')} />;

export const BeforeFields = ({ form, language }: { form: FormState; language: Language }) => {
  const t = adviceTexts(language);
  const words = violenceWords(language).kind;
  return (
    <Section title={t.before.title} id="fore">
      <div class="stack">
        <p class="muted">{t.before.lead}</p>
        <TextArea form={form} name="before" label={t.before.words} help={t.before.wordsHelp} rows={6} optional />
        <CheckboxGroup
          form={form}
          name="kinds"
          label={t.violence}
          inline
          choices={violenceKinds.map((value) => ({ value, label: words[value].label }))}
        />
      </div>
    </Section>
  );
};
