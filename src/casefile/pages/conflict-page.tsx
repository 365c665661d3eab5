import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, CheckboxGroup, ErrorSummary, Form, Notice } from '../../ui/index.ts';
import { aroundTexts } from '../around-texts.ts';
import { fileLinks } from '../links.ts';
import { InnerPage } from './inner-page.tsx';

/** What will happen stands before it happens; no reason is asked for. */
export const ConflictPage = ({ ctx, form = emptyForm() }: { ctx: FileContext; form?: FormState }) => {
  const t = aroundTexts(ctx.language).conflict;
  return (
    <InnerPage ctx={ctx} title={t.title} lead={t.lead}>
      <Notice kind="today" title={t.whatHappens}>
        <ul>
          <li>{t.effects.shut}</li>
          <li>{t.effects.handed}</li>
          <li>{t.effects.nobody}</li>
          <li>{t.effects.seen}</li>
        </ul>
      </Notice>
      <Form action={fileLinks(ctx.file.id).conflict} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <CheckboxGroup form={form} name="mine" label={t.title} choices={[{ value: 'yes', label: t.tick }]} />
        <Actions>
          <Button kind="danger">{t.act}</Button>
        </Actions>
      </Form>
    </InnerPage>
  );
};
