import type { FormState } from '../platform/web/form.ts';

/** What the fields of a form that was refused are called, as they are drawn. The errors stay the same where a form is drawn twice. */
const names = new WeakMap<FormState['errors'], Map<string, string>>();

/** Where there is nothing to rectify nothing is kept. */
export function nameField({ errors }: Pick<FormState, 'errors'>, name: string, label: string): void {
  if (!Object.hasOwn(errors, name)) return;
  const known = names.get(errors) ?? new Map<string, string>();
  names.set(errors, known.set(name, label));
}

export const fieldName = ({ errors }: Pick<FormState, 'errors'>, name: string): string | undefined =>
  names.get(errors)?.get(name);
