import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { openSharedKeys } from '../../src/platform/database/wrapped-keys.ts';
import { openMunicipalityKey } from '../../src/platform/sealing/municipality-key.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { commandProcess } from '../support/samgrepp.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What is told of a disposal before it is carried out: its last day, and what the next run would do.

const list = '/organisation/gallring';
const name = 'Majken Prov';
const folder = mkdtempSync(join(tmpdir(), 'samgrepp-ahead-'));
const secrets = join(folder, 'secrets');
let town: Town;
let served: Served;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  for (const made of [secrets, join(folder, 'home')]) mkdirSync(made, { mode: 0o700 });
  const key = `samgrepp municipality key, version 1\n${Buffer.alloc(32, 7).toString('base64')}\n`;
  writeFileSync(join(secrets, 'municipality.key'), key, { mode: 0o600 });
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
  await town.close();
});

const visitor = async (staffId: Town['staff'][keyof Town['staff']]) => new Visitor(served, await town.signIn(staffId));
const at = (moment: string) => Temporal.ZonedDateTime.from(`${moment}[Europe/Stockholm]`).toInstant();
const referenceOf = async ({ id }: MadeFile) =>
  (await town.look<{ reference: string }>('select reference from authz.file where id = $1', [id]))[0]?.reference ?? '';

/** Closed on the day on which it was made. */
async function closedOn(day: string): Promise<MadeFile> {
  await town.setClock(at(`${day}T09:00`));
  const closing = newId();
  let wayBack: Buffer | undefined;
  const file = await aFile(town)
    .with(tellsOf({ part: 'self', name }))
    .with(async (_, { vault }) => {
      wayBack = vault.seal(`closing.way_back:${closing}`, 'Ring mottaget.');
    })
    .withNote('Hon bor hos sin syster.')
    .made();
  await town.look(
    `insert into data.closing (id, file_id, section_id, reason, ready, way_back, substitute_id, help_line, follow_up, closed_at, closed_by)
     values ($1, $2, $3, 'goalReached', 'ready', $5, $4, 'x', 'declined', authz.now(), $4)`,
    [closing, file.id, file.sections.plan, town.staff.caseOfficer, wayBack],
  );
  return file;
}

async function decided(file: MadeFile): Promise<void> {
  const [leader, manager] = [await visitor(town.staff.teamLeader), await visitor(town.staff.manager)];
  const asked = await leader.post(list, { _form: newId(), file: file.id, checked: 'yes' });
  const [row] = await town.look<{ id: string }>(
    'select id from data.disposal where file_id = $1 and withdrawn_at is null',
    [file.id],
  );
  const confirmed = await manager.post(`${list}/${row?.id}/bekrafta`, { _form: newId() });
  expect([asked.status, confirmed.status]).toEqual([303, 303]);
}

/** Every row that there is, as one sum a table. */
async function everything(): Promise<Record<string, string>> {
  const tables = await town.look<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r'
       and relnamespace::regnamespace::text in ('authz', 'data', 'audit', 'graphile_worker') order by 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name: table } of tables) {
    const [row] = await town.look<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') as sum from ${table} t`,
    );
    sums[table] = row?.sum ?? '';
  }
  return sums;
}

const dispose = (...args: string[]) =>
  commandProcess('src/dispose.ts', args, {
    ...{ DATABASE_URL: town.adminUrl, SECRETS_DIR: secrets, ARCHIVE_DIR: join(folder, 'archive') },
    ...{ DATA_DIR: join(folder, 'data'), HOME: join(folder, 'home') },
  }).ended;

it('a file is told of as its last day comes near, and as late when that has been; what is to be done first stands first', async () => {
  const [first, next] = [await closedOn('2027-03-01'), await closedOn('2028-03-01')];
  const told = async (day: string, { id }: MadeFile) => {
    await town.setClock(at(`${day}T09:00`));
    const page = await (await (await visitor(town.staff.teamLeader)).get(list)).text();
    expect(page).toContain(`value="${id}"`);
    return page.slice(page.indexOf(`value="${id}"`)).split('</div>')[0] ?? '';
  };
  expect(await told('2033-10-01', first)).not.toContain('mark-');
  const near = await told('2033-10-02', first);
  expect(near).toMatch(/mark-today[\s\S]*Sista dagen är nära/);
  expect(near).toContain('Senast lör 31 dec');
  expect(near).not.toContain('Sista dagen var');
  const late = await told('2034-01-01', first);
  expect(late).toMatch(/mark-breach[\s\S]*Försenad[\s\S]*Sista dagen var lör 31 dec/);
  expect(await told('2034-01-01', next)).not.toContain('mark-');
  const page = await (await (await visitor(town.staff.teamLeader)).get(list)).text();
  expect(page.indexOf(`value="${first.id}"`)).toBeLessThan(page.indexOf(`value="${next.id}"`));
});

it('a dry run says by reference and number what would be destroyed, handed over and left, and changes nothing', async () => {
  const [destroyed, kept, held] = [
    await closedOn('2027-05-01'),
    await closedOn('2027-05-02'),
    await closedOn('2027-05-03'),
  ];
  await town.look(
    `insert into data.retention_mark (id, file_id, section_id, kind, at, by_id) values ($1, $2, $3, 'placement', authz.now(), $4)`,
    [newId(), kept.id, kept.sections.plan, town.staff.caseOfficer],
  );
  await town.look(
    `insert into data.unnamed_advice (id, unit_id, channel, for_whom, advised, child_concern, danger, terms_told, given_at, given_by)
     select gen_random_uuid(), $1, 'call', 'subjected', '{listened}', 'none', 'none', 'told', authz.now() + n * interval '1 day', $2
     from (values (0), (1), (4000)) as x (n)`,
    [town.units.intake, town.staff.dutyOfficer],
  );
  await town.setClock(at('2033-03-02T09:00'));
  for (const file of [destroyed, kept, held]) await decided(file);
  await town.look(
    `insert into data.disposal_hold (id, file_id, kind, words, think_again_on, set_at, set_by) values ($1, $2, 'court', '\\x01', '2099-01-01', authz.now(), $3)`,
    [newId(), held.id, town.staff.manager],
  );
  // As a server that has begun leaves it.
  await openSharedKeys(town.adminUrl, (await openMunicipalityKey(secrets, async () => true)).keys);
  const before = await everything();
  const { code, out, error } = await dispose('--dry-run');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(await everything()).toEqual(before);
  const [gone, handed, stays] = [await referenceOf(destroyed), await referenceOf(kept), await referenceOf(held)];
  expect(out).toContain('Nothing was changed.');
  expect(out).toContain(`\nDestroyed: 1 (${gone}).\n`);
  expect(out).toContain(`and destroyed here: 1 (${handed}).\n`);
  expect(out).toContain(`goes in the same run: 1 (${stays}).\n`);
  expect(out).toContain('older than two years, destroyed: 2.\n');
  // What would stop the real run is told too.
  expect(out).toContain('the archive has no key yet');
  for (const word of name.split(' ')) expect(out).not.toContain(word);

  const wrong = await dispose('--dry-run', 'more');
  expect([wrong.code, wrong.error.includes('npm run dispose -- --dry-run')]).toEqual([1, true]);

  // And that is what it does.
  expect(await dispose('--new-key', join(folder, 'stick', 'archive.key'))).toMatchObject({ code: 0 });
  const done = await dispose();
  expect({ code: done.code, error: done.error }).toEqual({ code: 0, error: '' });
  expect(done.out).toContain(`Destroyed: ${gone}.`);
  expect(done.out).toContain(`and destroyed here: ${handed}.`);
  expect(done.out).toContain('older than two years, destroyed: 2.');
  expect(done.out).toContain(`left as they are: ${stays}.`);
  expect(await everything()).not.toEqual(before);
  expect((await dispose('--dry-run')).out).toMatch(/\nDestroyed: 0\./);
});
