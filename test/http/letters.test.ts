import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Session, type Town } from '../builders/index.ts';
import { aChildFile, aLetter, type ChildFile } from '../support/guardian-letter.ts';
import { pdfWords } from '../support/pdf.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What a child's guardian gets on paper: built for one reader, and looked at by two (OSL 12:3, 26:2).

let town: Town;
let served: Served;
let child: ChildFile;
let maker: Visitor;
let making: Session;
let second: Visitor;
let leader: Visitor;
let leading: Session;
const at = (tail = '') => `/akt/${child.file.id}${tail}`;
const form = (fields: Record<string, string> = {}) => ({ _form: newId(), ...fields });
const signs = (more: Record<string, string> = {}) => form({ checked: 'yes', ...more });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  child = await aChildFile(town);
  making = await town.signIn(town.staff.childOfficer);
  maker = new Visitor(served, making);
  second = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  leading = await town.signIn(town.staff.childrenLeader);
  await town.open(leading, child.file.id, 'Granskar brev.');
  leader = new Visitor(served, leading);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

async function made(to: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await maker.post(at(`/nytt-brev/${to}`), aLetter(more));
  expect([answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([303, '']);
  return answer.headers.get('location') ?? '';
}

it('has no paper before a second person has signed, and says who will be able to read it', async () => {
  const form0 = await (await maker.get(at(`/nytt-brev/${child.mother}`))).text();
  expect(form0).toContain('Vem kommer att kunna läsa detta?');
  expect(form0).toContain('Mats Strand');
  expect(form0).toContain('En av dem använder våld');
  const path = await made(child.mother);
  expect((await maker.get(`${path}/blad`)).status).toBe(404);
  expect((await maker.post(`${path}/signera`, signs())).status).toBe(404);
  await expectRefused(town.ask(making, 'select authz.sign_guardian_letter($1, null)', [path.split('/').at(-1)]));
  const unticked = await second.post(`${path}/signera`, form());
  expect([unticked.status, (await unticked.text()).includes('Kryssa i att du har läst')]).toEqual([422, true]);
  expect((await second.post(`${path}/signera`, signs())).status).toBe(303);
  const paper = await maker.get(`${path}/blad`);
  expect(paper.headers.get('content-disposition')).toMatch(/^attachment; filename="B-[0-9A-F]{8}\.pdf"$/);
  const words = pdfWords(new Uint8Array(await paper.arrayBuffer()));
  expect(words).toContain('torsdagenden3december');
  for (const hidden of ['Mats', 'Rolf', 'Barnetärtioår']) expect(words).not.toContain(hidden);
  const register = await (await maker.get(at('/utlamnat'))).text();
  expect(register).toContain('Till vårdnadshavare');
  expect((await maker.post(`${path}/dra-tillbaka`, form())).status).toBe(303);
  expect((await maker.get(`${path}/blad`)).status).toBe(404);
});

it('is not made where it harms the child, or without the tests that the law asks for', async () => {
  for (const [more, said] of [
    [{ harm: 'yes' }, 'Skriv om brevet, eller låt bli'],
    [{ harm: '' }, 'Välj ja eller nej'],
    [{ harmWords: '' }, 'Skriv varför barnet inte tar skada'],
    [{ placeSecret: '' }, 'Välj vad som gäller'],
  ] as const) {
    const answer = await maker.post(at(`/nytt-brev/${child.mother}`), aLetter(more));
    expect([answer.status, (await answer.text()).includes(said), said]).toEqual([422, true, said]);
  }
});

it('holds nothing of other people, of ways to reach them, or of where anybody is', async () => {
  await maker.post(at('/plats'), form({ kind: 'school', whose: '', words: 'Ekbackaskolan' }));
  await town.look(`update data.location_fact set person_id = null`);
  for (const [message, said] of [
    ['Rolf är också inbjuden.', 'Texten nämner Rolf Berg'],
    ['Hämta henne vid ekbackaskolan.', 'Texten säger var någon finns'],
  ] as const) {
    const answer = await maker.post(at(`/nytt-brev/${child.mother}`), aLetter({ message }));
    expect([answer.status, (await answer.text()).includes(said), message]).toEqual([422, true, message]);
  }
  // One who may not read where the child is, hears nothing of a guess.
  const answer = await second.post(at(`/nytt-brev/${child.mother}`), aLetter({ message: 'Ekbackaskolan?' }));
  expect(answer.status).toBe(303);
  const path = answer.headers.get('location') ?? '';
  // But is told that nothing was held against it, there or not.
  expect(await (await second.get(path)).text()).toContain('Du får inte se var barnet finns');
  expect(await (await maker.get(path)).text()).not.toContain('Du får inte se var barnet finns');
  const stopped = await maker.post(`${path}/signera`, signs());
  expect([stopped.status, (await stopped.text()).includes('Texten säger var någon finns')]).toEqual([422, true]);
  expect((await maker.get(`${path}/blad`)).status).toBe(404);
});

it('goes to one who uses violence only by a leader’s own decision, and the file says so on top', async () => {
  expect(await (await maker.get(at())).text()).toContain('Vårdnadshavare som inte ska få något ur akten: Rolf Berg');
  const path = await made(child.other);
  expect((await second.post(`${path}/signera`, signs({ exception: 'Jag tycker det.' }))).status).toBe(404);
  const without = await leader.post(`${path}/signera`, signs());
  expect([without.status, (await without.text()).includes('trots spärren')]).toEqual([422, true]);
  expect((await leader.post(`${path}/signera`, signs({ exception: 'Domstolen har bestämt det.' }))).status).toBe(303);
  expect((await maker.get(`${path}/blad`)).status).toBe(200);
});

it('is stopped by a block that is set afterwards, and never reaches one whom the file doesn’t name', async () => {
  const path = await made(child.father);
  expect((await second.post(`${path}/signera`, signs())).status).toBe(303);
  expect((await maker.post(at(`/lasare/${child.father}/stopp`), form())).status).toBe(422);
  expect((await maker.post(at(`/lasare/${child.father}/stopp`), form({ words: 'Hotar mamman.' }))).status).toBe(303);
  expect((await maker.get(`${path}/blad`)).status).toBe(404);
  const stopped = await (await maker.get(path)).text();
  expect([stopped.includes('Det kan inte skrivas ut'), stopped.includes(`${path}/blad`)]).toEqual([true, false]);
  expect(await (await maker.get(at())).text()).toContain('Mats Strand');
  expect((await maker.post(at(`/lasare/${child.father}/hav`), form({ words: 'Fel person.' }))).status).toBe(303);
  expect((await maker.get(`${path}/blad`)).status).toBe(200);
  expect((await maker.get(at(`/nytt-brev/${newId()}`))).status).toBe(404);
  const outsider = new Visitor(served, await town.signIn(town.staff.outsider));
  expect((await outsider.get(`${path}/blad`)).status).toBe(404);
});

it('is written to nobody without a name, and leads nowhere when its reader is no longer in the file', async () => {
  const path = await made(child.father);
  const [name] = await town.look<{ name: Buffer }>('select name from data.person_told where id = $1', [child.father]);
  await town.look('update data.person_told set name = null where id = $1', [child.father]);
  const write = at(`/nytt-brev/${child.father}`);
  expect(await (await maker.get(at('/brev'))).text()).not.toContain(write);
  expect([(await maker.get(write)).status, (await maker.post(write, aLetter())).status]).toEqual([404, 404]);
  await town.look('update data.person_told set name = $2, detached_at = now() where id = $1', [
    child.father,
    name?.name,
  ]);
  const list = await (await maker.get(at('/brev'))).text();
  expect([list.includes('inte längre vårdnadshavare'), list.includes(`href="${path}"`)]).toEqual([true, false]);
  await town.look('update data.person_told set detached_at = null where id = $1', [child.father]);
});

it('repeats nothing of a note that its reader must never be given, and neither does a print', async () => {
  const id = newId();
  const said = 'Nova säger att hon är rädd när någon kommer hem sent.';
  const version = /name="version" value="([^"]+)"/.exec(await (await maker.get(at())).text())?.[1] ?? '';
  const signed = await maker.post(
    at(`/anteckning/${id}/signera`),
    form({ text: said, version, 'when.day': '', 'when.time': '' }),
  );
  expect(signed.status).toBe(303);
  const note = at(`/anteckning/${id}`);
  const path = at(`/undanta/${id}`);
  const fields = { person: child.mother, colleague: '', why: 'Barnet har bett om det.' };
  for (const [wrong, words] of [
    [{ why: '' }, 'Skriv varför'],
    [{ person: '' }, 'Välj vem'],
    [{ colleague: town.staff.caseOfficer }, 'Välj en i taget'],
    [{ person: newId() }, 'Välj'],
  ] as const) {
    const answer = await maker.post(path, form({ ...fields, ...wrong }));
    expect([answer.status, (await answer.text()).includes(words), words]).toEqual([422, true, words]);
  }
  expect((await maker.post(path, form(fields))).status).toBe(303);
  expect(await (await maker.get(note)).text()).toContain('Får aldrig lämnas till Elin Strand');
  const message = 'Barnet är tydligt: hon är rädd när någon kommer hem sent.';
  const stopped = await maker.post(at(`/nytt-brev/${child.mother}`), aLetter({ message }));
  expect([stopped.status, (await stopped.text()).includes('aldrig får lämnas till Elin Strand')]).toEqual([422, true]);
  expect(await (await maker.get(at('/utskrift'))).text()).not.toContain(said);
  const withheld = /name="withheld" value="([^"]+)"/.exec(await (await maker.get(path)).text())?.[1] ?? '';
  // Neither she who reads it nor one who knows its name ends it: who said it does, or a leader.
  expect((await second.post(`${path}/slut`, form({ withheld }))).status).toBe(404);
  expect((await leader.post(`${path}/slut`, form({ withheld }))).status).toBe(303);
  expect((await maker.post(at(`/nytt-brev/${child.mother}`), aLetter({ message }))).status).toBe(303);
  expect((await maker.post(`${path}/slut`, form({ withheld }))).status).toBe(404);
});

it('of which a colleague is to see nothing is nowhere in the file for her, and the rest is', async () => {
  const letter = await made(child.mother, { message: 'Hon har sagt kanarieord till dig.' });
  expect((await second.post(`${letter}/signera`, signs())).status).toBe(303);
  const id = letter.split('/').at(-1) ?? '';
  const register = async (visitor: Visitor) =>
    ((await (await visitor.get(at('/utlamnat'))).text()).match(/Till vårdnadshavare/g) ?? []).length;
  const events = async (visitor: Visitor) =>
    ((await (await visitor.get(at('?visa=consents'))).text()).match(/id="h-[^"]+"/g) ?? []).length;
  expect((await leader.get(letter)).status).toBe(200);
  const [lines, moments] = [await register(leader), await events(leader)];
  const from = form({ person: '', colleague: leading.staffId, why: 'Släkt.' });
  // She is the only leader of the unit: then she has to declare that she stands too close, and all of the file is closed to her.
  const alone = await maker.post(at(`/undanta/${id}`), from);
  expect([alone.status, (await alone.text()).includes('anmäla jäv i akten')]).toEqual([409, true]);
  expect((await leader.get(letter)).status).toBe(200);
  await town.administer(`select authz.give_role($1, $2, $3, 'unitManager', null)`, [
    ...[newId(), town.staff.manager, child.file.unitId],
  ]);
  expect((await maker.post(at(`/undanta/${id}`), { ...from, _form: newId() })).status).toBe(303);
  // The letter's line in the register; that it was made, and that it was signed.
  expect([await register(leader), await events(leader)]).toEqual([lines - 1, moments - 2]);
  expect((await leader.get(letter)).status).toBe(404);
  expect((await leader.get(at(`/undanta/${id}`))).status).toBe(404);
  expect((await leader.get(at('/brev'))).status).toBe(200);
  expect(await (await leader.get(at('/brev'))).text()).not.toContain(id);
  expect(await (await maker.get(at('/brev'))).text()).toContain(id);
  expect((await maker.get(letter)).status).toBe(200);
  expect((await second.get(letter)).status).toBe(200);
});

it('is signed by nobody before one of the two who may see where the child is has held it against that', async () => {
  const other = await aChildFile(town);
  const here = (tail: string) => `/akt/${other.file.id}${tail}`;
  const known = () => maker.post(here('/plats'), form({ kind: 'school', words: 'Ekebackens skola' }));
  const written = async (by: Visitor) => {
    const answer = await by.post(here(`/nytt-brev/${other.mother}`), aLetter());
    expect(answer.status).toBe(303);
    return answer.headers.get('location') ?? '';
  };
  await second.get(here('/brev'));
  // Nothing is known: nothing to hold it against. What is known later is not what the maker has seen.
  const early = await written(maker);
  expect((await known()).status).toBe(303);
  await town.open(leading, other.file.id, 'Granskar brev.');
  const alone = await written(second);
  for (const path of [early, alone]) {
    const page = await (await leader.get(path)).text();
    expect([page.includes('får se var barnet finns'), page.includes('/signera'), page.includes('Ekeback')]).toEqual([
      ...[true, false, false],
    ]);
    const refused = await leader.post(`${path}/signera`, signs());
    expect([refused.status, (await refused.text()).includes('Ekeback')]).toEqual([409, false]);
    await expectRefused(town.ask(leading, 'select authz.sign_guardian_letter($1, null)', [path.split('/').at(-1)]));
  }
  // Who can is told by name, and is not whoever wrote it.
  expect(await (await leader.get(alone)).text()).toContain('Det kan Elin Åkesson.');
  expect(await (await leader.get(early)).text()).toContain('Just nu kan ingen annan det.');
  expect((await maker.post(`${alone}/signera`, signs())).status).toBe(303);
  const seen = await written(maker);
  expect((await leader.post(`${seen}/signera`, signs())).status).toBe(303);
});
