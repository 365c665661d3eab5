import type { FormState } from '../platform/web/form.ts';
import { controlId } from './control-id.ts';
import { useTexts } from './texts.ts';

type Props = {
  form: FormState;
  /** What fields are called whose message alone wouldn't tell them apart, such as three that say "choose". */
  labels?: Readonly<Record<string, string>>;
};

/** Stands on top of the form and takes focus; each line leads to its field. Nothing when nothing is wrong. */
export const ErrorSummary = ({ form, labels = {} }: Props) => {
  const t = useTexts();
  const errors = Object.entries(form.errors);
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus="" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t.errorSummaryTitle(errors.length)}</h2>
      <ul>
        {errors.map(([name, message]) => (
          <li>{name === '' ? message : <a href={`#${controlId(form, name)}`}>{called(labels[name], message)}</a>}</li>
        ))}
      </ul>
    </div>
  );
};

const called = (label: string | undefined, message: string): string => {
  if (!label) return message;
  return label.endsWith('?') ? `${label} ${message}` : `${label}: ${message}`;
};
