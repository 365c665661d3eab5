import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Session, type Town, tellsOf } from '../builders/index.ts';
import { aChildFile, aLetter, type ChildFile } from '../support/guardian-letter.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What waits for a second person is told to those who may be that, and to nobody any more when it no longer waits.

let town: Town;
let served: Served;
let child: ChildFile;
let maker: Visitor;
let second: Visitor;
let leader: Visitor;
let leading: Session;
const at = (tail = '') => `/akt/${child.file.id}${tail}`;
const form = (fields: Record<string, string> = {}) => ({ _form: newId(), ...fields });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  child = await aChildFile(town);
  maker = new Visitor(served, await town.signIn(town.staff.childOfficer));
  second = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  leading = await town.signIn(town.staff.childrenLeader);
  await town.open(leading, child.file.id, 'Granskar brev.');
  leader = new Visitor(served, leading);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const told = async (kind: string, of: string) => {
  const rows = await town.look<{ staff_id: StaffId }>(
    'select staff_id from data.alert where kind = $1 and subject_id = $2 and seen_at is null',
    [kind, of],
  );
  return rows.map(({ staff_id }) => staff_id);
};
async function made(to: string): Promise<string> {
  const answer = await maker.post(at(`/nytt-brev/${to}`), aLetter());
  expect(answer.status).toBe(303);
  return answer.headers.get('location')?.split('/').at(-1) ?? '';
}
const today = async (who: Visitor) => (await who.get('/min-dag')).text();
const words = 'Ett brev väntar på att någon annan läser';

it('a letter: to the team but for its maker, until it is signed or taken back', async () => {
  const id = await made(child.mother);
  expect(await told('letterToSign', id)).toEqual([town.staff.caseOfficer]);
  const page = await today(second);
  expect(page).toContain(words);
  expect([await today(leader), await today(maker)].some((html) => html.includes(words))).toBe(false);
  // It leads to the very letter.
  const [notice] = await town.look<{ id: string }>('select id from data.alert where subject_id = $1', [id]);
  const opened = await second.post(`/larm/${notice?.id}`, form());
  expect([opened.status, opened.headers.get('location')]).toEqual([303, at(`/brev/${id}`)]);

  const another = await made(child.mother);
  const withdrawn = await made(child.mother);
  expect((await second.post(at(`/brev/${another}/signera`), form({ checked: 'yes' }))).status).toBe(303);
  // The one that was signed, and not the other that waits as well.
  expect([await told('letterToSign', another), await told('letterToSign', withdrawn)]).toEqual([
    [],
    [town.staff.caseOfficer],
  ]);
  expect((await maker.post(at(`/brev/${withdrawn}/dra-tillbaka`), form())).status).toBe(303);
  expect(await told('letterToSign', withdrawn)).toEqual([]);
  expect(await today(second)).not.toContain(words);
});

it('a guarded letter: to leaders of the unit, never to one who is shut out', async () => {
  const leaders = [town.staff.childrenLeader, town.staff.manager];
  await town.administer(`select authz.give_role($1, $2, $3, 'unitManager', null)`, [
    ...[newId(), town.staff.manager, child.file.unitId],
  ]);
  expect((await told('letterToSign', await made(child.other))).toSorted()).toEqual(leaders.toSorted());
  await town.look(
    `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by) values ($1, $2, $3, 'conflictOfInterest', authz.now(), $3)`,
    [newId(), child.file.id, town.staff.manager],
  );
  expect(await told('letterToSign', await made(child.other))).toEqual([town.staff.childrenLeader]);
});

it('where a place is known: to whoever may see it, when its maker may not', async () => {
  const other = await aChildFile(town);
  const here = (tail: string) => `/akt/${other.file.id}${tail}`;
  expect((await maker.post(here('/plats'), form({ kind: 'school', words: 'Ekebackens skola' }))).status).toBe(303);
  const answer = await second.post(here(`/nytt-brev/${other.mother}`), aLetter());
  const id = answer.headers.get('location')?.split('/').at(-1) ?? '';
  expect(await told('letterToSign', id)).toEqual([town.staff.childOfficer]);
});

it('that a guardian was blocked after a letter was signed: to those who wrote, signed and answer, and to the one who blocks on the page', async () => {
  const other = await aChildFile(town);
  const here = (tail: string) => `/akt/${other.file.id}${tail}`;
  const answer = await maker.post(here(`/nytt-brev/${other.father}`), aLetter());
  const id = answer.headers.get('location')?.split('/').at(-1) ?? '';
  const blocks = (person: string) =>
    second.post(here(`/lasare/${person}/stopp`), form({ words: 'Hotar mamman. Kanariefågel.' }));
  const about = async (person: string) => {
    const [block] = await town.look<{ id: string }>('select id from data.guardian_block where person_id = $1', [
      person,
    ]);
    return told('blockedAfterLetter', block?.id ?? '');
  };
  await second.get(here('/brev'));
  expect((await blocks(other.mother)).status).toBe(303);
  expect(await about(other.mother)).toEqual([]);
  expect((await second.post(here(`/brev/${id}/signera`), form({ checked: 'yes' }))).status).toBe(303);
  expect((await blocks(other.father)).status).toBe(303);
  expect(await about(other.father)).toEqual([town.staff.childOfficer]);
  const page = await (await second.get(here('/brev'))).text();
  for (const said of ['Läs vad det berättade', 'kan redan ha lämnats']) expect(page).toContain(said);
  const notices = await today(maker);
  expect([notices.includes('En spärr är satt'), notices.includes('Kanariefågel')]).toEqual([true, false]);
});

it('that a guardian can be written to again: to the leaders, and on the letter for thirty days', async () => {
  expect((await second.post(at(`/lasare/${child.father}/stopp`), form({ words: 'Hotar mamman.' }))).status).toBe(303);
  expect((await second.post(at(`/lasare/${child.father}/hav`), form({ words: 'Fel person.' }))).status).toBe(303);
  const [block] = await town.look<{ id: string }>('select id from data.guardian_block where person_id = $1', [
    child.father,
  ]);
  expect(await told('guardianUnblocked', block?.id ?? '')).toEqual([town.staff.childrenLeader]);
  expect(await today(leader)).toContain('En spärr för en vårdnadshavare är hävd');
  const letter = at(`/brev/${await made(child.father)}`);
  const says = async () => {
    const html = await (await second.get(letter)).text();
    return [/Spärren hävdes [^<]*av Amina Yusuf/.test(html), html.includes('Fel person.')];
  };
  expect(await says()).toEqual([true, true]);
  await town.look(
    `update data.guardian_block set ended_at = ended_at - interval '31 days', at = at - interval '32 days'`,
  );
  expect(await says()).toEqual([false, false]);
});

it('what one has seen to: that, and not the other of its kind in the file', async () => {
  await town.delegates('disclosure', 'teamLeader');
  const file = await aFile(town)
    .withTeam({ staffId: town.staff.supportWorker, function: 'supportWorker' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand', birthYear: 1990 }))
    .made();
  const officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  const path = `/akt/${file.id}/utan-samtycke`;
  const until = (await town.now()).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ days: 3 }).toString();
  for (const reader of [town.staff.outsider, town.staff.perpetratorTherapist]) {
    const question = { law: 'necessary', without: 'notSafe', reader, ownTask: 'Betala', test: 'Behövs', until };
    expect((await officer.post(path, { ...form(question), parts: ['protection'] })).status).toBe(303);
  }
  const grounds = await town.look<{ id: string }>(
    `select id from authz.ground where file_id = $1 and kind = 'necessary'`,
    [file.id],
  );
  const session = await town.signIn(town.staff.teamLeader);
  await town.open(session, file.id, 'Prövar');
  const [one, other] = grounds.map(({ id }) => id);
  const waits = async () =>
    (
      await town.look<{ subject_id: string }>(
        `select subject_id from data.alert where kind = 'groundToSign' and staff_id = $1 and seen_at is null`,
        [town.staff.teamLeader],
      )
    ).map(({ subject_id }) => subject_id);
  expect((await waits()).toSorted()).toEqual([one, other].toSorted());
  const signs = await new Visitor(served, session).post(`${path}/${one}/skriv-under`, form());
  expect(signs.status).toBe(303);
  expect(await waits()).toEqual([other]);
});
