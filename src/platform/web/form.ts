import type { z } from 'zod';
import type { Language } from '../language/catalogue.ts';
import { isSaid, say } from './fields.ts';
import { formTexts } from './form-texts.ts';
import { caps, nested, originalName, type Posted, postedValues, rowAt, rowIndexes } from './posted.ts';

export * from './fields.ts';
export { saysWhich } from './form-texts.ts';
export type { Posted } from './posted.ts';

/**
 * What a form shows: everything as it was typed, by field name, and one message for each field that needs a change. A
 * message for the form as a whole has the name ''.
 */
export type FormState = {
  readonly values: Readonly<Record<string, string[]>>;
  readonly errors: Readonly<Record<string, string>>;
  /** Tells forms apart that have the same fields on one page: an id there may stand once only. */
  readonly scope?: string;
};

export const scoped = (form: FormState, scope: string): FormState => ({ ...form, scope });

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly form: FormState };

export function emptyForm(values: Record<string, string | readonly string[] | undefined> = {}): FormState {
  const filled = Object.entries(values).flatMap(([name, value]): [string, string[]][] =>
    value === undefined ? [] : [[name, typeof value === 'string' ? [value] : [...value]]],
  );
  return { values: Object.fromEntries(filled), errors: {} };
}

/**
 * Reads a posted form once, into value types. Names may be nested ("when.day") and repeated ("children[0].name"); rows
 * where nothing was typed are left out. On any fault all that was typed comes back with a sentence for each field.
 */
export function parseForm<T>(schema: z.ZodType<T>, body: Posted, language: Language): Parsed<T> {
  const posted = postedValues(body);
  if (!posted.ok)
    return {
      ok: false,
      form: { values: posted.error.values, errors: { '': formTexts(language)[posted.error.problem] } },
    };
  const { input, rows } = nested(posted.value);
  const result = schema.safeParse(input, {
    error: (issue) => {
      const said = issue.code === 'custom' ? issue.params?.said : undefined;
      return isSaid(said) ? say(said, language) : fallback(issue.code, language);
    },
  });
  if (result.success) return { ok: true, value: result.data };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const name = originalName(issue.path, rows);
    if (!Object.hasOwn(errors, name)) errors[name] = issue.message;
  }
  return { ok: false, form: { values: posted.value, errors } };
}

/** For schemas that use zod's own checks; our fields bring their own words. */
function fallback(code: string | undefined, language: Language): string {
  const t = formTexts(language);
  if (code === 'too_big') return t.tooLong;
  return code === 'invalid_value' ? t.choose : t.check;
}

/** The first value that was typed in a field, or ''. */
export const fieldValue = (form: FormState, name: string): string => fieldValues(form, name)[0] ?? '';

export const fieldValues = (form: FormState, name: string): readonly string[] =>
  Object.hasOwn(form.values, name) ? (form.values[name] ?? []) : [];

export const fieldError = (form: FormState, name: string): string | undefined =>
  Object.hasOwn(form.errors, name) ? form.errors[name] : undefined;

export const hasErrors = (form: FormState): boolean => Object.keys(form.errors).length > 0;

/** Adds what a rule refused after the form itself was read. What the form said first stays. */
export function withErrors(form: FormState, errors: Record<string, string>): FormState {
  return { values: form.values, errors: { ...errors, ...form.errors } };
}

/** The same with its errors as the page has the fields, for one whose fields are read by more than one rule. */
export function inOrder(form: FormState, names: readonly string[]): FormState {
  const place = ([name]: [string, string]) => (names.includes(name) ? names.indexOf(name) : names.length);
  return { ...form, errors: Object.fromEntries(Object.entries(form.errors).toSorted((a, b) => place(a) - place(b))) };
}

/** What was posted, unread: for a page that is shown again, such as after a rule's refusal. */
export function postedForm(body: Posted): FormState {
  const posted = postedValues(body);
  return { values: posted.ok ? posted.value : posted.error.values, errors: {} };
}

/** The rows to draw for a repeated group: those that were posted, or one empty. */
export function rowsOf(form: FormState, group: string, atLeast = 1): number[] {
  const indexes = rowIndexes(form.values, group);
  for (let next = 0; indexes.length < atLeast; next += 1) if (!indexes.includes(next)) indexes.push(next);
  return indexes.toSorted((a, b) => a - b);
}

/**
 * The answer to a button `name="add" value="children"` or `name="remove" value="children[1]"`, which work without script:
 * the form again with a row more or less, everything else as typed and nothing judged yet. `undefined` when none of them
 * was pressed.
 */
export function rowAsked(body: Posted, groups: readonly string[]): FormState | undefined {
  const posted = postedForm(body);
  const adds = fieldValue(posted, 'add');
  if (groups.includes(adds)) return emptyForm({ ...withoutButtons(posted), ...newRow(posted, adds) });
  const target = rowAt(fieldValue(posted, 'remove'));
  if (!target || !groups.includes(target.group)) return undefined;
  const start = `${target.group}[${target.index}].`;
  return emptyForm(
    Object.fromEntries(Object.entries(withoutButtons(posted)).filter(([name]) => !name.startsWith(start))),
  );
}

function newRow(form: FormState, group: string): Record<string, string> {
  const next = Math.max(-1, ...rowsOf(form, group)) + 1;
  return next < caps.rows ? { [`${group}[${next}].row`]: '' } : {};
}

function withoutButtons(form: FormState): Record<string, string[]> {
  const { add: _add, remove: _remove, ...rest } = form.values;
  return rest;
}
