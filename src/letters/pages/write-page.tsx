import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, RadioGroup, TextArea } from '../../ui/index.ts';
import { type Guardian, letterSubjects, placeSecrets } from '../letter.ts';
import { letterTexts } from '../texts.ts';
import { LetterFrame } from './letter-frame.tsx';
import { Readers } from './readers.tsx';

type Props = { ctx: FileContext; reader: Guardian; guardians: readonly Guardian[]; form?: FormState };

export const WritePage = ({ ctx, reader, guardians, form = emptyForm() }: Props) => {
  const t = letterTexts(ctx.language);
  return (
    <LetterFrame ctx={ctx} title={t.form.title(reader.name)} inner>
      <Readers ctx={ctx} reader={reader} guardians={guardians} />
      <Form action={`/akt/${ctx.file.id}/nytt-brev/${reader.id}`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="subject"
          label={t.form.subject}
          choices={letterSubjects.map((value) => ({ value, label: t.subjects[value] }))}
        />
        <TextArea form={form} name="message" label={t.form.message} help={t.form.messageHelp} rows={8} />
        <RadioGroup
          form={form}
          name="harm"
          label={t.form.harm}
          choices={[
            { value: 'yes', label: t.form.harmYes },
            { value: 'no', label: t.form.harmNo },
          ]}
        />
        <TextArea form={form} name="harmWords" label={t.form.harmWords} help={t.form.harmWordsHelp} rows={3} />
        <RadioGroup
          form={form}
          name="placeSecret"
          label={t.form.placeSecret}
          choices={placeSecrets.map((value) => ({
            value,
            label: t.form.placeSecrets[value],
            help: value === 'yes' ? t.form.placeSecretHelp : undefined,
          }))}
        />
        <TextArea form={form} name="heldBack" label={t.form.heldBack} rows={2} optional />
        <Actions>
          <Button>{t.form.act}</Button>
        </Actions>
      </Form>
    </LetterFrame>
  );
};
