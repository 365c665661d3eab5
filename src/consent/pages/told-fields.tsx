import type { Language } from '../../platform/language/catalogue.ts';
import type { FormState } from '../../platform/web/form.ts';
import { RadioGroup, TextArea } from '../../ui/index.ts';
import { sayers, tellingWays } from '../withdraw.ts';
import { withdrawTexts } from '../withdraw-texts.ts';

/** How a withdrawal came, from whom and in which words: asked the same in the file and outside it. */
export const ToldFields = ({ form, language }: { form: FormState; language: Language }) => {
  const t = withdrawTexts(language);
  return (
    <>
      <RadioGroup
        form={form}
        name="how"
        label={t.how}
        choices={tellingWays.map((value) => ({ value, label: t.ways[value] }))}
      />
      <RadioGroup
        form={form}
        name="by"
        label={t.by}
        choices={sayers.map((value) => ({ value, label: t.sayers[value] }))}
      />
      <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={3} optional />
    </>
  );
};
