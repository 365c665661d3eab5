import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createFile } from '../../src/access/index.ts';
import { type FileId, newId, type StaffId, type UnitId } from '../../src/kernel/ids.ts';
import { connect } from '../../src/platform/database/database.ts';
import { withActor } from '../../src/platform/database/with-actor.ts';
import { Keyring } from '../../src/platform/sealing/keyring.ts';
import { openMunicipalityKey } from '../../src/platform/sealing/municipality-key.ts';
import { signIn } from '../builders/session.ts';
import { ask, makeHome, postgresOf, type Samgrepp, startSamgrepp } from '../support/samgrepp.ts';

const home = makeHome();
const started: Samgrepp[] = [];
const start = () => {
  const samgrepp = startSamgrepp(home);
  started.push(samgrepp);
  return samgrepp;
};
afterAll(async () => {
  for (const samgrepp of started) {
    samgrepp.process.kill('SIGTERM');
    await samgrepp.ended;
  }
  home.remove();
});

/** A file of a case officer of the demo, made as pages make it, and her way in. */
async function aFileToWriteIn(): Promise<{ file: FileId; token: string }> {
  const [officer] = (await ask(
    postgresOf(home).url('postgres'),
    `select staff_id, unit_id from authz.role_assignment where role = 'caseOfficer' and valid_to is null limit 1`,
  )) as { staff_id: StaffId; unit_id: UnitId }[];
  if (!officer) throw new Error('A demo without a case officer');
  const database = connect((role) => postgresOf(home).url(role), { size: 1 });
  try {
    const { keys } = await openMunicipalityKey(home.secrets, async () => true);
    const { token } = await signIn(database, officer.staff_id);
    const file = await withActor(database, token, ({ sql, now }) =>
      createFile(sql, new Keyring(keys), {
        kind: 'person',
        unitId: officer.unit_id,
        function: 'responsible',
        protection: 'none',
        now,
      }),
    );
    return { file: file.id, token };
  } finally {
    await database.close();
  }
}

test('what was shown as saved is there after everything was killed at once', async () => {
  const first = start();
  const address = await first.address;
  const { file, token } = await aFileToWriteIn();
  const note = newId();
  const headers = { cookie: `session=${token}`, origin: address, accept: 'application/json' };
  const text = 'Elin berättar att Mikael slog henne med knuten hand.';
  const save = (version: string, words: string) =>
    fetch(`${address}/akt/${file}/anteckning/${note}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ text: words, version }),
    });
  expect(await (await save('0.a1b2c3d4', 'Elin')).json()).toMatchObject({ version: '1.a1b2c3d4' });
  const saved = await save('1.a1b2c3d4', text);
  expect(await saved.json()).toMatchObject({ savedAt: expect.stringMatching(/^\d\d\.\d\d$/) });

  const { pid } = postgresOf(home);
  first.process.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await first.ended;

  // Nothing of it lies readable on the disk either.
  const wal = join(home.data, 'postgres', 'pg_wal');
  for (const name of readdirSync(wal).filter((one) => /^[0-9A-F]{24}$/.test(one)))
    expect(readFileSync(join(wal, name)).includes('knuten hand')).toBe(false);

  const again = await start().address;
  const page = await fetch(`${again}/akt/${file}/anteckning/${note}`, { headers: { cookie: `session=${token}` } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(text);
}, 180_000);
