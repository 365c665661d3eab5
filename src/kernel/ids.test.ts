import { describe, expect, expectTypeOf, it } from 'vitest';
import { type FileId, newId, parseId, type StaffId } from './ids.ts';

describe('ids', () => {
  it('are random, version 4 and read back', () => {
    const seen = new Set(Array.from({ length: 1000 }, () => newId<FileId>()));
    expect(seen.size).toBe(1000);
    for (const id of seen) {
      expect(id[14]).toBe('4');
      expect(parseId<FileId>(id)).toEqual({ ok: true, value: id });
    }
  });

  it('do not stand in for each other', () => {
    expectTypeOf<FileId>().not.toEqualTypeOf<StaffId>();
    // @ts-expect-error: a file is not a member of staff
    const staff: StaffId = newId<FileId>();
    expect(staff).toBeTypeOf('string');
  });

  it('fold upper case, so that one thing has one id', () => {
    const id = newId<FileId>();
    expect(parseId(id.toUpperCase())).toEqual({ ok: true, value: id });
  });

  it.each([
    undefined,
    null,
    7,
    '',
    'abc',
    '00000000-0000-0000-0000-000000000000',
    '3f2504e0-4f89-41d3-9a0c-0305e82c330',
    '3f2504e0-4f89-41d3-9a0c-0305e82c33011',
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301' or 1=1",
    ' 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301\n',
    '3f2504e04f8941d39a0c0305e82c3301',
  ])('refuse %j', (text) => {
    expect(parseId(text)).toEqual({ ok: false, error: 'notAnId' });
  });
});
