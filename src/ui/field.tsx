import type { PropsWithChildren } from 'hono/jsx';
import { type FormState, fieldError } from '../platform/web/form.ts';
import { controlId } from './control-id.ts';
import { nameField } from './field-names.ts';
import { Icon } from './icon.tsx';
import { useTexts } from './texts.ts';
import { Unbroken } from './unbroken.tsx';

export type FieldProps = {
  form: FormState;
  name: string;
  label: string;
  help?: string | undefined;
  /** Optional fields say so in words; required ones are the rule and carry no star. */
  optional?: boolean | undefined;
};

/** Ids of what describes a control, for aria-describedby. */
export const describedBy = (form: FormState, name: string, hasHelp: boolean): string | undefined => {
  const id = controlId(form, name);
  const ids = [hasHelp && `${id}-help`, fieldError(form, name) !== undefined && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
};

export const controlAttributes = ({ form, name, help, optional }: Omit<FieldProps, 'label'>) => ({
  id: controlId(form, name),
  name,
  'aria-describedby': describedBy(form, name, help !== undefined),
  'aria-invalid': fieldError(form, name) === undefined ? undefined : ('true' as const),
  'aria-required': optional ? undefined : ('true' as const),
});

export const Optional = ({ optional }: { optional: boolean | undefined }) => {
  const t = useTexts();
  return optional ? <span class="optional"> ({t.optional})</span> : null;
};

export const Help = ({ form, name, help }: { form: FormState; name: string; help: string | undefined }) =>
  help === undefined ? null : (
    <p class="help" id={`${controlId(form, name)}-help`}>
      <Unbroken text={help} />
    </p>
  );

export const FieldError = ({ form, name }: { form: FormState; name: string }) => {
  const t = useTexts();
  const error = fieldError(form, name);
  if (error === undefined) return null;
  return (
    <p class="field-error" id={`${controlId(form, name)}-error`}>
      <Icon name="danger" size={16} />
      <span>
        <span class="unseen">{t.error}: </span>
        {error}
      </span>
    </p>
  );
};

/** Label, help and error around one control. */
export const Field = ({ form, name, label, help, optional, children }: PropsWithChildren<FieldProps>) => {
  nameField(form, name, label);
  return (
    <div class={fieldError(form, name) === undefined ? 'field' : 'field field-wrong'}>
      <label class="label" for={controlId(form, name)}>
        {label}
        <Optional optional={optional} />
      </label>
      <Help form={form} name={name} help={help} />
      <FieldError form={form} name={name} />
      {children}
    </div>
  );
};
