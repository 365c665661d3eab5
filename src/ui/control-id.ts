import type { FormState } from '../platform/web/form.ts';

/** The id of the control that an error link leads to; for a group, its first control. */
export const controlId = ({ scope }: Pick<FormState, 'scope'>, name: string): string =>
  `f-${scope ? `${scope}-` : ''}${name.replace(/[^a-zA-Z0-9_-]/g, '-')}`;
