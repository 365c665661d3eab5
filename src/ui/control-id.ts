/** The id of the control that an error link leads to; for a group, its first control. */
export const controlId = (name: string): string => `f-${name.replace(/[^a-zA-Z0-9_-]/g, '-')}`;
