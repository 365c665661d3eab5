import type { Language } from '../../platform/language/catalogue.ts';
import type { FormState } from '../../platform/web/form.ts';
import { DateField, Disclosure, Fieldset, Select, TextField } from '../../ui/index.ts';
import { type Authority, authorities } from '../consultation.ts';
import { consultationTexts } from '../texts.ts';

type Props = {
  form: FormState;
  language: Language;
  of: readonly Authority[];
  staff: readonly { readonly value: string; readonly label: string }[];
  help: string;
};

/** What is asked is the same in each row: told apart by whose it is. */
export const rowLabels = (language: Language): Record<string, string> => {
  const t = consultationTexts(language);
  return Object.fromEntries(
    authorities.flatMap((authority) =>
      (['who', 'task', 'dueOn', 'owner'] as const).map((name) => [
        `rows.${authority}.${name}`,
        `${t.authority[authority]}: ${t[name]}`,
      ]),
    ),
  );
};

/** A line for each authority: who was there, and what it does by when. Those typed in stand open. */
export const PartRows = ({ form, language, of, staff, help }: Props) => {
  const t = consultationTexts(language);
  const isTyped = (authority: string) =>
    ['who', 'task', 'dueOn', 'owner'].some((name) => form.values[`rows.${authority}.${name}`]?.some(Boolean)) ||
    Object.keys(form.errors).some((name) => name.startsWith(`rows.${authority}.`));
  return (
    <Fieldset legend={t.parts} help={help}>
      {of.map((authority) => (
        <Disclosure label={t.authority[authority]} open={isTyped(authority)}>
          <TextField form={form} name={`rows.${authority}.who`} label={t.who} width="full" optional />
          <TextField form={form} name={`rows.${authority}.task`} label={t.task} width="full" optional />
          {authority === 'socialServices' && (
            <Select form={form} name={`rows.${authority}.owner`} label={t.owner} options={staff} optional />
          )}
          <DateField form={form} name={`rows.${authority}.dueOn`} label={t.dueOn} optional />
        </Disclosure>
      ))}
    </Fieldset>
  );
};
