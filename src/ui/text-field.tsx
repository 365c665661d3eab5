import { fieldValue } from '../platform/web/form.ts';
import { controlAttributes, Field, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps & {
  type?: 'text' | 'tel' | 'email' | 'search' | 'url' | undefined;
  inputmode?: 'numeric' | 'tel' | 'email' | undefined;
  /** Off unless said otherwise: shared computers remember what browsers are allowed to remember. */
  autocomplete?: string | undefined;
  /** As wide as what is expected in it. */
  width?: 'short' | 'medium' | 'full' | undefined;
  maxlength?: number | undefined;
};

export const TextField = (props: TextFieldProps) => {
  const { form, name, type = 'text', inputmode, autocomplete = 'off', width = 'medium', maxlength } = props;
  return (
    <Field {...props}>
      <input
        {...controlAttributes(props)}
        class={`ds-input width-${width}`}
        type={type}
        value={fieldValue(form, name)}
        inputmode={inputmode}
        autocomplete={autocomplete}
        maxlength={maxlength}
      />
    </Field>
  );
};
