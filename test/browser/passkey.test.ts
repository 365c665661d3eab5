import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFirstAdministratorLink, newToken, tokenHash } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { connect } from '../../src/platform/database/database.ts';
import { Keyring } from '../../src/platform/sealing/keyring.ts';
import { aTown, type Town } from '../builders/index.ts';
import { newContext } from '../support/browser.ts';
import { createDatabase } from '../support/database.ts';
import { openSite, type Site } from '../support/site.ts';

let town: Town;
let site: Site;

beforeAll(async () => {
  town = await aTown();
  site = await openSite(town);
});
afterAll(async () => {
  await site.close();
  await town.close();
});

type Device = { page: Page; cdp: CDPSession; authenticatorId: string; blocked: string[] };

/** A computer with a finger reader, which knows whose finger it is. */
async function aDevice(): Promise<Device> {
  const context = await newContext();
  const page = await context.newPage();
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScript/i.test(message.text())) blocked.push(message.text());
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { page, cdp, authenticatorId, blocked };
}

const sessionOf = async ({ page }: Device): Promise<string> =>
  (await page.context().cookies()).find(({ name }) => name === 'session')?.value ?? '';

async function invited(staffId: Town['staff']['caseOfficer']): Promise<string> {
  const token = newToken();
  const administrator = await town.signIn(town.staff.administrator);
  await town.ask(administrator, 'select authz.invite($1, $2, $3)', [newId(), staffId, tokenHash(token)]);
  return `${site.origin}/nyckel/${token}`;
}

it('a colleague enrols by the link, locks, unlocks, signs out, and signs in again', async () => {
  const device = await aDevice();
  const { page } = device;
  const link = await invited(town.staff.caseOfficer);
  await page.goto(link);
  expect(await page.textContent('main')).toContain('En passkey är din nyckel hit');
  await page.getByRole('button', { name: 'Skapa passkey' }).click();
  await page.waitForURL('**/min-dag');
  expect(await page.textContent('header')).toContain('Amina Yusuf');

  await page.getByRole('button', { name: 'Lås' }).click();
  await page.waitForURL('**/last?*');
  expect(await page.textContent('body')).not.toContain('Amina');
  const before = await sessionOf(device);
  await page.getByRole('button', { name: 'Lås upp med passkey' }).click();
  await page.waitForURL('**/min-dag');
  expect(await sessionOf(device)).not.toBe(before);
  expect(
    (await town.act({ ...(await town.signIn(town.staff.auditor)), token: before }, async (tx) => tx)).entered.state,
  ).toBe('none');

  await page.locator('.account summary').click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.waitForURL('**/logga-in');
  expect(await sessionOf(device)).toBe('');
  await page.getByRole('button', { name: 'Logga in med passkey' }).click();
  await page.waitForURL('**/min-dag');
  expect(await page.textContent('header')).toContain('Amina Yusuf');
  expect(device.blocked).toEqual([]);

  const again = await page.goto(link);
  expect([again?.status(), await page.textContent('h1')]).toEqual([404, 'Länken gäller inte längre']);
  await page.context().close();
});

it("a device that does not check whose finger it is can't enrol, and the link is still good", async () => {
  const device = await aDevice();
  const { page, cdp, authenticatorId } = device;
  const link = await invited(town.staff.therapist);
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto(link);
  await page.getByRole('button', { name: 'Skapa passkey' }).click();
  await page.locator('[data-passkey-status]').filter({ hasText: 'Försök igen' }).waitFor();
  expect(await sessionOf(device)).toBe('');
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.getByRole('button', { name: 'Skapa passkey' }).click();
  await page.waitForURL('**/min-dag');
  await page.context().close();
});

it('a passkey that was stopped opens nothing', async () => {
  const device = await aDevice();
  const { page } = device;
  await page.goto(await invited(town.staff.outsider));
  await page.getByRole('button', { name: 'Skapa passkey' }).click();
  await page.waitForURL('**/min-dag');
  const administrator = await town.signIn(town.staff.administrator);
  await town.ask(administrator, 'select authz.end_passkeys($1)', [town.staff.outsider]);
  await page.goto(`${site.origin}/min-dag`);
  await page.waitForURL('**/logga-in');
  await page.getByRole('button', { name: 'Logga in med passkey' }).click();
  await page.locator('[data-passkey-status]').filter({ hasText: 'Det gick inte' }).waitFor();
  await page.goto(`${site.origin}/min-dag`);
  expect(new URL(page.url()).pathname).toBe('/logga-in');
  await page.context().close();
});

it("another person's passkey does not unlock", async () => {
  const device = await aDevice();
  const { page } = device;
  await page.goto(await invited(town.staff.manager));
  await page.getByRole('button', { name: 'Skapa passkey' }).click();
  await page.waitForURL('**/min-dag');
  const other = await town.signIn(town.staff.teamLeader);
  await town.ask(other, 'select authz.lock_session()');
  await page.context().addCookies([{ name: 'session', value: other.token, url: site.origin }]);
  await page.goto(`${site.origin}/last`);
  await page.getByRole('button', { name: 'Lås upp med passkey' }).click();
  await page.locator('[data-passkey-status]').filter({ hasText: 'Det gick inte' }).waitFor();
  expect((await town.act(other, async (tx) => tx)).entered.state).toBe('locked');
  await page.context().close();
});

it('the first administrator of an empty municipality enrols, and then nobody else by that way', async () => {
  const empty = await createDatabase();
  const database = connect(empty.urlFor);
  const fresh = await openSite({ database, keyring: new Keyring(Buffer.alloc(32, 1)) }, { demoDoor: false });
  try {
    const first = await createFirstAdministratorLink(database, fresh.origin);
    const second = await createFirstAdministratorLink(database, fresh.origin);
    const { page } = await aDevice();
    expect((await page.goto(first ?? ''))?.status()).toBe(404);
    await page.goto(second ?? '');
    await page.getByRole('button', { name: 'Skapa passkey' }).click();
    await page.waitForURL('**/min-dag');
    await page.goto(`${fresh.origin}/organisation/personal`);
    expect(await page.textContent('main')).toContain('Administratör');
    expect(await createFirstAdministratorLink(database, fresh.origin)).toBeUndefined();
    await page.context().close();
  } finally {
    await fresh.close();
    await database.close();
    await empty.drop();
  }
});

it('what can’t be called back asks for the passkey once more, and then sends the form that waited', async () => {
  const device = await aDevice();
  const { page } = device;
  await page.goto(await invited(town.staff.manager));
  await page.getByRole('button', { name: 'Skapa passkey' }).click();
  await page.waitForURL('**/min-dag');
  await town.look(
    `insert into authz.role_assignment (id, staff_id, unit_id, role, valid_from) values ($1, $2, $3, 'administrator', authz.now())`,
    [newId(), town.staff.manager, town.units.intake],
  );
  await page.goto(`${site.origin}/organisation/personal/${town.staff.outsider}`);
  await page.getByLabel('Roll', { exact: true }).selectOption('therapist');
  await page.getByLabel('Enhet', { exact: true }).selectOption(town.units.intake);
  await town.look(`update authz.session set proved_at = authz.now() - interval '1 hour' where staff_id = $1`, [
    town.staff.manager,
  ]);
  await page.getByRole('button', { name: 'Ge roll', exact: true }).click();
  await page.getByRole('heading', { name: 'Visa att det är du' }).waitFor();
  const held = 'select from authz.role_assignment where staff_id = $1 and role = $2';
  expect(await town.look(held, [town.staff.outsider, 'therapist'])).toHaveLength(0);
  await page.getByRole('button', { name: 'Visa med passkey' }).click();
  await page.waitForURL(`**/organisation/personal/${town.staff.outsider}`);
  expect(await town.look(held, [town.staff.outsider, 'therapist'])).toHaveLength(1);
  expect(device.blocked).toEqual([]);
  await page.context().close();
});

it('no page made a fault', () => expect(site.faults).toEqual([]));
