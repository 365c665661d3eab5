/** What was typed, as it was typed, and what was wrong with it. Keys are the fields' names. */
export type FormState = {
  readonly values: Readonly<Record<string, string[]>>;
  readonly errors: Readonly<Record<string, string>>;
};

export const emptyForm: FormState = { values: {}, errors: {} };

export const valueOf = (form: FormState, name: string): string => form.values[name]?.[0] ?? '';

export const valuesOf = (form: FormState, name: string): readonly string[] => form.values[name] ?? [];

/** The id of the control that an error link leads to; for a group, its first control. */
export const controlId = (name: string): string => `f-${name.replace(/[^a-zA-Z0-9_-]/g, '-')}`;
