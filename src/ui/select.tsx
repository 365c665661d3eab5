import { fieldValue } from '../platform/web/form.ts';
import { controlAttributes, Field, type FieldProps } from './field.tsx';
import { useTexts } from './texts.ts';

/** Those of one group follow each other, under its name. */
export type Option = { value: string; label: string; group?: string };

/** For long closed lists; up to seven choices are better as a RadioGroup. Starts empty: nothing is chosen for anybody. */
export const Select = (props: FieldProps & { options: readonly Option[]; emptyLabel?: string | undefined }) => {
  const { form, name, options, emptyLabel } = props;
  const t = useTexts();
  const chosen = fieldValue(form, name);
  return (
    <Field {...props}>
      <select {...controlAttributes(props)} class="ds-input width-medium" autocomplete="off">
        <option value="" selected={chosen === ''}>
          {emptyLabel ?? t.chooseOne}
        </option>
        {grouped(options).map(([group, own]) => {
          const shown = own.map(({ value, label }) => (
            <option value={value} selected={value === chosen}>
              {label}
            </option>
          ));
          return group ? <optgroup label={group}>{shown}</optgroup> : shown;
        })}
      </select>
    </Field>
  );
};

const grouped = (options: readonly Option[]): [string, Option[]][] => [
  ...Map.groupBy(options, ({ group }) => group ?? ''),
];
