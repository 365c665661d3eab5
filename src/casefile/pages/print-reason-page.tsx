import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, Notice, TextField } from '../../ui/index.ts';
import { fileLinks } from '../links.ts';
import { casefileTexts } from '../texts.ts';
import { InnerPage } from './inner-page.tsx';

export const PrintReasonPage = ({ ctx, form = emptyForm() }: { ctx: FileContext; form?: FormState }) => {
  const t = casefileTexts(ctx.language).printReason;
  return (
    <InnerPage ctx={ctx} title={t.title}>
      <Notice kind="danger" title={t.notice}>
        <p>{t.help}</p>
      </Notice>
      <Form action={fileLinks(ctx.file.id).print} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <TextField form={form} name="reason" label={t.reason} width="full" />
        <Actions>
          <Button>{t.act}</Button>
        </Actions>
      </Form>
    </InnerPage>
  );
};
