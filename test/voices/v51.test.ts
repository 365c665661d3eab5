import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aGroup, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { pdfWords } from '../support/pdf.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/** V51: she signs a form so that secrecy may be broken: for one receiver, some parts, a while, and only what she said yes to. */
let town: Town;
let served: Served;
let file: MadeFile;
let amina: Visitor;
let ulf: Visitor;
let astrid: Visitor;
const at = (tail = '') => `/akt/${file.id}${tail}`;
const send = (tail: string, fields: Record<string, string | string[]> = {}) =>
  amina.post(at(tail), { _form: newId(), ...fields });
const see = async (who: Visitor, tail = '') => (await who.get(at(tail))).text();
const asks = async (unit: string, parts: string[], purpose: string) => {
  const until = (await town.now()).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ months: 6 });
  const question = { now: 'alone', unit, parts, purpose, until: String(until), language: 'sv', heardIn: 'interpreter' };
  const answer = await send('/samtycken/ny', question);
  return (answer.headers.get('location') ?? '').slice(at().length);
};
let yes: string;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  const { incomeSupport, familyLaw } = town.units;
  await aGroup(
    town,
    { unitId: incomeSupport, staffId: town.staff.outsider },
    { unitId: familyLaw, staffId: town.staff.familyOfficer },
  );
  file = await aFile(town)
    .withNote('Anteckning från samtalet')
    .with(tellsOf({ part: 'self', name: 'Elin Strand', birthYear: 1990 }))
    .with(tellsOf({ part: 'child', name: 'Nova Strand' }))
    .made();
  amina = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  ulf = new Visitor(served, await town.signIn(town.staff.outsider));
  astrid = new Visitor(served, await town.signIn(town.staff.familyOfficer));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe('V51 consent that is precise', () => {
  it('without it the group sees nothing', async () => {
    for (const who of [ulf, astrid]) expect((await who.get(at())).status).toBe(404);
    const page = await see(amina, '/samtycken');
    for (const unit of ['Försörjningsstöd', 'Familjerätten']) expect(page).toContain(`${unit} ser ingenting`);
  });

  it('she hears what no consent stops before there is a form to sign, and a no costs nothing', async () => {
    yes = await asks(town.units.incomeSupport, ['protection'], 'Att ha råd att flytta');
    const page = await see(amina, yes);
    for (const law of ['SoL 19:1', 'OSL 10:18 c', 'SoL 15:7', 'LBM 4 §', 'UtlL 17:1', 'Du får samma hjälp ändå'])
      expect(page).toContain(law);
    expect(page).not.toContain('Skriv under</span>');
    await send(`${yes}/berattat`, { alone: 'yes', told: 'yes' });
    const no = await asks(town.units.familyLaw, ['children'], 'Att ordna umgänget');
    await send(`${no}/svar`, { answer: 'refused' });
    expect((await astrid.get(at())).status).toBe(404);
  });

  it('opens for the receiver that she named what she named, once it is signed, and nothing else', async () => {
    expect((await ulf.get(at())).status).toBe(404);
    expect((await send(`${yes}/skarm`, { signature: `M9 9${'L20 30L40 50'.repeat(5)}` })).status).toBe(303);
    expect((await ulf.get(at('/bedomning'))).status).toBe(404); // it shows the children too, which she did not open
    const page = await see(ulf);
    expect(page).toContain('med personens samtycke');
    for (const hidden of ['Nova', 'Anteckning från samtalet']) expect(page).not.toContain(hidden);
    for (const closed of ['/barn', '/beslut', '/processer', '/samtycken'])
      expect((await ulf.get(at(closed))).status).toBe(404);
    expect((await astrid.get(at())).status).toBe(404);
    expect(await see(amina, '/samtycken')).toContain('Familjerätten ser ingenting');
  });

  it('keeps the words that she signed, and prints them without her name', async () => {
    const kept = await see(amina, yes);
    for (const words of ['Jag ger socialtjänsten', 'Att ha råd att flytta', 'var du bor eller vistas'])
      expect(kept).toContain(words);
    const printed = await amina.get(at(`${yes}/blankett`));
    const words = pdfWords(new Uint8Array(await printed.arrayBuffer()));
    expect(words).toContain('Attharådattflytta');
    expect(words).not.toContain('Elin');
    expect(words).not.toContain('Relationsvåld');
  });

  it('ends on its day by itself', async () => {
    await town.letPass({ hours: 24 * 190 });
    ulf = new Visitor(served, await town.signIn(town.staff.outsider));
    amina = new Visitor(served, await town.signIn(town.staff.caseOfficer));
    expect((await ulf.get(at())).status).toBe(404);
    expect(await see(amina, '/samtycken')).toContain('Inget samtycke gäller');
  });
});
