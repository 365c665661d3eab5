import { fieldValue } from '../platform/web/form.ts';
import { controlId } from './control-id.ts';
import { controlAttributes, Field, type FieldProps } from './field.tsx';
import { useTexts } from './texts.ts';

type Autosave = {
  /** POST text + version here; answers 200 {savedAt, version, hints?}, or 409 {by, at, text, version}. */
  url: string;
  /** The version that the text on the page was made from, so that nobody is overwritten. */
  version: string;
  /** "14.02", when there is something saved already. */
  savedAt?: string | undefined;
};

export const TextArea = (props: FieldProps & { rows?: number | undefined; autosave?: Autosave | undefined }) => {
  const { form, name, rows = 4, autosave } = props;
  const t = useTexts();
  const statusId = `${controlId(form, name)}-status`;
  const hooks = autosave && {
    'data-autosave': '',
    'data-autosave-url': autosave.url,
    'data-autosave-version': autosave.version,
    'data-autosave-status': statusId,
  };
  return (
    <Field {...props}>
      <textarea {...controlAttributes(props)} {...hooks} class="ds-input width-full" rows={rows}>
        {fieldValue(form, name)}
      </textarea>
      {autosave && (
        <p class="autosave" id={statusId} role="status">
          {autosave.savedAt === undefined ? '' : t.autosave.saved(autosave.savedAt)}
        </p>
      )}
    </Field>
  );
};
