import type { FormState } from '../platform/web/form.ts';
import { controlId } from './control-id.ts';
import { useTexts } from './texts.ts';

/** Stands on top of the form and takes focus; each line leads to its field. Nothing when nothing is wrong. */
export const ErrorSummary = ({ form }: { form: FormState }) => {
  const t = useTexts();
  const errors = Object.entries(form.errors);
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus="" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t.errorSummaryTitle(errors.length)}</h2>
      <ul>
        {errors.map(([name, message]) => (
          <li>{name === '' ? message : <a href={`#${controlId(form, name)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
};
