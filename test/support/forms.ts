/** The forms of a page as a browser would see them, read from our own regular HTML. */
export type FormField = {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly options: readonly string[];
};
export type FoundForm = { readonly action: string; readonly fields: readonly FormField[] };

const attribute = (tag: string, name: string): string | undefined => {
  const match = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return match?.[1] === undefined ? undefined : decoded(match[1]);
};

const decoded = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

export function formsIn(html: string, path: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, tag = '', inside = '']) =>
    attribute(tag, 'method')?.toLowerCase() === 'post'
      ? [{ action: attribute(tag, 'action') ?? path, fields: fieldsIn(inside) }]
      : [],
  );
}

function fieldsIn(html: string): FormField[] {
  const fields = new Map<string, FormField>();
  const add = (name: string | undefined, type: string, value: string, options: readonly string[] = []) => {
    if (!name) return;
    const before = fields.get(name);
    fields.set(name, {
      name,
      type: before?.type ?? type,
      value: before?.value ?? value,
      options: [...(before?.options ?? []), ...options],
    });
  };
  for (const [, tag = ''] of html.matchAll(/<(?:input|button)\b([^>]*)>/g)) {
    const type = attribute(tag, 'type') ?? 'text';
    const value = attribute(tag, 'value') ?? '';
    const chosen = type === 'radio' || type === 'checkbox' || type === 'submit';
    add(attribute(tag, 'name'), type, value, chosen ? [value] : []);
  }
  for (const [, tag = '', inside = ''] of html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
    add(attribute(tag, 'name'), 'textarea', decoded(inside));
  for (const [, tag = '', inside = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, o = '']) => attribute(o, 'value') ?? '');
    add(attribute(tag, 'name'), 'select', '', options);
  }
  return [...fields.values()];
}

export const linksIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) => decoded(href))),
];
