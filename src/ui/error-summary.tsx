import { type FormState, saysWhich } from '../platform/web/form.ts';
import { controlId } from './control-id.ts';
import { fieldName } from './field-names.ts';
import { useTexts } from './texts.ts';

type Props = {
  form: FormState;
  /** What fields are called here, where their own label alone wouldn't tell them apart, such as one in each of three rows. */
  labels?: Readonly<Record<string, string>>;
};

/** Stands on top of the form and takes focus, with script or without; each line leads to its field. Nothing when nothing is wrong. */
export const ErrorSummary = ({ form, labels = {} }: Props) => {
  const t = useTexts();
  const errors = Object.entries(form.errors);
  if (errors.length === 0) return null;
  return <Summary form={form} labels={labels} title={t.errorSummaryTitle(errors.length)} />;
};

/** Drawn after the fields, which say what they are called: a line that says just “choose” names its question. */
const Summary = async ({ form, labels, title }: Required<Props> & { title: string }) => {
  await Promise.resolve();
  const errors = Object.entries(form.errors);
  const isOneOfMany = (message: string) => errors.filter(([, other]) => other === message).length > 1;
  const nameOf = (name: string, message: string) =>
    labels[name] ?? (saysWhich(message) && !isOneOfMany(message) ? undefined : fieldName(form, name));
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus data-focus="" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {errors.map(([name, message]) => (
          <li>
            {name === '' ? message : <a href={`#${controlId(form, name)}`}>{called(nameOf(name, message), message)}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
};

const called = (label: string | undefined, message: string): string => {
  if (!label) return message;
  return /[?.!]$/.test(label) ? `${label} ${message}` : `${label}: ${message}`;
};
