import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { isBefore } from '../../kernel/instant.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import { Actions, Button, controlId, EmptyState, ErrorSummary, Form, RadioGroup, Section } from '../../ui/index.ts';
import { type Attachment, attachmentKinds } from '../attachment.store.ts';
import { noteAddress } from '../links.ts';
import type { Note } from '../note.ts';
import { recordTexts } from '../record-texts.ts';
import { InnerPage } from './inner-page.tsx';

type Listed = { ctx: FileContext; note: Note; attachments: readonly Attachment[] };

/** Each is named by its number and kind alone. What came after the note was signed says so. */
export const AttachmentLines = ({ ctx, note, attachments }: Listed) => {
  const t = recordTexts(ctx.language).attachment;
  return (
    <ul class="lines">
      {attachments.map(({ id, kind, addedAt, addedBy }, at) => (
        <li>
          <a href={`${noteAddress(ctx.file, note.id)}/bilagor/${id}`}>{t.take(at + 1)}</a> · {t.kinds[kind]}
          <p class="muted">
            {t.line(addedBy, showFixedMoment(ctx.language, addedAt, ctx.now))}
            {note.signedAt && isBefore(note.signedAt, addedAt) ? ` ${t.after}` : ''}
          </p>
        </li>
      ))}
    </ul>
  );
};

/** On the page of a signed note. */
export const AttachedToNote = (props: Listed) => {
  const { ctx, note, attachments } = props;
  const t = recordTexts(ctx.language).attachment;
  const mayAdd = ctx.file.mayWrite('notes');
  if (attachments.length === 0 && !mayAdd) return null;
  return (
    <Section title={t.title} id="bilagor" count={attachments.length}>
      <AttachmentLines {...props} />
      {mayAdd && (
        <p>
          <a href={`${noteAddress(ctx.file, note.id)}/bilagor`}>{t.addMore}</a>
        </p>
      )}
    </Section>
  );
};

export const AttachmentsPage = ({ form = emptyForm(), ...listed }: Listed & { form?: FormState | undefined }) => {
  const { ctx, note, attachments } = listed;
  const t = recordTexts(ctx.language).attachment;
  const target = noteAddress(ctx.file, note.id);
  return (
    <InnerPage ctx={ctx} title={t.title} lead={note.signedAt ? t.leadSigned : t.lead}>
      <div class="stack">
        <p>
          <a href={target}>{t.back}</a>
        </p>
        {attachments.length === 0 ? <EmptyState title={t.none} /> : <AttachmentLines {...listed} />}
        {ctx.file.mayWrite('notes') && (
          <Section title={t.add} id="ny">
            <Form action={`${target}/bilagor`} hidden={{ _form: newId() }} upload>
              {hasErrors(form) && <ErrorSummary form={form} />}
              <RadioGroup
                form={form}
                name="kind"
                label={t.kind}
                choices={attachmentKinds.map((value) => ({ value, label: t.kinds[value] }))}
              />
              <PaperField form={form} label={t.paper} help={t.help} />
              <Actions>
                <Button>{t.add}</Button>
              </Actions>
            </Form>
          </Section>
        )}
      </div>
    </InnerPage>
  );
};

const PaperField = ({ form, label, help }: { form: FormState; label: string; help: string }) => {
  const id = controlId(form, 'paper');
  const wrong = form.errors.paper;
  return (
    <div class={wrong ? 'field field-wrong' : 'field'}>
      <label class="label" for={id}>
        {label}
      </label>
      <p class="help" id={`${id}-help`}>
        {help}
      </p>
      {wrong && (
        <p class="field-error" id={`${id}-error`}>
          {wrong}
        </p>
      )}
      <input
        type="file"
        id={id}
        name="paper"
        accept="image/jpeg,image/png,application/pdf"
        aria-describedby={`${id}-help${wrong ? ` ${id}-error` : ''}`}
      />
    </div>
  );
};
