import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Two do the same thing in the same moment: the second is told so, keeps the words, and nothing is half done.

let town: Town;
let served: Served;
let contact: MadeFile;
let officer: Visitor;
const adult = newId<PersonId>();
const proposal = 'Skyddat boende i natt, hon har ingenstans att ta vägen.';

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('shelterAdult', 'teamLeader');
  contact = await aContact(town)
    .with(tellsOf({ id: adult, part: 'self', name: 'Elin Strand' }))
    .made();
  officer = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  await officer.get(`/kontakt/${contact.id}`);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('a decision that somebody asked for at the same moment is answered with a sentence and the words', async () => {
  const path = `/kontakt/${contact.id}/beslut`;
  const other = await town.admin.connect();
  try {
    await other.query('begin');
    await other.query(
      `insert into data.decision (id, file_id, section_id, kind, person_id, state, asked_by, asked_at, asked_of, proposal)
       values ($1, $2, $3, 'shelterAdult', $4, 'asked', $5, now(), $5, '\\x00')`,
      [newId(), contact.id, contact.sections.decisions, adult, town.staff.dutyOfficer],
    );
    const fields = { _form: newId(), person: adult, kind: 'shelterAdult', of: town.staff.intakeLeader, proposal };
    const asking = officer.post(path, fields);
    await new Promise((done) => setTimeout(done, 300));
    await other.query('commit');
    const answer = await asking;
    const page = await answer.text();
    expect([answer.status, page.includes('Någon annan hann före'), page.includes(proposal)]).toEqual([409, true, true]);
    expect(page).toContain(`href="/kontakt/${contact.id}"`);
    expect(page).not.toContain('Elin');
    // Sent again, it is judged by what holds now; and it is logged as what it was.
    await town.look('delete from data.decision where file_id = $1', [contact.id]);
    expect((await officer.post(path, { ...fields, _form: newId() })).status).toBe(303);
    expect(
      await town.look(`select outcome from audit.entry where file_id = $1 and action = 'decision.asked' order by id`, [
        contact.id,
      ]),
    ).toEqual([{ outcome: 'invalid' }, { outcome: 'done' }]);
  } finally {
    other.release();
  }
});
