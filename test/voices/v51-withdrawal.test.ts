import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { inStockholm } from '../../src/kernel/instant.ts';
import { PersonalNumber } from '../../src/kernel/personal-number.ts';
import { aFile, aGroup, aTown, consentsTo, type MadeFile, type Session, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { must, send } from '../support/whole-contact.ts';

/** Played by a support worker whom she happens to tell, by the case officer who asks her, and by who could read until then. */
let town: Town;
let served: Served;
let file: MadeFile;
let officer: Visitor;
let session: Session;
let member: Visitor;
let told: Visitor;
const number = '199103132388';
const path = (tail: string) => `/akt/${file.id}${tail}`;
const read = async (visitor: Visitor, address: string) => (await visitor.get(address)).text();
const clocks = () =>
  town.look<{ owner: string; met: boolean }>(
    `select owner_id as owner, met_at is not null as met from data.running_clock where file_id = $1 and rule = 'withdrawalCheck' order by started_at`,
    [file.id],
  );

async function consents(unitId = town.units.incomeSupport): Promise<string> {
  const own = await town.open(session, file.id);
  if (!own) throw new Error('not opened');
  return consentsTo(town, session, own, { unitId, parts: ['protection', 'account'] });
}

beforeAll(async () => {
  town = await aTown();
  await town.delegates('disclosure', 'teamLeader');
  await town.delegates('disclosure', 'caseOfficer', 'onBackup');
  served = serve(town);
  await aGroup(
    town,
    { unitId: town.units.incomeSupport, staffId: town.staff.outsider },
    { unitId: town.units.childrenUnit, staffId: town.staff.childOfficer },
  );
  file = await aFile(town)
    .onDesk({ first: 'Elin', last: 'Strand' })
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, file.id);
  const parsed = PersonalNumber.parse(number, inStockholm(await town.now()).toPlainDate());
  if (!parsed.ok) throw new Error('a test number that is none');
  await town.ask(session, 'select authz.index_person($1, $2, true)', [file.id, town.keyring.personHash(parsed.value)]);
  officer = new Visitor(served, session);
  member = new Visitor(served, await town.signIn(town.staff.outsider));
  told = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('V51 a consent is withdrawn by word to anyone, with effect at once', () => {
  it('V51 the way there is near from every page, and needs no access to the file', async () => {
    for (const address of ['/min-dag', '/mottag', '/arenden', '/jour'])
      expect(await read(told, address), address).toContain('href="/aterkalla"');
    expect((await told.get(path(''))).status).toBe(404);
    const page = await read(told, '/aterkalla');
    expect(page).toContain('Den som ringer kan vara någon annan än den säger');
    expect(page).toContain('Är personen i fara nu?');
  });

  it('V51 told to somebody else, it ends what was open; the team hears the words, and asks her by her safe way', async () => {
    await consents();
    expect((await member.get(path(''))).status).toBe(200);
    await must(told, '/aterkalla', {
      number,
      receiver: 'all',
      how: 'phone',
      by: 'self',
      words: 'Jag vill inte att socialbidraget läser om mig.',
    });
    expect((await member.get(path(''))).status).toBe(404);
    expect(await read(told, '/min-dag')).not.toContain('Ett samtycke är återkallat');
    expect(await read(officer, '/min-dag')).toContain('Ett samtycke är återkallat');
    const list = await read(officer, path('/samtycken'));
    for (const words of ['Jag vill inte att socialbidraget läser om mig.', 'Sara Lindqvist', path('/saker-kontakt')])
      expect(list).toContain(words);
    expect(await clocks()).toEqual([{ owner: town.staff.caseOfficer, met: false }]);
    const kept = await town.look<{ words: Buffer }>('select words from data.withdrawal_told');
    expect(kept.every(({ words }) => !words.includes('socialbidraget'))).toBe(true);
  });

  it('V51 it was not her own will: the clock is met, and the page says to ask anew and to look to her protection', async () => {
    const page = await read(officer, path('/aterkallat'));
    expect(page).toContain('Fråga på den säkra vägen');
    const name = /name="(will\.c[0-9a-f]+)"/.exec(page)?.[1] ?? '';
    const empty = await send(officer, path('/aterkallat'), { [name]: 'notOwn' });
    expect(empty.status).toBe(422);
    await must(officer, path('/aterkallat'), { [name]: 'notOwn', asked: 'yes', words: 'Det var inte jag som ringde.' });
    expect(await clocks()).toEqual([{ owner: town.staff.caseOfficer, met: true }]);
    const list = await read(officer, path('/samtycken'));
    for (const words of ['Det var inte personens egen vilja', 'Det var inte jag som ringde.', path('/samtycken/ny')])
      expect(list).toContain(words);
    expect((await member.get(path(''))).status).toBe(404);
    expect((await send(officer, path('/aterkallat'), { [name]: 'own', asked: 'yes' })).status).toBe(404);
  });

  it('V51 said to one who holds the file, it shows first what was read already, and ends that one alone', async () => {
    const id = await consents();
    await consents(town.units.childrenUnit);
    const child = new Visitor(served, await town.signIn(town.staff.childOfficer));
    expect([(await member.get(path(''))).status, (await child.get(path(''))).status]).toEqual([200, 200]);
    const page = await read(officer, path(`/aterkalla/${id}`));
    expect(page).toMatch(/Försörjningsstöd läste/);
    expect(page).toContain('Det går inte att göra oläst.');
    expect((await send(officer, path(`/aterkalla/${id}`), {})).status).toBe(422);
    await must(officer, path(`/aterkalla/${id}`), { how: 'visit', by: 'self', words: 'Jag ångrar mig.' });
    expect([(await member.get(path(''))).status, (await child.get(path(''))).status]).toEqual([404, 200]);
    expect((await send(officer, path(`/aterkalla/${id}`), { how: 'visit', by: 'self' })).status).toBe(404);
    expect((await send(member, path(`/aterkalla/${id}`), { how: 'visit', by: 'self' })).status).toBe(404);
    expect((await clocks()).map(({ met }) => met)).toEqual([true, false]);
  });

  it('V51 the register tells who read which parts on it, and what they never saw', async () => {
    const register = await read(officer, path('/utlamnat'));
    for (const words of ['Försörjningsstöd', 'Barn och unga', 'Läst i akten', 'Berättelsen'])
      expect(register).toContain(words);
    expect(register).toMatch(/Det som hölls inne[\s\S]*Anteckningar/);
    const one = await read(officer, `${path('/utlamnat')}?till=${town.units.childrenUnit}`);
    expect(one.match(/<tr id="line-/g)).toHaveLength(1);
    const leader = new Visitor(served, await town.signIn(town.staff.teamLeader));
    expect(await read(leader, path('/utlamnat'))).toContain('behöver');
    expect((await member.get(path('/utlamnat'))).status).toBe(404);
    const paper = await read(officer, path('/utlamnat/utskrift'));
    expect(paper).toContain('Försörjningsstöd');
    for (const words of ['Elin', 'Sara Lindqvist', 'Våldsutövare']) expect(paper).not.toContain(words);
  });

  it('V51 what is given by hand is entered with its ground; without consent both sides are weighed', async () => {
    const byHand = {
      how: 'spoken',
      day: 'i dag',
      parts: ['protection'],
      words: 'Risken för henne.',
      receiver: 'police',
      outside: 'Polisen, Anna Lind',
      ground: 'preventCloseViolence',
      crime: 'grossAssault',
      'test.circumstances': 'Han har sagt att han ska döda henne, och vet var hon är.',
      'test.notUnsuitable': 'Hon har larm, men han letar efter henne i kväll.',
      'test.notCommitted': 'yes',
      against: 'Hon vill inte. Faran för hennes liv väger tyngre.',
      decider: town.staff.teamLeader,
    };
    const refusals: [Record<string, string | string[]>, string][] = [
      [{ 'test.circumstances': '' }, 'Bestämmelsen prövas på just detta.'],
      [{ 'test.notUnsuitable': '' }, 'Bestämmelsen prövas på just detta.'],
      [{ 'test.notCommitted': '' }, 'Bestämmelsen gäller bara om det är så.'],
      [
        { crime: 'assault' },
        'Misshandel: lägsta straffet är mindre än en månads fängelse. Bestämmelsen kräver 12 månader.',
      ],
      [{ receiver: 'healthCare' }, 'Välj vem som tar emot.'],
      [{ against: '' }, 'Skriv vad som talade emot.'],
      [{ decider: '' }, 'Välj vem som beslutar.'],
      [{ decider: town.staff.therapist }, 'Välj vem som beslutar.'],
      [{ outside: '' }, 'Skriv vem som tar emot.'],
      [{ parts: [] }, 'Kryssa i vad som gavs.'],
      [{ ground: 'generalClause' }, 'Välj på vilken grund det lämnades.'],
    ];
    for (const [fields, words] of refusals) {
      const answer = await send(officer, path('/utlamnat/nytt'), { ...byHand, ...fields });
      expect([words, answer.status]).toEqual([words, 422]);
      expect(await answer.text()).toContain(words);
    }
    await must(officer, path('/utlamnat/nytt'), byHand);
    const waiting = await read(officer, path('/utlamnat'));
    for (const words of [
      'Polisen, Anna Lind',
      'OSL 10:18 c',
      'Väntar på underskrift av Karin Norén',
      'Grov misshandel',
    ])
      expect(waiting).toContain(words);
    const [, sign = ''] = /href="([^"]+\/utlamnande\/[^"]+)"/.exec(waiting) ?? [];
    expect((await officer.post(`${sign}/skriv-under`, { _form: newId() })).status).toBe(404);
    const deciding = await town.signIn(town.staff.teamLeader);
    await town.open(deciding, file.id, 'Beslutar');
    const leader = new Visitor(served, deciding);
    expect(await read(leader, sign)).toContain('Han har sagt att han ska döda henne');
    await must(leader, `${sign}/skriv-under`, {});
    expect(await read(officer, path('/utlamnat'))).toContain('Underskrivet av Karin Norén');
    const events = await town.look(`select 1 from data.event where file_id = $1 and kind = 'disclosure.made'`, [
      file.id,
    ]);
    expect(events).toHaveLength(1);
  });
});
