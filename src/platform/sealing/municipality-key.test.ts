import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMunicipalityKey } from './municipality-key.ts';

const empty = async () => false;
const inUse = async () => true;
let parent: string;
let secrets: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'samgrepp-key-test-'));
  chmodSync(parent, 0o755);
  secrets = join(parent, 'secrets');
});
afterEach(() => rmSync(parent, { recursive: true }));

describe("the municipality's key", () => {
  test('is made once, for its owner alone, and leaves the folder above as it was', async () => {
    const first = await openMunicipalityKey(secrets, empty);
    expect(first.made).toBe(true);
    expect(first.keys.current()).toHaveLength(32);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    expect(statSync(secrets).mode & 0o777).toBe(0o700);
    expect(statSync(parent).mode & 0o777).toBe(0o755);
    expect(readdirSync(secrets)).toEqual(['municipality.key']);

    const second = await openMunicipalityKey(secrets, inUse);
    expect(second.made).toBe(false);
    expect(second.keys.current().equals(first.keys.current())).toBe(true);
  });

  test('two starts at once get the same key', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => openMunicipalityKey(secrets, empty)));
    expect(new Set(keys.map((found) => found.keys.current().toString('hex'))).size).toBe(1);
  });

  test('is not replaced when it is missing and something is sealed', async () => {
    await expect(openMunicipalityKey(secrets, inUse)).rejects.toThrow('put the key back from its copy');
    expect(() => statSync(secrets)).toThrow();
  });

  test('is refused when others may read it', async () => {
    const { file } = await openMunicipalityKey(secrets, empty);
    chmodSync(file, 0o640);
    await expect(openMunicipalityKey(secrets, inUse)).rejects.toThrow(`chmod 600 ${file}`);
  });

  test.each([
    ['cut short', (text: string) => text.slice(0, -9)],
    ['another version', (text: string) => text.replace('version 1', 'version 2')],
    ['emptied', () => ''],
  ])('is refused when the file is %s, and left as it is', async (_name, damage) => {
    const { file } = await openMunicipalityKey(secrets, empty);
    const damaged = damage(readFileSync(file, 'utf8'));
    writeFileSync(file, damaged);
    await expect(openMunicipalityKey(secrets, empty)).rejects.toThrow('does not hold');
    expect(readFileSync(file, 'utf8')).toBe(damaged);
  });
});
