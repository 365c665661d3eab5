import { type StaffContext, StaffPage } from '../../access/index.ts';
import { newId, type StaffId } from '../../kernel/ids.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, TextField } from '../../ui/index.ts';
import { conflictTexts } from '../texts.ts';

type Props = { ctx: StaffContext; staffId: StaffId; name: string; entered: boolean; form?: FormState };

export const StaffNumberPage = ({ ctx, staffId, name, entered, form = emptyForm() }: Props) => {
  const t = conflictTexts(ctx.language).staff;
  const ownIsThere = entered && staffId === ctx.actor.staffId;
  return (
    <StaffPage
      frame={ctx.frame}
      title={t.title}
      documentTitle={t.documentTitle}
      current="organisation"
      lead={t.lead}
      narrow
    >
      <p class="way-back">
        <a href={`/organisation/personal/${staffId}`}>{t.back}</a> <span class="muted">{name}</span>
      </p>
      <p>{ownIsThere ? t.ownEntered : entered ? t.entered : t.missing}</p>
      {!ownIsThere && (
        <Form action={`/organisation/personal/${staffId}/nummer`} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <TextField form={form} name="number" label={t.number} help={t.numberHelp} width="medium" />
          <Actions>
            <Button>{t.act}</Button>
          </Actions>
        </Form>
      )}
    </StaffPage>
  );
};
