import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keyedHash,
  keyName,
  newKey,
  SealBroken,
  sameHash,
  seal,
  unseal,
  unwrapKey,
  wrapKey,
  wrappedBy,
  wrapperOf,
} from './sealed.ts';

const key = newKey();
const field = 'note.body:3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const broken = (act: () => unknown) => expect(act).toThrow(SealBroken);

describe('a sealed value', () => {
  it('opens with its key and its field, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), fc.string({ minLength: 1 }), (plain, name) => {
        expect(unseal(key, name, seal(key, name, plain))).toBe(plain);
      }),
    );
  });

  it('has the format that is promised', () => {
    const sealed = seal(key, field, 'Ring inte.');
    expect(sealed[0]).toBe(1);
    expect(sealed.length).toBe(1 + 12 + Buffer.byteLength('Ring inte.') + 16);
    expect(sealed.includes('Ring')).toBe(false);
    expect(unseal(key, field, new Uint8Array(sealed))).toBe('Ring inte.');
  });

  it('never looks the same twice', () => {
    const nonces = new Set(Array.from({ length: 5_000 }, () => seal(key, field, '').subarray(1, 13).toString('hex')));
    expect(nonces.size).toBe(5_000);
  });

  it('does not open with another key or as another field', () => {
    const sealed = seal(key, field, 'Ring inte.');
    broken(() => unseal(newKey(), field, sealed));
    broken(() => unseal(key, field.replace('body', 'title'), sealed));
    broken(() => unseal(key, field.replace('3301', '3302'), sealed));
    broken(() => unseal(key, '', sealed));
    broken(() => unseal(Buffer.alloc(16), field, sealed));
  });

  it('does not open when any one bit is changed', () => {
    const sealed = seal(key, field, 'Ring inte.');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      broken(() => unseal(key, field, changed));
    }
  });

  it('does not open when cut or lengthened', () => {
    const sealed = seal(key, field, 'Ring inte.');
    for (let length = 0; length < sealed.length; length += 1)
      broken(() => unseal(key, field, sealed.subarray(0, length)));
    broken(() => unseal(key, field, Buffer.concat([sealed, Buffer.from([0])])));
  });

  it('tells nothing when it does not open', () => {
    try {
      unseal(newKey(), field, seal(key, field, 'Ring inte.'));
      expect.unreachable();
    } catch (error) {
      const shown = inspect(error, { showHidden: true, depth: 9 });
      expect(String(error)).toBe('SealBroken: A sealed value could not be opened');
      expect(error).not.toHaveProperty('cause');
      for (const secret of ['Ring', '3301', key.toString('hex')]) expect(shown).not.toContain(secret);
    }
  });

  it('is never made with a short key or without a field', () => {
    expect(() => seal(Buffer.alloc(16), field, 'x')).toThrow('A sealing key has 32 bytes');
    expect(() => seal(key, '', 'x')).toThrow('A sealed field needs a name');
  });
});

describe('a file key', () => {
  const municipality = newKey();
  const fileKey = newKey();
  const wrapped = wrapKey(municipality, 'file-1', fileKey);

  it('is unwrapped for its file alone', () => {
    expect(unwrapKey(municipality, 'file-1', wrapped).equals(fileKey)).toBe(true);
    broken(() => unwrapKey(municipality, 'file-2', wrapped));
    broken(() => unwrapKey(newKey(), 'file-1', wrapped));
    expect(wrapped.includes(fileKey)).toBe(false);
  });

  it('names the key that wraps it, and opens with no other that says so', () => {
    const other = newKey();
    expect(wrapperOf(wrapped)).toEqual(keyName(municipality));
    const renamed = Buffer.concat([wrappedBy(other), wrapped.subarray(9)]);
    broken(() => unwrapKey(municipality, 'file-1', renamed));
    broken(() => unwrapKey(other, 'file-1', renamed));
  });

  it('that was wrapped before keys had names opens still', () => {
    const before = wrapped.subarray(9);
    expect(wrapperOf(before)).toBeUndefined();
    expect(unwrapKey(municipality, 'file-1', before).equals(fileKey)).toBe(true);
  });

  it("is not sealed by the municipality's key itself", () => {
    broken(() => unseal(municipality, 'file.key:file-1', wrapped));
  });

  it('and the key that wraps it have full length', () => {
    expect(() => wrapKey(municipality, 'file-1', Buffer.alloc(16))).toThrow('A wrapped key has 32 bytes');
    expect(() => wrapKey(Buffer.alloc(31), 'file-1', fileKey)).toThrow("The municipality's key has 32 bytes");
    expect(() => keyedHash(Buffer.alloc(0), 'person.number', 'x')).toThrow("The municipality's key has 32 bytes");
  });
});

describe('a keyed hash', () => {
  const municipality = newKey();
  const hash = (value: string, domain = 'person.number', withKey = municipality) => keyedHash(withKey, domain, value);

  it('is the same for the same', () => {
    expect(hash('201801022383').equals(hash('201801022383'))).toBe(true);
    expect(hash('A\u030asa').equals(hash('Åsa'))).toBe(true);
    expect(hash('201801022383').length).toBe(32);
  });

  it('differs by value, domain and municipality', () => {
    const all = [hash('1'), hash('2'), hash('1', 'staff.number'), hash('1', 'person.number', newKey())].map((h) =>
      h.toString('hex'),
    );
    expect(new Set(all).size).toBe(4);
  });

  it('is compared in constant time', () => {
    expect(sameHash(hash('1'), hash('1'))).toBe(true);
    expect(sameHash(hash('1'), hash('2'))).toBe(false);
    expect(sameHash(hash('1'), hash('1').subarray(1))).toBe(false);
  });

  it('is fixed: a stored hash is found again by a later version', () => {
    expect(hash('201801022383', 'person.number', Buffer.alloc(32, 7)).toString('hex')).toBe(
      '09e5b0d5af50337381ce80008ad00e6b42a03c58af8c1d9feee4fc746c76aeaa',
    );
  });
});
