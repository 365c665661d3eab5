import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTown, type Town } from '../builders/index.ts';
import { Investigations } from '../support/investigations.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, type Visitor } from '../support/visitor.ts';

// An investigation from what came in to what is signed (SoL 14:2; voices V24, V48).

let town: Town;
let served: Served;
let work: Investigations;
let officer: Visitor;
let at = '';
const read = async (who: Visitor, path: string) => (await who.get(path)).text();
const running = (rule: string) =>
  town.look(
    'select 1 from data.running_clock where file_id = $1 and rule = $2 and met_at is null and ended_at is null',
    [work.file.id, rule],
  );

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  work = await Investigations.begin(town, served);
  officer = work.officer;
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('is opened or not by whoever the board has given that to, and says who otherwise', async () => {
  const page = await read(officer, work.path('/utredning'));
  expect(page).toContain('Ingen utredning är gjord');
  const not = await work.send(officer, work.path('/utredning'), { outcome: 'notOpen', motive: 'Hon vill inte.' });
  const words = await not.text();
  expect([not.status, words.includes('Du har inte delegation för att inte inleda utredning')]).toEqual([422, true]);
  expect([words.includes('Karin Norén'), words.includes('Hon vill inte.')]).toEqual([true, true]);
  expect((await work.send(officer, work.path('/utredning'), { outcome: 'open' })).status).toBe(422);
  at = await work.opened();
  expect(at).toMatch(/\/utredning\/[0-9a-f-]{36}$/);
  expect(await running('adultInvestigation')).toHaveLength(1);
  const again = await work.send(officer, work.path('/utredning'), { outcome: 'open', motive: 'Nytt.' });
  expect([again.status, (await again.text()).includes('pågår redan')]).toEqual([422, true]);
  expect(await read(officer, work.path(''))).toContain('/utredning');
});

it('asks for every child, for the risk and for what stands behind it, before anybody signs', async () => {
  const html = await read(officer, at);
  expect(html).toContain('Barnkonsekvensanalys: Nova');
  expect(html).toContain('Barnkonsekvensanalys: Sam');
  expect(html).toContain('Den andra föräldern kontaktas aldrig');
  expect(html).toContain('Ingen skyddsbedömning är gjord i akten');
  expect((await work.write(at, 'k', 'Barnets röst hör till barnets utredning.')).status).toBe(404);
  await work.written(at);
  const leader = await work.as(town.staff.teamLeader, 'Granskar.');
  const gaps = await work.send(leader, `${at}/signera`);
  expect([gaps.status, (await gaps.text()).includes('Alla delar måste vara skrivna')]).toEqual([422, true]);
  await work.assessed();
  await work.send(officer, `${at}/ensam`, { alone: 'yes' });
  // How protected she is tonight doesn't say what can come: the risk is assessed, or it is said why not.
  expect(await read(officer, at)).toContain('Ingen riskbedömning är gjord.');
  expect((await work.send(leader, `${at}/signera`)).status).toBe(422);
  expect((await work.send(officer, `${at}/skal`, { words: '' })).status).toBe(422);
  for (const who of [town.staff.outsider, town.staff.therapist])
    expect((await work.riskReasoned(at, await work.as(who))).status).toBe(404);
  expect((await work.riskReasoned(at)).status).toBe(303);
  expect(await read(officer, at)).toContain('Alla delar är skrivna');
});

it('saves while two write: neither is lost, and what stood before is kept', async () => {
  const saved = await officer.post(
    `${at}/del/a`,
    { text: 'Min text.', version: '1.a1b2c3d4' },
    { accept: 'application/json' },
  );
  expect([saved.status, await saved.json()]).toMatchObject([200, { version: '2.a1b2c3d4' }]);
  const leader = await work.as(town.staff.teamLeader, 'Läser.');
  const other = await work.write(at, 'a', 'Ledarens text.', '1.bbbbbbbb', leader);
  const shown = await other.text();
  expect([other.status, shown.includes('Min text.'), shown.includes('Ledarens text.')]).toEqual([409, true, true]);
  expect((await work.write(at, 'a', 'Ledarens text.', '2.bbbbbbbb', leader)).status).toBe(303);
  const late = await officer.post(
    `${at}/del/a`,
    { text: 'Min igen.', version: '2.a1b2c3d4' },
    { accept: 'application/json' },
  );
  expect([late.status, await late.json()]).toMatchObject([409, { by: 'Karin Norén', text: 'Ledarens text.' }]);
  expect(await read(officer, `${at}/del/a`)).toContain('Min text.');
  expect((await work.write(at, 'a', 'x'.repeat(30_001), '3.a1b2c3d4')).status).toBe(422);
  const [row] = await town.look<{ body: Buffer }>('select body from data.investigation_part limit 1');
  expect(row?.body.toString('latin1')).not.toContain('text');
});

it('is handed in, commented on, given back and signed; then nobody changes it', async () => {
  const wrong = await work.send(officer, `${at}/granska`, { of: town.staff.therapist });
  expect([wrong.status, (await wrong.text()).includes('Karin Norén')]).toEqual([422, true]);
  expect((await work.send(officer, `${at}/granska`, { of: town.staff.teamLeader })).status).toBe(303);
  const leading = await town.signIn(town.staff.teamLeader);
  expect(await town.ask(leading, 'select kind from data.alert')).toEqual([{ kind: 'reviewAsked' }]);
  const leader = await work.as(town.staff.teamLeader, 'Granskar.');
  expect((await work.send(leader, `${at}/del/b/kommentar`, { words: '' })).status).toBe(422);
  expect((await work.send(leader, `${at}/del/b/kommentar`, { words: 'Skriv vem som gör vad.' })).status).toBe(303);
  expect((await work.send(leader, `${at}/lamna-tillbaka`)).status).toBe(303);
  // Done by whatever way she came to it: it waits on nobody's day any more.
  expect(await town.ask(leading, 'select kind from data.alert where seen_at is null')).toEqual([]);
  const html = await read(officer, at);
  expect([html.includes('Skriv vem som gör vad.'), html.includes('1 kommentar')]).toEqual([true, true]);
  const open = await work.send(leader, `${at}/signera`);
  expect([open.status, (await open.text()).includes('1 kommentar är inte åtgärdad')]).toEqual([422, true]);
  const mine = await work.send(officer, `${at}/signera`);
  expect([mine.status, (await mine.text()).includes('Du har inte delegation för att skriva under')]).toEqual([
    422,
    true,
  ]);
  await work.write(at, 'b', 'Rolf slår Elin.', '1.a1b2c3d4');
  const comment = /\/kommentar\/[0-9a-f-]+/.exec(html)?.[0] ?? '';
  expect((await work.send(officer, at + comment)).status).toBe(303);
  expect((await work.send(leader, `${at}/signera`)).status).toBe(303);
  expect((await work.write(at, 'b', 'Ändrat efteråt.', '2.a1b2c3d4')).status).toBe(409);
  expect(await read(officer, at)).toContain('Rolf slår Elin.');
  const session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, work.file.id);
  for (const text of [
    `update data.investigation_part set body = '\\x01', saved_by = authz.me()`,
    `update data.investigation set signed_by = null, signed_at = null where state = 'signed'`,
    `update data.investigation set state = 'ended', risk_reason = '\\x01' where state = 'signed'`,
  ])
    await expect(town.ask(session, text)).rejects.toMatchObject({ code: 'SG006' });
  await expectRefused(
    town.ask(
      session,
      `insert into data.investigation_comment (id, file_id, section_id, investigation_id, part, words, by_id, at)
      select gen_random_uuid(), file_id, section_id, id, 'known', '\\x01', $1, now() from data.investigation`,
      [town.staff.teamLeader],
    ),
    'SG006',
  );
});

it('is nowhere for one who has no ground, nor in another file', async () => {
  const outsider = await work.as(town.staff.outsider);
  for (const path of [work.path('/utredning'), at, `${at}/del/a`]) expect((await outsider.get(path)).status).toBe(404);
  expect((await work.send(outsider, `${at}/signera`)).status).toBe(404);
  const therapist = await work.as(town.staff.therapist);
  expect((await therapist.get(at)).status).toBe(404);
});
