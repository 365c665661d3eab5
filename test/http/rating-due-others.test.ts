import { beforeEach, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, officer, send, town } from '../support/file-at-work.ts';
import { begun, ratingsAsked, servicesAreOffered } from '../support/support-begun.ts';
import type { Visitor } from '../support/visitor.ts';

// A child and one who uses violence answer in their own files, each to what is asked of them (V35).

aFileAtWork();
servicesAreOffered();

describe('a child', () => {
  let child: MadeFile;
  let [nova, mother]: PersonId[] = [];
  const made = async (birthYear: number) => {
    [nova, mother] = [newId<PersonId>(), newId<PersonId>()];
    child = await aFile(town)
      .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
      .with(tellsOf({ id: mother, part: 'guardian', name: 'Elin Strand' }))
      .with(tellsOf({ id: nova, part: 'self', name: 'Nova Strand', birthYear, guardianIds: [mother] }))
      .with(({ sql }, opened) => setFileSide(sql, opened, 'childWitness'))
      .made();
  };
  const consents = async (who: Visitor) => {
    const path = `/akt/${child.id}/vardnad/${nova}`;
    const asked = { intervention: 'supportTalks', basis: 'open', opinion: 'agrees', suitable: 'yes' };
    await who.post(path, { _form: newId(), ...asked });
    const [one] = await town.look<{ id: string }>('select id from data.guardian_question where file_id = $1', [
      child.id,
    ]);
    const yes = { _form: newId(), guardian: mother ?? '', endangers: 'no', answer: 'yes' };
    await who.post(`${path}/${one?.id}/svar`, yes);
  };

  it('is asked by what is made for the age, in the child’s own file', async () => {
    await made(2018);
    await consents(officer);
    await begun(officer, 'trappanTalks', { worker: town.staff.therapist, of: child });
    await begun(officer, 'supportTalks');
    expect(await ratingsAsked(child.id)).toEqual(['ratingAtStart 2027-03-24']);
    await send(officer, '/skattning', { wellbeing: '3', occasion: 'start' });
    expect([await ratingsAsked(), await ratingsAsked(child.id)]).toEqual([
      ['ratingAtStart 2027-03-24 met'],
      ['ratingAtStart 2027-03-24'],
    ]);
    const own = { _form: newId(), childFeels: '4', occasion: 'start' };
    expect((await officer.post(`/akt/${child.id}/skattning`, own)).status).toBe(303);
    expect(await ratingsAsked(child.id)).toEqual(['ratingAtStart 2027-03-24 met']);
  });

  it('for whom there is nothing to ask by is not waited for', async () => {
    await made(2008);
    await begun(officer, 'trappanTalks', { worker: town.staff.therapist, of: child });
    expect(
      await town.look('select from data.intervention where file_id = $1 and begun_at is not null', [child.id]),
    ).toHaveLength(1);
    expect(await ratingsAsked(child.id)).toEqual([]);
  });
});

describe('one who uses violence', () => {
  let his: MadeFile;
  beforeEach(async () => {
    his = await aFile(town)
      .with(tellsOf({ part: 'self', name: 'Kent Sjö' }))
      .with(({ sql }, opened) => setFileSide(sql, opened, 'perpetrator'))
      .made();
    await town.look(
      `insert into data.planned_step (id, file_id, section_id, kind, planned_on, at, by_id, answer_at, word, word_by, word_at)
       values ($1, $2, $3, 'programmeBegins', '2027-03-01', authz.now() - interval '2 days', $4, authz.now() - interval '1 day', 'go', $5, authz.now())`,
      [newId(), his.id, his.sections.plan, town.staff.caseOfficer, town.staff.teamLeader],
    );
  });

  it('answers in that file alone, with figures or without', async () => {
    const address = await begun(officer, 'perpetratorProgramme', { worker: town.staff.caseOfficer, of: his });
    expect(await ratingsAsked(his.id)).toEqual(['ratingAtStart 2027-03-24']);
    expect(await (await officer.get(address)).text()).toContain(`/akt/${his.id}/siffror#skattning`);
    const said = { _form: newId(), answer: 'none', occasion: 'start' };
    const half = await officer.post(`/akt/${his.id}/siffror`, said);
    expect([half.status, (await half.text()).includes('Välj svaret')]).toEqual([422, true]);
    expect(
      (await officer.post(`/akt/${his.id}/siffror`, { ...said, _form: newId(), declined: 'didNotWant' })).status,
    ).toBe(303);
    expect(await ratingsAsked(his.id)).toEqual(['ratingAtStart 2027-03-24 met']);
    expect(await (await officer.get(`/akt/${his.id}/siffror`)).text()).toContain('Vid starten: ville inte');
    const outsider = await as(town.staff.outsider);
    expect((await outsider.get(`/akt/${his.id}/siffror`)).status).toBe(404);
  });
});
