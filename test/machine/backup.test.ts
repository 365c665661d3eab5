import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, isSentence, makeHome, postgresOf, postgresOn, runCommand, startSamgrepp } from '../support/samgrepp.ts';

// The commands as an operator runs them. What is in the files is tried by test/attack/backup.attack.ts.

const home = makeHome();
const stick = join(home.folder, 'stick');
const settings = { BACKUP_DIR: join(home.folder, 'backups'), DEMO: '0' };
const withKey = { ...settings, BACKUP_KEY: join(stick, 'backup.key') };
const run = (entry: 'backup' | 'restore', args: string[], environment: Record<string, string> = withKey) =>
  runCommand(home, `src/${entry}.ts`, args, environment);
let address: string;
const samgrepp = startSamgrepp(home, settings);

beforeAll(async () => {
  mkdirSync(stick);
  address = await samgrepp.address;
});
afterAll(async () => {
  samgrepp.process.kill('SIGTERM');
  await samgrepp.ended;
  home.remove();
});

async function refusal(
  entry: 'backup' | 'restore',
  args: string[],
  environment?: Record<string, string>,
): Promise<string> {
  const end = await run(entry, args, environment);
  expect({ code: end.code, sentence: isSentence(end.error) }, end.error + end.out).toEqual({ code: 1, sentence: true });
  return end.error;
}

const backups = () => readdirSync(settings.BACKUP_DIR).map((name) => join(settings.BACKUP_DIR, name));

test('a backup needs a key that is kept elsewhere', async () => {
  expect(await refusal('backup', [])).toContain('There is no backup key yet');
  expect(await refusal('backup', ['--new-key', join(home.secrets, 'backup.key')])).toContain(
    'name a file on another disk',
  );
  const made = await run('backup', ['--new-key', withKey.BACKUP_KEY]);
  expect(made).toMatchObject({ code: 0, error: '' });
  expect(await refusal('backup', ['--new-key', withKey.BACKUP_KEY])).toContain('is there already');
  const kept = readFileSync(withKey.BACKUP_KEY, 'utf8').split('\n')[1] ?? '';
  for (const name of readdirSync(home.secrets))
    expect(readFileSync(join(home.secrets, name), 'utf8')).not.toContain(kept);
});

test('it is taken while Samgrepp runs, tried, and restored beside it', async () => {
  const taken = await run('backup', [], settings);
  expect(taken, taken.error).toMatchObject({ code: 0, error: '' });
  expect((await fetch(`${address}/finns-inte`)).status).toBe(404);
  const [file = ''] = backups();
  expect(file).toMatch(/\/backup-\d{8}T\d{6}\.\d{3}Z$/);

  const checked = await run('restore', ['--check', file]);
  expect(checked.error).toBe('');
  expect(checked.out).toMatch(/is whole: \d+ tables, \d+ rows, .*Nothing was kept\.\n$/);

  const elsewhere = { ...withKey, DATA_DIR: join(home.folder, 'new') };
  const restored = await run('restore', [file], elsewhere);
  expect(restored.error).toBe('');
  expect(restored.out).toContain('Restored the backup of');
  expect(postgresOn(elsewhere.DATA_DIR)).toEqual([]);
  expect(await refusal('restore', [file], elsewhere)).toContain('never writes over what is there');
  const again = startSamgrepp(home, { ...settings, DATA_DIR: elsewhere.DATA_DIR });
  await again.address;
  again.process.kill('SIGTERM');
  expect(await again.ended).toMatchObject({ code: 0, error: '' });
});

test('a file that is cut off, a lost key and another file are said in a sentence, and nothing is made', async () => {
  const [file = ''] = backups();
  const elsewhere = { ...withKey, DATA_DIR: join(home.folder, 'never') };
  const cut = join(home.folder, 'cut');
  writeFileSync(cut, readFileSync(file).subarray(0, -1));
  expect(await refusal('restore', [cut], elsewhere)).toContain('is cut off or was changed');
  expect(await refusal('restore', [withKey.BACKUP_KEY], elsewhere)).toContain('This is not a backup');
  expect(await refusal('restore', [file], { ...elsewhere, BACKUP_KEY: '' })).toContain('write BACKUP_KEY');
  expect(await refusal('restore', [join(home.folder, 'gone')], elsewhere)).toContain("can't be read");
  expect(await refusal('restore', [], elsewhere)).toContain('npm run restore -- FILE');
  chmodSync(withKey.BACKUP_KEY, 0o644);
  expect(await refusal('restore', [file], elsewhere)).toContain('chmod 600');
  chmodSync(withKey.BACKUP_KEY, 0o600);
  expect(readdirSync(home.folder)).not.toContain('never');
  expect(await ask(postgresOf(home).url('postgres'), 'select authz.instance_kind() as kind')).toEqual([
    { kind: 'live' },
  ]);
});
