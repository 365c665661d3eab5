import type { Language } from '../../platform/language/catalogue.ts';
import type { FormState } from '../../platform/web/form.ts';
import { CheckboxGroup, TextArea } from '../../ui/index.ts';
import { leadingTexts } from '../texts.ts';

/** Asked of a leader, and only where it was found that one worker would hold both sides (voices V38). */
export const BothSidesDecision = ({ form, language }: { form: FormState; language: Language }) => {
  if (!form.errors.decided && !form.values.decided) return null;
  const t = leadingTexts(language).bothSides;
  return (
    <>
      <CheckboxGroup form={form} name="decided" label={t.legend} choices={[{ value: 'yes', label: t.decided }]} />
      <TextArea form={form} name="decision" label={t.decision} help={t.decisionHelp} />
    </>
  );
};
