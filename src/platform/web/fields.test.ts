import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FileId } from '../../kernel/ids.ts';
import * as f from './fields.ts';
import { parseForm } from './form.ts';

const today = Temporal.PlainDate.from('2026-11-22');
/** The value of one field, or its message in Swedish. */
function read(field: z.ZodType, typed?: string | string[]): unknown {
  const result = parseForm(z.object({ x: field }), typed === undefined ? {} : { x: typed }, 'sv');
  return result.ok ? (result.value as { x: unknown }).x : result.form.errors.x;
}

describe('text', () => {
  const field = f.text({ max: 5, missing: 'Skriv ditt namn.' });
  it.each([
    [undefined, 'Skriv ditt namn.'],
    ['', 'Skriv ditt namn.'],
    [' \r\n ', 'Skriv ditt namn.'],
    ['Nova', 'Nova'],
    ['  Nova\n', 'Nova'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\tb', 'a\tb'],
    ['a\u0000b\u001b', 'ab'],
    ['\u0000', 'Skriv ditt namn.'],
    ['A\u030asa', 'Åsa'],
    ['\ud800', '\ufffd'],
    ['👩‍👧', '👩‍👧'],
    ['12345', '12345'],
    ['123456', 'Skriv högst 5 tecken. Nu är det 6.'],
    [['a', 'b'], 'Fältet kom två gånger. Ladda om sidan och försök igen.'],
    ['<b>', '<b>'],
  ])('%j is %j', (typed, expected) => {
    expect(read(field, typed)).toBe(expected);
  });

  it('has words of its own', () => {
    expect(read(f.text({ max: 5 }), '')).toBe('Skriv något här.');
  });

  it('may be left out when optional', () => {
    expect(read(f.optionalText({ max: 5 }))).toBeUndefined();
    expect(read(f.optionalText({ max: 5 }), '  ')).toBeUndefined();
    expect(read(f.optionalText({ max: 5 }), ' ab ')).toBe('ab');
    expect(read(f.optionalText({ max: 5 }), '123456')).toBe('Skriv högst 5 tecken. Nu är det 6.');
  });
});

describe('days and times', () => {
  it('are read in the words of the person', () => {
    expect(String(read(f.calendarDay({ today }), 'i dag'))).toBe('2026-11-22');
    expect(String(read(f.calendarDay({ today, leaning: 'past' }), '26/11'))).toBe('2025-11-26');
    expect(read(f.calendarDay({ today }), '')).toBe('Skriv ett datum.');
    expect(read(f.calendarDay({ today, missing: 'Skriv när det hände.' }), '')).toBe('Skriv när det hände.');
    expect(read(f.calendarDay({ today, missing: 'Skriv när det hände.' }), 'snart')).toMatch(/^Skriv datumet så här/);
    expect(String(read(f.timeOfDay(), 'kl 9'))).toBe('09:00:00');
    expect(read(f.timeOfDay(), '25')).toMatch(/^Det klockslaget finns inte/);
    expect(read(f.optional(f.calendarDay({ today })), '')).toBeUndefined();
  });

  const moment = (body: Record<string, string>) => {
    const result = parseForm(z.object({ when: f.dateTime({ today }) }), body, 'sv');
    return result.ok ? String(result.value.when) : result.form.errors;
  };
  it('make a moment in Stockholm', () => {
    expect(moment({ 'when.day': '26/11', 'when.time': '14' })).toBe('2026-11-26T13:00:00Z');
  });
  it('say each what is wrong', () => {
    expect(moment({})).toEqual({ 'when.day': 'Skriv ett datum.', 'when.time': 'Skriv ett klockslag.' });
    expect(moment({ 'when.day': 'x', 'when.time': '14' })).toEqual({
      'when.day': expect.stringMatching(/^Skriv datumet/),
    });
    expect(moment({ when: 'x' })).toEqual({ 'when.day': 'Skriv ett datum.', 'when.time': 'Skriv ett klockslag.' });
    expect(moment({ 'when.day': '2026-03-29', 'when.time': '2.30' })).toEqual({
      'when.time': 'Klockslaget finns inte den dagen, för klockan ställs om. Skriv ett annat.',
    });
  });
});

describe('choices', () => {
  const one = f.oneOf(['yes', 'no', 'unknown'], { missing: 'Välj om de bor ihop.' });
  it.each([
    ['yes', 'yes'],
    ['unknown', 'unknown'],
    [undefined, 'Välj om de bor ihop.'],
    ['', 'Välj om de bor ihop.'],
    ['Yes', 'Välj om de bor ihop.'],
    ['toString', 'Välj om de bor ihop.'],
  ])('one: %j is %j', (typed, expected) => {
    expect(read(one, typed)).toBe(expected);
  });

  const many = f.manyOf(['a', 'b', 'c']);
  it.each([
    [undefined, []],
    ['', []],
    ['b', ['b']],
    [
      ['c', 'a', 'c'],
      ['a', 'c'],
    ],
    [['a', 'x'], 'Välj ett alternativ.'],
  ])('many: %j is %j', (typed, expected) => {
    expect(read(many, typed)).toEqual(expected);
  });
  it('at least one', () => {
    expect(read(f.manyOf(['a'], { atLeastOne: true }))).toBe('Välj minst ett alternativ.');
    expect(read(f.manyOf(['a'], { atLeastOne: true, missing: 'Välj vad som hände.' }))).toBe('Välj vad som hände.');
    expect(read(f.manyOf(['a'], { atLeastOne: true }), 'a')).toEqual(['a']);
  });

  it('boxes', () => {
    expect(read(f.checkbox())).toBe(false);
    expect(read(f.checkbox(), '')).toBe(false);
    expect(read(f.checkbox(), 'on')).toBe(true);
    expect(read(f.checkbox(), ['', 'yes'])).toBe(true);
    expect(read(f.mustTick())).toBe('Kryssa i rutan om det stämmer.');
    expect(read(f.mustTick({ missing: 'Berätta först.' }))).toBe('Berätta först.');
    expect(read(f.mustTick(), 'yes')).toBe(true);
  });

  it.each([
    ['0', 0],
    ['8', 8],
    ['10', 10],
    [' 7 ', 7],
    ['11', 'Välj ett tal från 0 till 10.'],
    ['-1', 'Välj ett tal från 0 till 10.'],
    ['7.5', 'Välj ett tal från 0 till 10.'],
    ['', 'Välj ett tal från 0 till 10.'],
    ['08', 'Välj ett tal från 0 till 10.'],
  ])('scale: %j is %j', (typed, expected) => {
    expect(read(f.scale0to10(), typed)).toBe(expected);
  });
  it('scale in words of its own, or left out', () => {
    expect(read(f.scale0to10({ missing: 'Välj hur rädd hon är.' }), '')).toBe('Välj hur rädd hon är.');
    expect(read(f.optional(f.scale0to10()), '')).toBeUndefined();
    expect(read(f.optional(f.scale0to10()), '11')).toBe('Välj ett tal från 0 till 10.');
  });
});

describe('ids and numbers', () => {
  const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
  it('ids', () => {
    expect(read(f.uuid<FileId>(), id.toUpperCase())).toBe(id);
    expect(read(f.uuid<FileId>(), 'x')).toBe('Något i sidan har blivit fel. Ladda om den och försök igen.');
    expect(read(f.uuid<FileId>({ missing: 'Välj vem.' }), '')).toBe('Välj vem.');
    expect(read(f.uuid<FileId>(), '')).toBe('Välj ett alternativ.');
    expect(read(f.uuid<FileId>({ missing: 'Välj vem.' }), 'x')).toMatch(/^Något i sidan/);
  });

  it('personal numbers, and never in a message', () => {
    expect(String(read(f.personalNumberOrNothing({ today }), '20180102-2383'))).toBe('[personal number]');
    expect(read(f.personalNumberOrNothing({ today }), '')).toBeUndefined();
    expect(read(f.personalNumberOrNothing({ today }), '20180102-2384')).toBe(
      'Personnumret stämmer inte. Kontrollera siffrorna.',
    );
    expect(read(f.personalNumber({ today }), '')).toBe('Skriv ett personnummer.');
  });

  it('telephone numbers', () => {
    expect(String(read(f.phoneNumber(), '0701740605'))).toBe('[phone number]');
    expect(read(f.phoneNumberOrNothing(), '')).toBeUndefined();
    expect(read(f.phoneNumberOrNothing(), 'grannen')).toMatch(/^Skriv bara telefonnumret/);
  });
});

describe('rows', () => {
  const schema = z.object({
    people: f.rows(z.object({ name: f.text({ max: 5 }) }), { atLeastOne: true, missing: 'Skriv minst en.' }),
  });
  it.each([
    [{}, { people: 'Skriv minst en.' }],
    [{ people: 'x' }, { people: 'Skriv minst en.' }],
    [{ 'people[0].name': '123456' }, { 'people[0].name': 'Skriv högst 5 tecken. Nu är det 6.' }],
    [{ 'people[0].name': ' ', 'people[3].name': '123456' }, { 'people[3].name': 'Skriv högst 5 tecken. Nu är det 6.' }],
  ])('%j', (body, errors) => {
    const result = parseForm(schema, body, 'sv');
    expect(result.ok || result.form.errors).toEqual(errors);
  });

  it('may hold rows of their own', () => {
    const nested = z.object({
      a: f.rows(z.object({ name: f.optionalText({ max: 5 }), b: f.rows(z.object({ n: f.text({ max: 1 }) })) })),
    });
    const body = { 'a[1].b[2].n': 'xx', 'a[1].b[0].n': ' ', 'a[0].name': '' };
    const result = parseForm(nested, body, 'sv');
    expect(result.ok || result.form.errors).toEqual({ 'a[1].b[2].n': 'Skriv högst 1 tecken. Nu är det 2.' });
  });
});
