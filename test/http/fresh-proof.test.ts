import { afterAll, beforeAll, expect, it } from 'vitest';
import { staffRoutes } from '../../src/app.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Session, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What can't be called back asks once more who it is: whoever sits down at an open screen gets no further.

let town: Town;
let served: Served;
beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const provedBefore = (session: Session, minutes: number) =>
  town.look(
    `update authz.session set proved_at = authz.now() - $2 * interval '1 minute' where token_hash = sha256(convert_to($1, 'UTF8'))`,
    [session.token, minutes],
  );
const rolesOf = (staff: string) =>
  town.look(`select role from authz.role_assignment where staff_id = $1 and role = 'therapist'`, [staff]);
const role = () => ({ _form: newId(), role: 'therapist', unit: town.units.intake, 'until.day': '' });
const path = () => `/organisation/personal/${town.staff.outsider}/roll`;

it('is asked for by whatever gives somebody a role, a seat or a way in, shows a place, or hands something out', () => {
  const asking = staffRoutes.filter((route) => route.proof === 'fresh').map((route) => route.audit);
  expect(asking.toSorted()).toEqual([
    'certificate.issued',
    'certificate.printed',
    'decision.printed',
    'delegation.setAsked',
    'disposal.confirmAsked',
    'disposal.holdEndAsked',
    'disposal.proposeAsked',
    'disposal.selectionSet',
    'emergency.opened',
    'file.printed',
    'file.printed',
    'group.seatAsked',
    'guardian.unblocked',
    'instrument.useChanged',
    'letter.printed',
    'letter.signAsked',
    'level.decided',
    'link.confirmAsked',
    'location.given',
    'location.shown',
    'note.printed',
    'note.printed',
    'note.printed',
    'note.printed',
    'plan.participationPrinted',
    'plan.participationStated',
    'protection.paperMade',
    'protection.paperPrinted',
    'provisions.switched',
    'reading.printed',
    'reading.signAsked',
    'register.printed',
    'relation.numberSet',
    'role.giveAsked',
    'settings.saved',
    'staff.inviteAsked',
  ]);
});

it('lets one pass whose proof is ten minutes old, and asks one whose is older', async () => {
  const session = await town.signIn(town.staff.administrator);
  const administrator = new Visitor(served, session);
  await provedBefore(session, 11);
  const asked = await administrator.post(path(), role());
  expect(asked.status).toBe(401);
  const shown = await asked.text();
  expect(shown).toContain('Visa att det är du');
  expect(shown).toContain('value="therapist"');
  expect(await rolesOf(town.staff.outsider)).toHaveLength(0);
  await provedBefore(session, 9);
  expect((await administrator.post(path(), role())).status).toBe(303);
  expect(await rolesOf(town.staff.outsider)).toHaveLength(1);
});

it('sends the waiting form on once the proof is there, under a new token', async () => {
  const session = await town.signIn(town.staff.administrator);
  const administrator = new Visitor(served, session);
  await provedBefore(session, 60);
  const before = administrator.cookies.get('session');
  const sentOn = await administrator.post(`/visa-dig/demo?igen=${encodeURIComponent(path())}`, role());
  expect(sentOn.status).toBe(307); // the browser sends the same form again
  expect(sentOn.headers.get('location')).toBe(path());
  expect(administrator.cookies.get('session')).not.toBe(before);
  expect((await administrator.post(path(), role())).status).toBe(303);
  // The old token, which somebody may have copied, is nobody now.
  expect((await new Visitor(served, session).get('/min-dag')).status).toBe(303);
  const elsewhere = await administrator.post('/visa-dig/demo?igen=//example.org/', {});
  expect(elsewhere.headers.get('location')).toBe('/min-dag');
});

it('is given to nobody without a passkey outside the demo, nor to one who is locked or signed out', async () => {
  const session = await town.signIn(town.staff.administrator);
  const outside = new Visitor(serve(town, { demoDoor: false }), session);
  expect((await outside.post('/visa-dig/demo?till=/min-dag')).status).toBe(404);
  expect((await outside.post('/visa-dig')).status).toBe(422);
  expect((await outside.postJson('/visa-dig/borja', {})).status).toBe(200);
  expect((await new Visitor(served).postJson('/visa-dig/borja', {})).status).not.toBe(200);
  await outside.post('/las');
  const locked = new Visitor(served);
  for (const [name, value] of outside.cookies) locked.cookies.set(name, value);
  expect((await locked.post('/visa-dig/demo?till=/min-dag')).status).toBe(404);
});

it('asks after it has refused: one who may not learns nothing from being asked', async () => {
  const session = await town.signIn(town.staff.caseOfficer);
  await provedBefore(session, 60);
  expect((await new Visitor(served, session).post(path(), role())).status).toBe(404);
});

it('asks before a file is printed, with the reason too, and prints nothing meanwhile', async () => {
  const file = await aFile(town).made();
  const session = await town.signIn(town.staff.caseOfficer);
  const officer = new Visitor(served, session);
  const sheet = `/akt/${file.id}/utskrift`;
  await officer.get(`/akt/${file.id}`);
  await provedBefore(session, 11);
  const asked = await (await officer.get(sheet)).text();
  expect([asked.includes('Visa att det är du'), asked.includes('Sammanfattning')]).toEqual([true, false]);
  const waiting = await officer.post(sheet, { _form: newId(), reason: 'Möte hos polisen' });
  expect([waiting.status, (await waiting.text()).includes('value="Möte hos polisen"')]).toEqual([401, true]);
  await provedBefore(session, 9);
  expect(await (await officer.get(sheet)).text()).toContain('Sammanfattning');
});
