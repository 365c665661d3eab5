import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSentence, makeHome, startSamgrepp } from '../support/samgrepp.ts';

const home = makeHome();
afterAll(() => home.remove());

function mount(size: string): boolean {
  mkdirSync(home.data, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', home.data]).status === 0;
}
const unmount = () => spawnSync('umount', [home.data]).status === 0;

// A small disk can be made by root only, and not in every container.
const possible = mount('1m') && unmount();

describe.runIf(possible)('a disk with too little room', () => {
  beforeAll(() => mount('60m'));
  afterAll(() => unmount());

  test('is named with what is needed, and nothing is begun on it', async () => {
    const end = await startSamgrepp(home).ended;
    expect({ code: end.code, sentence: isSentence(end.error) }, end.error).toEqual({ code: 1, sentence: true });
    expect(end.error).toMatch(/has \d+ MB left and the database needs at least 200/);
    expect(readdirSync(home.data)).toEqual([]);
  });
});
