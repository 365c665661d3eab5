import { newId } from '../../kernel/ids.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { type InterpreterNeed, interpretedLanguage } from '../../safety/index.ts';
import { Actions, Button, ErrorSummary, Form, RadioGroup, Select, TextField } from '../../ui/index.ts';
import { interpreterLanguages } from '../contact-codes.ts';
import { interpreterChecks } from '../contact-forms.ts';
import { intakeTexts } from '../texts.ts';

/** That the interpreter was checked is said anew each time: another one may come. */
export const interpreterFormOf = (need: InterpreterNeed | undefined): FormState =>
  emptyForm(
    need
      ? {
          'interpreter.needed': need.language === 'none' ? 'no' : 'yes',
          'interpreter.language': need.language === 'none' ? undefined : need.language,
          'interpreter.dialect': need.dialect ?? undefined,
          'interpreter.circle': need.circle ?? undefined,
          'interpreter.who': need.words ?? undefined,
        }
      : {},
  );

type Props = { action: string; form: FormState; language: Language; primary: boolean };

/** In a contact and in a file alike: language and dialect, and the circle that the interpreter must not come from. */
export const AskInterpreter = ({ action, form, language, primary }: Props) => {
  const t = intakeTexts(language);
  const languages = interpreterLanguages
    .map((value) => ({ value: value as string, label: interpretedLanguage(value, language) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
  return (
    <Form action={action} hidden={{ _form: newId() }} label={t.step.interpreter}>
      <ErrorSummary form={form} />
      <RadioGroup
        form={form}
        name="interpreter.needed"
        label={t.interpreter.needed}
        help={t.interpreter.never}
        inline
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: t.interpreter.neededChoices[value] }))}
      />
      <Select
        form={form}
        name="interpreter.language"
        label={t.interpreter.language}
        options={[...languages, { value: 'other', label: interpretedLanguage('other', language) }]}
      />
      <TextField
        form={form}
        name="interpreter.dialect"
        label={t.interpreter.dialect}
        help={t.interpreter.dialectHelp}
      />
      <TextField
        form={form}
        name="interpreter.circle"
        label={t.interpreter.circle}
        help={t.interpreter.circleHelp}
        width="full"
      />
      <TextField
        form={form}
        name="interpreter.who"
        label={t.interpreter.who}
        help={t.interpreter.whoHelp}
        width="full"
        optional
      />
      <RadioGroup
        form={form}
        name="interpreter.checked"
        label={t.interpreter.checked}
        choices={interpreterChecks.map((value) => ({ value, label: t.interpreter.checks[value] }))}
      />
      <Actions>
        <Button kind={primary ? 'primary' : 'secondary'}>{t.contact.save}</Button>
      </Actions>
    </Form>
  );
};
