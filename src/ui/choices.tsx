import type { Child, PropsWithChildren } from 'hono/jsx';
import { fieldError, fieldValues } from '../platform/web/form.ts';
import { controlId } from './control-id.ts';
import { describedBy, FieldError, type FieldProps, Help, Optional } from './field.tsx';
import { nameField } from './field-names.ts';
import { Unbroken } from './unbroken.tsx';

/** `mark` stands before the help, and is told with it. */
type Choice = { value: string; label: string; help?: string | undefined; mark?: Child | undefined };

type ChoicesProps = FieldProps & {
  choices: readonly Choice[];
  /** Beside each other on wide screens; for short answers such as Ja / Nej / Vet inte. */
  inline?: boolean | undefined;
};

/** A question with its help and error, around a group of controls that share a name. */
export const QuestionFrame = ({ form, name, label, help, optional, children }: PropsWithChildren<FieldProps>) => {
  nameField(form, name, label);
  return (
    <fieldset
      class={fieldError(form, name) === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={describedBy(form, name, help !== undefined)}
    >
      <legend class="label">
        {label}
        <Optional optional={optional} />
      </legend>
      <Help form={form} name={name} help={help} />
      <FieldError form={form} name={name} />
      {children}
    </fieldset>
  );
};

const Choices = ({ type, ...props }: ChoicesProps & { type: 'radio' | 'checkbox' }) => {
  const { form, name, choices, inline } = props;
  const chosen = fieldValues(form, name);
  return (
    <QuestionFrame {...props}>
      <div class={inline ? 'choices choices-inline' : 'choices'}>
        {choices.map(({ value, label, help, mark }, i) => {
          const id = i === 0 ? controlId(form, name) : `${controlId(form, name)}-${i}`;
          return (
            <div class="choice">
              <input
                class="ds-input"
                type={type}
                id={id}
                name={name}
                value={value}
                checked={chosen.includes(value)}
                aria-describedby={help && `${id}-hint`}
                autocomplete="off"
              />
              <label for={id}>{label}</label>
              {help && (
                <p class="help" id={`${id}-hint`}>
                  {mark && <>{mark} </>}
                  <Unbroken text={help} />
                </p>
              )}
            </div>
          );
        })}
      </div>
    </QuestionFrame>
  );
};

/** Never preselected for consent or for what somebody said. */
export const RadioGroup = (props: ChoicesProps) => <Choices {...props} type="radio" />;

export const CheckboxGroup = (props: ChoicesProps) => <Choices {...props} type="checkbox" />;
