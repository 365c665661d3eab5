import { type StaffContext, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, ButtonLink, ErrorSummary, Form, Notice, TextArea } from '../../ui/index.ts';
import { conflictTexts } from '../texts.ts';

/** Looks the same under every address, so that it tells nothing of what is there. */
export const PassOnPage = ({ ctx, form = emptyForm() }: { ctx: StaffContext; form?: FormState }) => {
  const t = conflictTexts(ctx.language).passOn;
  return (
    <StaffPage frame={ctx.frame} title={t.title} documentTitle={t.documentTitle} current="intake" lead={t.lead} narrow>
      <Notice kind="today">
        <p>
          {t.danger} <a href="/jour">{t.numbers}</a>
        </p>
      </Notice>
      <Form action={ctx.http.req.path} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={8} />
        <Actions>
          <Button>{t.act}</Button>
          <ButtonLink kind="quiet" href="/mottag">
            {t.back}
          </ButtonLink>
        </Actions>
      </Form>
    </StaffPage>
  );
};
