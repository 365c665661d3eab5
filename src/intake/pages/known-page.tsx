import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, ButtonLink, ErrorSummary, Form, Notice, TextArea, TextField } from '../../ui/index.ts';
import { intakeTexts } from '../texts.ts';

export type KnownAnswer = { readonly files: readonly string[] } | 'tooMany' | undefined;
type Props = {
  frame: Frame;
  address: string;
  form: FormState;
  answer: KnownAnswer;
  backup: { readonly name: string; readonly phone: string | null } | undefined;
};

/** Hidden, blocked and missing get the same words, to the letter. */
export const KnownPage = ({ frame, address, form, answer, backup }: Props) => {
  const t = intakeTexts(frame.language);
  const call = backup?.phone ? t.known.backup(backup.name, backup.phone) : t.known.noBackup;
  return (
    <StaffPage
      frame={frame}
      title={t.known.title}
      documentTitle={t.contact.documentTitle}
      current="intake"
      lead={t.known.lead}
      narrow
    >
      {answer === 'tooMany' && (
        <Notice kind="today" announce>
          <p>{t.known.tooMany}</p>
          <p>{call}</p>
        </Notice>
      )}
      {typeof answer === 'object' && answer.files.length > 0 && (
        <Notice kind="info" announce>
          <p>{t.known.found}</p>
          {answer.files.map((id) => (
            <p>
              <a href={`/akt/${id}`}>{t.known.openThis}</a>
            </p>
          ))}
        </Notice>
      )}
      {typeof answer === 'object' && answer.files.length === 0 && (
        <Notice kind="info" announce>
          <p>{t.known.nothing}</p>
          <p>{call}</p>
        </Notice>
      )}
      <Form action={`${address}/kand-har`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <TextField form={form} name="number" label={t.known.number} width="short" inputmode="numeric" />
        <TextArea form={form} name="reason" label={t.known.reason} rows={2} />
        <Actions>
          <Button>{t.known.ask}</Button>
          <ButtonLink kind="quiet" href={address}>
            {t.contact.back}
          </ButtonLink>
        </Actions>
      </Form>
    </StaffPage>
  );
};
