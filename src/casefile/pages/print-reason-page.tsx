import type { FileContext } from '../../access/index.ts';
import { type NoteId, newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, Notice, TextField } from '../../ui/index.ts';
import { fileLinks, noteAddress } from '../links.ts';
import { casefileTexts } from '../texts.ts';
import { InnerPage } from './inner-page.tsx';

export const PrintReasonPage = ({
  ctx,
  form = emptyForm(),
  note,
}: {
  ctx: FileContext;
  form?: FormState;
  note?: NoteId;
}) => {
  const t = casefileTexts(ctx.language).printReason;
  return (
    <InnerPage ctx={ctx} title={t.title}>
      <Notice kind="danger" title={t.notice}>
        <p>{t.help}</p>
      </Notice>
      <Form
        action={note ? `${noteAddress(ctx.file, note)}/utskrift` : fileLinks(ctx.file.id).print}
        hidden={{ _form: newId() }}
      >
        <ErrorSummary form={form} />
        <TextField form={form} name="reason" label={t.reason} width="full" />
        <Actions>
          <Button>{note ? t.actNote : t.act}</Button>
        </Actions>
      </Form>
    </InnerPage>
  );
};
