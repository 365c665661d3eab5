import { type FormState, fieldError, fieldValue } from '../../platform/web/form.ts';
import { controlId, FieldError, nameField } from '../../ui/index.ts';

type Props = { form: FormState; name: string; label: string; help?: string | undefined };

/** One box that is its own question: a group of one would say its words twice. Never drawn ticked but by what was typed. */
export const Tick = ({ form, name, label, help }: Props) => {
  const id = controlId(form, name);
  const error = fieldError(form, name);
  nameField(form, name, label);
  const about = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <FieldError form={form} name={name} />
      <div class="choice">
        <input
          class="ds-input"
          type="checkbox"
          id={id}
          name={name}
          value="yes"
          checked={fieldValue(form, name) !== ''}
          aria-describedby={about || undefined}
          aria-invalid={error ? 'true' : undefined}
          autocomplete="off"
        />
        <label for={id}>{label}</label>
        {help && (
          <p class="help" id={`${id}-help`}>
            {help}
          </p>
        )}
      </div>
    </div>
  );
};
