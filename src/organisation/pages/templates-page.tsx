import type { Frame } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  RadioGroup,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { templateTexts } from '../template-texts.ts';
import { type NoteTemplate, templatePlaces, versionOf } from '../templates.ts';
import { OrganisationPage } from './organisation-page.tsx';

type Props = {
  frame: Frame;
  templates: readonly NoteTemplate[];
  /** What could not be saved: of one of them, or of a new one. */
  given?: { readonly of: string; readonly form: FormState } | undefined;
};

export const TemplatesPage = ({ frame, templates, given }: Props) => {
  const t = templateTexts(frame.language);
  const formOf = (id: string, otherwise: FormState) => (given?.of === id ? given.form : otherwise);
  return (
    <OrganisationPage frame={frame} title={t.title} lead={t.lead} narrow>
      {templates.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      )}
      {templates.map((one) => (
        <Disclosure label={`${one.name} · ${t.places[one.place]}`} open={given?.of === one.id}>
          <Edit
            frame={frame}
            id={one.id}
            seen={versionOf(one)}
            form={formOf(one.id, emptyForm({ name: one.name, place: one.place, text: one.text }))}
          />
        </Disclosure>
      ))}
      <Disclosure label={t.add} open={given?.of === 'new'}>
        <Edit frame={frame} id="new" seen="" form={formOf('new', emptyForm())} />
      </Disclosure>
    </OrganisationPage>
  );
};

const Edit = ({ frame, id, seen, form: typed }: { frame: Frame; id: string; seen: string; form: FormState }) => {
  const t = templateTexts(frame.language);
  const form = scoped(typed, id);
  const target = id === 'new' ? '/organisation/mallar' : `/organisation/mallar/${id}`;
  return (
    <Form action={target} hidden={{ _form: newId(), seen }}>
      {hasErrors(form) && <ErrorSummary form={form} />}
      <TextField form={form} name="name" label={t.name} />
      <RadioGroup
        form={form}
        name="place"
        label={t.place}
        choices={templatePlaces.map((value) => ({ value, label: t.places[value] }))}
      />
      <TextArea form={form} name="text" label={t.text} rows={8} />
      <Actions>
        <Button kind={id === 'new' ? 'primary' : 'secondary'}>{t.save}</Button>
        {id !== 'new' && (
          <Button kind="quiet" formaction={`${target}/ta-bort`}>
            {t.remove}
          </Button>
        )}
      </Actions>
    </Form>
  );
};
