import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf, timeOf } from '../../kernel/instant.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import type { NoteTemplate } from '../../organisation/index.ts';
import { showDay, showFixedMoment, showMoment, showTime } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { newPageVersion, showVersion } from '../../platform/web/page-version.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Fieldset,
  Form,
  Notice,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TimeField,
} from '../../ui/index.ts';
import { type Withheld, WithheldLine } from '../../withholding/index.ts';
import type { Attachment } from '../attachment.store.ts';
import { noteAddress } from '../links.ts';
import { type Annotation, annotationKinds, type Note } from '../note.ts';
import { recordTexts } from '../record-texts.ts';
import { AttachedToNote, AttachmentLines } from './attachments-page.tsx';
import { Hints } from './hints.tsx';
import { InnerPage } from './inner-page.tsx';

type Props = {
  ctx: FileContext;
  note: Note;
  annotations: readonly Annotation[];
  /** Places of the person that the text tells, to one who may read them. */
  places: readonly LocationKind[];
  withheld: readonly Withheld[];
  attachments: readonly Attachment[];
  /** To begin from; nothing where the note is signed. */
  templates: readonly NoteTemplate[];
  /** What is written with a template after it, not saved yet. */
  begun?: string | undefined;
  /** What was typed, when it could not be saved or signed. */
  form?: FormState | undefined;
  /** Another page has saved another text since; both are shown. */
  conflict?: boolean;
};

export const NotePage = (props: Props) =>
  props.note.signedAt ? (
    <SignedNote {...props} />
  ) : props.note.removedAt ? (
    <RemovedNote {...props} />
  ) : (
    <Draft {...props} />
  );

const noteForm = (note: Note, ctx: Pick<FileContext, 'language' | 'now'>): FormState =>
  emptyForm({
    text: note.text,
    'when.day': showDay(ctx.language, dayOf(note.happenedAt), dayOf(ctx.now)),
    'when.time': showTime(ctx.language, timeOf(note.happenedAt)),
  });

const Draft = ({ ctx, note, form, conflict, places, attachments, templates, begun }: Props) => {
  const { language } = ctx;
  const t = recordTexts(language).note;
  const target = noteAddress(ctx.file, note.id);
  const version = showVersion(newPageVersion(note.version));
  const shown = form ?? noteForm(begun === undefined ? note : { ...note, text: begun }, ctx);
  return (
    <InnerPage
      ctx={ctx}
      title={note.kind === 'quick' ? t.quick : t.title}
      lead={t.began(showMoment(language, note.beganAt, ctx.now))}
    >
      {conflict && (
        <Notice kind="today" title={t.conflict} announce>
          <p>{t.conflictHelp(note.authorName, showMoment(language, note.savedAt, ctx.now))}</p>
          <p class="written">{note.text}</p>
          <p>
            <a href={target}>{t.takeTheirs}</a>
          </p>
        </Notice>
      )}
      <Form action={target} hidden={{ _form: newId(), version }}>
        <ErrorSummary form={shown} />
        <TextArea
          form={shown}
          name="text"
          label={t.text}
          help={t.help}
          rows={12}
          autosave={{ url: target, version, savedAt: showTime(language, timeOf(note.savedAt)) }}
        />
        {templates.length > 0 && (
          <Disclosure label={t.template} open={note.text.trim() === '' && begun === undefined}>
            <Select
              form={emptyForm()}
              name="template"
              label={t.template}
              help={t.templateHelp}
              options={templates.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Actions>
              <Button kind="secondary" formaction={`${target}/mall`}>
                {t.useTemplate}
              </Button>
            </Actions>
          </Disclosure>
        )}
        <PlacesNotice kinds={places} language={language} form={form} />
        <Hints text={note.text} language={language} live />
        <Fieldset legend={t.happened}>
          <DateField form={shown} name="when.day" label={t.day} />
          <TimeField form={shown} name="when.time" label={t.time} />
        </Fieldset>
        <AttachmentLines ctx={ctx} note={note} attachments={attachments} />
        <p class="help">{t.signHelp}</p>
        <Actions>
          <Button formaction={`${target}/signera`}>{t.sign}</Button>
          <Button kind="secondary">{conflict ? t.keepMine : t.save}</Button>
          <Button kind="quiet" formaction={`${target}/bifoga`}>
            {recordTexts(language).attachment.attach}
          </Button>
          <Button kind="quiet" formaction={`${target}/ta-bort`}>
            {t.remove}
          </Button>
        </Actions>
      </Form>
    </InnerPage>
  );
};

const RemovedNote = ({ ctx, note }: Props) => {
  const t = recordTexts(ctx.language).note;
  return (
    <InnerPage ctx={ctx} title={t.title}>
      <p>{t.isRemoved}</p>
      <Form action={`${noteAddress(ctx.file, note.id)}/angra`} hidden={{ _form: newId() }}>
        <Actions>
          <Button kind="secondary">{t.restore}</Button>
        </Actions>
      </Form>
    </InnerPage>
  );
};

const SignedNote = ({ ctx, note, annotations, form, places, withheld, attachments }: Props) => {
  const { language, now } = ctx;
  const t = recordTexts(language).note;
  const shown = form ?? emptyForm();
  return (
    <InnerPage
      ctx={ctx}
      title={t.title}
      lead={note.signedAt ? t.signedBy(note.authorName, showFixedMoment(language, note.signedAt, now)) : undefined}
    >
      <article class="record">
        <p class="muted">{t.about(showFixedMoment(language, note.happenedAt, now))}</p>
        <p class="written">{note.text}</p>
      </article>
      <AttachedToNote ctx={ctx} note={note} attachments={attachments} />
      <p class="screen-only">
        <a href={`${noteAddress(ctx.file, note.id)}/utskrift`}>{recordTexts(language).attachment.print}</a>
      </p>
      <WithheldLine ctx={ctx} kind="note" item={note.id} withheld={withheld} />
      <Section title={t.annotations} id="tillagg" count={annotations.length}>
        {annotations.map((one) => (
          <article class="record">
            <p class="muted">
              <strong>{t.kind[one.kind]}</strong> · {one.authorName} · {showFixedMoment(language, one.at, now)}
            </p>
            <p class="written">{one.text}</p>
          </article>
        ))}
        {ctx.file.mayWrite('notes') && (
          <Form action={`${noteAddress(ctx.file, note.id)}/tillagg`} hidden={{ _form: newId() }}>
            <ErrorSummary form={shown} />
            <RadioGroup
              form={shown}
              name="kind"
              label={t.annotationKind}
              choices={annotationKinds.map((kind) => ({
                value: kind,
                label: t.kind[kind],
                help: t.kindHelp[kind] || undefined,
              }))}
            />
            <TextArea form={shown} name="text" label={t.annotationText} rows={4} />
            <PlacesNotice kinds={places} language={language} form={form} />
            <Actions>
              <Button kind="secondary">{t.annotate}</Button>
            </Actions>
          </Form>
        )}
      </Section>
    </InnerPage>
  );
};
