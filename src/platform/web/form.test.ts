import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import {
  calendarDay,
  checkbox,
  emptyForm,
  fieldError,
  fieldValue,
  fieldValues,
  hasErrors,
  oneOf,
  optionalText,
  parseForm,
  postedForm,
  rowAsked,
  rows,
  rowsOf,
  text,
  withErrors,
} from './form.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const contact = z.object({
  name: text({ max: 20, missing: (language) => (language === 'sv' ? 'Skriv vem som ringer.' : 'Write who calls.') }),
  how: oneOf(['call', 'visit'], { missing: 'Välj hur kontakten kom.' }),
  told: checkbox(),
  children: rows(
    z.object({
      name: text({ max: 20, missing: 'Skriv barnets namn.' }),
      born: calendarDay({ today, leaning: 'past' }),
      school: optionalText({ max: 20 }),
    }),
    { max: 3 },
  ),
});
const formOf = (entries: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

describe('parseForm', () => {
  it('reads a form into value types', () => {
    const result = parseForm(
      contact,
      {
        name: ' Polisen ',
        how: 'call',
        'children[0].name': 'Nova',
        'children[0].born': '2/1 2018',
        'children[0].school': '',
      },
      'sv',
    );
    expect(result).toEqual({
      ok: true,
      value: {
        name: 'Polisen',
        how: 'call',
        told: false,
        children: [{ name: 'Nova', born: Temporal.PlainDate.from('2018-01-02'), school: undefined }],
      },
    });
    if (result.ok) expectTypeOf(result.value.how).toEqualTypeOf<'call' | 'visit'>();
  });

  it('reads FormData and a record alike', () => {
    const entries: [string, string][] = [
      ['name', 'Polisen'],
      ['how', 'visit'],
      ['told', 'yes'],
    ];
    expect(parseForm(contact, formOf(entries), 'sv')).toEqual(parseForm(contact, Object.fromEntries(entries), 'sv'));
    expect(parseForm(contact, formOf(entries), 'sv')).toMatchObject({ ok: true, value: { told: true, children: [] } });
  });

  it('keeps everything as typed and says one thing for each field, in the language of the reader', () => {
    const body = {
      name: '   ',
      how: 'letter',
      note: ' kvar ',
      'children[0].name': '',
      'children[0].born': '',
      'children[2].name': 'Sam',
      'children[2].born': '31/2 2018',
    };
    const sv = parseForm(contact, body, 'sv');
    expect(sv).toEqual({
      ok: false,
      form: {
        values: Object.fromEntries(Object.entries(body).map(([name, value]) => [name, [value]])),
        errors: {
          name: 'Skriv vem som ringer.',
          how: 'Välj hur kontakten kom.',
          'children[2].born': 'Det datumet finns inte. Skriv det så här: 26 nov 2026.',
        },
      },
    });
    const en = parseForm(contact, body, 'en');
    expect(en.ok || en.form.errors.name).toBe('Write who calls.');
    expect(en.ok || en.form.errors['children[2].born']).toBe('There is no such date. Write it like this: 26 Nov 2026.');
  });

  it('says what is missing when nothing at all was sent', () => {
    const result = parseForm(contact, {}, 'sv');
    expect(result.ok || Object.keys(result.form.errors)).toEqual(['name', 'how']);
  });

  it('tells of rows that are too many, at the group', () => {
    const body: Record<string, string> = { name: 'P', how: 'call' };
    for (const n of [0, 1, 2, 3]) {
      body[`children[${n}].name`] = 'N';
      body[`children[${n}].born`] = '2018-01-02';
    }
    const result = parseForm(contact, body, 'sv');
    expect(result.ok || result.form.errors).toEqual({ children: 'Det går att lägga till högst 3 rader.' });
  });

  it('has Swedish words also for checks of zod itself', () => {
    const schema = z.object({ n: z.string().max(2), k: z.enum(['a']), s: z.string().regex(/x/) });
    const result = parseForm(schema, { n: 'abc', k: 'b', s: 'y' }, 'sv');
    expect(result.ok || result.form.errors).toEqual({
      n: 'Texten är för lång. Korta den.',
      k: 'Välj ett alternativ.',
      s: 'Läs igenom och ändra det här.',
    });
  });

  it('carries the words of a check over several fields', () => {
    const schema = z
      .object({ a: text({ max: 5 }), b: text({ max: 5 }) })
      .refine(({ a, b }) => a === b, { path: ['b'], error: 'Skriv samma en gång till.' });
    const result = parseForm(schema, { a: 'x', b: 'y' }, 'sv');
    expect(result.ok || result.form.errors).toEqual({ b: 'Skriv samma en gång till.' });
  });
});

describe('what is sent to harm', () => {
  it.each(['__proto__', 'constructor.prototype.x', 'a b', 'a[100].b', 'a[0][0]', '.a', 'a.', '', 'å', 'x'.repeat(80)])(
    'a name like %j is dropped or harmless',
    (name) => {
      const result = parseForm(z.object({}), { [name]: 'x' }, 'sv');
      expect(result).toEqual({ ok: true, value: {} });
      expect(({} as Record<string, unknown>).x).toBeUndefined();
    },
  );

  it.each<[string, [string, string][]]>([
    ['many names', Array.from({ length: 1100 }, (_, n) => [`f${n}`, 'x'])],
    ['many values', Array.from({ length: 2100 }, () => ['f', 'x'])],
    ['much text', [['f', 'x'.repeat(400_001)]]],
    ['rows without end', [['children[30].name', 'x']]],
  ])('%s is refused with a sentence', (_, entries) => {
    const result = parseForm(z.object({}), formOf(entries), 'sv');
    expect(result.ok || result.form.errors).toEqual({
      '': 'Formuläret blev för stort. Korta texterna och försök igen.',
    });
  });

  it('a file is refused, an empty file field is not', () => {
    const withFile = new FormData();
    withFile.append('name', 'kvar');
    withFile.append('picture', new File(['x'], 'x.png'));
    const refused = parseForm(z.object({}), withFile, 'sv');
    expect(refused.ok || refused.form).toEqual({
      values: { name: ['kvar'] },
      errors: { '': 'Det går inte att bifoga filer här.' },
    });
    const empty = new FormData();
    empty.append('picture', new File([], ''));
    expect(parseForm(z.object({}), empty, 'sv').ok).toBe(true);
  });

  it('never throws, whatever is sent', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('name', 'children', 'children[0]', 'children[0].name', 'children[0].born', 'told', 'name.x'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'binary' })), { maxLength: 12 }), (entries) => {
        const result = parseForm(contact, formOf(entries), 'sv');
        if (!result.ok)
          for (const message of Object.values(result.form.errors)) expect(message).toMatch(/^\p{Lu}.*\.$/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the state of a form', () => {
  const form = emptyForm({ name: 'Nova', kinds: ['a', 'b'], nothing: undefined });

  it('is read by name', () => {
    expect(fieldValue(form, 'name')).toBe('Nova');
    expect(fieldValues(form, 'kinds')).toEqual(['a', 'b']);
    for (const name of ['nothing', 'constructor', '__proto__', 'toString']) {
      expect(fieldValue(form, name)).toBe('');
      expect(fieldError(form, name)).toBeUndefined();
    }
    expect(hasErrors(form)).toBe(false);
  });

  it('takes in what a rule refused, but what the form said stays', () => {
    const refused = withErrors(withErrors(form, { name: 'Först.' }), { name: 'Sedan.', kinds: 'Välj.' });
    expect(refused).toEqual({ values: form.values, errors: { name: 'Först.', kinds: 'Välj.' } });
    expect(hasErrors(refused)).toBe(true);
  });

  it('can be what was posted, unread', () => {
    expect(postedForm({ name: ' x ' })).toEqual({ values: { name: [' x '] }, errors: {} });
  });
});

describe('rows', () => {
  const body = { name: 'P', 'children[0].name': 'Nova', 'children[1].name': 'Sam', 'other[0].x': '1' };

  it('are drawn as posted, or one empty', () => {
    expect(rowsOf(emptyForm(), 'children')).toEqual([0]);
    expect(rowsOf(emptyForm(), 'children', 2)).toEqual([0, 1]);
    expect(rowsOf(emptyForm(), 'children', 0)).toEqual([]);
    expect(rowsOf(postedForm(body), 'children')).toEqual([0, 1]);
    expect(rowsOf(postedForm({ 'children[2].name': '', 'children[0].name': '' }), 'children')).toEqual([0, 2]);
  });

  it('come one more by a button, with nothing judged and nothing lost', () => {
    const asked = rowAsked({ ...body, add: 'children' }, ['children']);
    expect(asked && rowsOf(asked, 'children')).toEqual([0, 1, 2]);
    expect(asked && fieldValue(asked, 'children[1].name')).toBe('Sam');
    expect(asked && fieldValue(asked, 'name')).toBe('P');
    expect(asked && fieldValues(asked, 'add')).toEqual([]);
    expect(asked && hasErrors(asked)).toBe(false);
  });

  it('come to a first form as a second', () => {
    const asked = rowAsked({ add: 'children' }, ['children']);
    expect(asked && rowsOf(asked, 'children')).toEqual([1]);
  });

  it('go by a button', () => {
    const asked = rowAsked({ ...body, remove: 'children[0]' }, ['children']);
    expect(asked && rowsOf(asked, 'children')).toEqual([1]);
    expect(asked && fieldValue(asked, 'children[0].name')).toBe('');
    expect(asked && fieldValue(asked, 'other[0].x')).toBe('1');
  });

  it('end at the cap', () => {
    const asked = rowAsked({ 'children[29].name': 'x', add: 'children' }, ['children']);
    expect(asked && rowsOf(asked, 'children')).toEqual([29]);
  });

  it.each([{}, { add: '' }, { add: 'other' }, { remove: 'children' }, { remove: 'other[0]' }, { remove: '[0]' }])(
    '%j asks for none',
    (buttons) => {
      expect(rowAsked({ ...body, ...buttons }, ['children'])).toBeUndefined();
    },
  );

  it('that were added and left empty are not there', () => {
    const schema = z.object({ children: rows(z.object({ name: text({ max: 9 }) })) });
    const posted = {
      'children[0].name': 'Nova',
      'children[1].row': '',
      'children[1].id': 'made-by-page',
      'children[1].name': ' ',
    };
    expect(parseForm(schema, posted, 'sv')).toEqual({ ok: true, value: { children: [{ name: 'Nova' }] } });
  });
});
