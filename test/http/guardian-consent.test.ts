import { beforeEach, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import { guardianConsent } from '../../src/guardians/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, officer, town } from '../support/file-at-work.ts';

// One guardian says no, or can't be asked: each lawful way is answered before want of consent decides (V22).

aFileAtWork();
let [nova, mother, father]: PersonId[] = [];
let child: MadeFile;
const path = (tail = '') => `/akt/${child.id}/vardnad/${nova}${tail}`;
const send = (tail: string, fields: Record<string, string>, who = officer) =>
  who.post(path(tail), { _form: newId(), ...fields });
const asked = { intervention: 'treatment', basis: 'needsAssessed', opinion: 'agrees', suitable: 'yes' };
const questions = () =>
  town.look<{ id: string; denied: boolean }>(
    'select id, denied_at is not null as denied from data.guardian_question where file_id = $1',
    [child.id],
  );
const begin = async (fields = asked) => {
  await send('', fields);
  return (await questions())[0]?.id ?? '';
};

beforeEach(async () => {
  [nova, mother, father] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];
  child = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ id: mother, part: 'guardian', name: 'Elin Strand' }))
    .with(tellsOf({ id: father, part: 'usesViolence', name: 'Tarek Strand' }))
    .with(tellsOf({ id: nova, part: 'self', name: 'Nova Strand', birthYear: 2018, guardianIds: [mother, father] }))
    .with(({ sql }, opened) => setFileSide(sql, opened, 'childWitness'))
    .made();
});

describe('guardians’ consent for a child', () => {
  it('asks nobody by itself, and takes no answer of one whom asking may endanger', async () => {
    const id = await begin();
    const text = await (await officer.get(path())).text();
    expect(text).toContain('Saknar svar: Elin Strand, Tarek Strand.');
    expect(text).toContain('Tarek Strand (använder våld)');
    const mayHarm = { guardian: father ?? '', endangers: 'unknown' };
    const answered = await send(`/${id}/svar`, { ...mayHarm, answer: 'no', words: 'Han fräste.' });
    expect([answered.status, (await answered.text()).includes('Han fräste.')]).toEqual([422, true]);
    expect(await town.look('select from data.guardian_answer where file_id = $1', [child.id])).toEqual([]);
    expect((await send(`/${id}/svar`, { ...mayHarm, answer: 'notAsked', because: 'endangers' })).status).toBe(303);
    expect((await send(`/${id}/svar`, { guardian: newId(), endangers: 'no', answer: 'yes' })).status).toBe(422);
    expect((await send('', { ...asked, intervention: '' })).status).toBe(422);
  });

  it('lists the lawful ways on a no, and is denied only when each has been answered with no', async () => {
    const id = await begin();
    await send(`/${id}/svar`, { guardian: mother ?? '', endangers: 'no', answer: 'yes' });
    expect((await send(`/${id}/nekas`, { denyWords: 'Tidigt.' })).status).toBe(422);
    await send(`/${id}/svar`, { guardian: father ?? '', endangers: 'no', answer: 'no', words: 'Per telefon.' });
    const page = await (await officer.get(path())).text();
    for (const words of ['FB 6:13 a', 'Beslutas av nämndens utskott', 'LVU', 'Lagen kan ändras'])
      expect(page).toContain(words);
    expect(page).not.toContain('SoL 21:1');
    const early = await send(`/${id}/nekas`, { denyWords: 'Barnet får inget.' });
    expect([early.status, (await early.text()).includes('Besvara först')]).toEqual([422, true]);
    expect((await send(`/${id}/vag/courtShelter`, { taken: 'no', wayWords: 'x' })).status).toBe(404);
    await send(`/${id}/vag/care`, { taken: 'no', wayWords: 'Ingen påtaglig risk.' });
    await send(`/${id}/vag/oneGuardian`, { taken: 'yes', wayWords: 'Till utskottet på torsdag.' });
    expect((await send(`/${id}/nekas`, { denyWords: 'Ändå.' })).status).toBe(422);
    await send(`/${id}/vag/oneGuardian`, { taken: 'no', wayWords: 'Utskottet sade nej.' });
    expect((await send(`/${id}/nekas`, { denyWords: 'Förskolan vet. Amina håller i det.' })).status).toBe(303);
    expect((await send(`/${id}/nekas`, { denyWords: 'Igen.' })).status).toBe(409);
    expect(await questions()).toEqual([{ id, denied: true }]);
    const session = await town.signIn(town.staff.caseOfficer);
    const opened = await town.open(session, child.id);
    if (!opened || !nova) throw new Error('not open');
    const person = nova;
    const answer = await town.act(session, ({ sql, now }) => guardianConsent(sql, opened, person, now));
    expect(answer.map(({ consent }) => consent)).toEqual([
      { state: 'barred', barriers: ['refused'], ways: ['oneGuardian', 'care'] },
    ]);
  });

  it('keeps what is for the child from beginning without it, until there is a yes of each or a lawful way', async () => {
    const administrator = await as(town.staff.administrator);
    for (const one of servicesOf(town).filter(({ kind }) => kind === 'trappanTalks'))
      await administrator.post('/insatser', { ...one, _form: newId(), basis: 'open', boardDecision: 'SN 1' });
    const [service] = await town.look<{ id: string }>(`select id from data.service where kind = 'trappanTalks'`);
    const worker = town.staff.therapist;
    const at = `/akt/${child.id}/insatser`;
    const form = { _form: newId(), service: service?.id ?? '', rightTold: 'yes', worker };
    const address = (await officer.post(at, form)).headers.get('location') ?? '';
    const begins = async () => {
      const answer = await officer.post(`${address}/borja`, { _form: newId() });
      return { status: answer.status, page: answer.status === 409 ? await answer.text() : '' };
    };
    const refused = await begins();
    expect(refused.status).toBe(409);
    for (const words of ['samtycke finns inte än', 'Fråga ingen innan', path()]) expect(refused.page).toContain(words);
    const id = await begin({ ...asked, intervention: 'supportTalks', basis: 'open' });
    await send(`/${id}/svar`, { guardian: mother ?? '', endangers: 'no', answer: 'yes' });
    expect((await begins()).page).toContain('har inte svarat');
    await send(`/${id}/svar`, {
      ...{ guardian: father ?? '', endangers: 'yes', answer: 'notAsked', because: 'endangers' },
    });
    expect((await begins()).page).toContain('Ett nej är inte slutet');
    await send(`/${id}/vag/care`, { taken: 'yes', wayWords: 'Nämnden ansöker.' });
    expect((await begins()).status).toBe(303);
  });

  it('both say yes, and a contact person is never open', async () => {
    const id = await begin();
    for (const guardian of [mother ?? '', father ?? ''])
      await send(`/${id}/svar`, { guardian, endangers: 'no', answer: 'yes' });
    expect(await (await officer.get(path())).text()).toContain('Alla vårdnadshavare har sagt ja.');
    await send('', { ...asked, intervention: 'contactPerson', basis: 'open' });
    expect(await (await officer.get(path())).text()).toContain('aldrig ges utan behovsprövning');
  });

  it('is closed outside the team, and written by who writes for the child', async () => {
    const id = await begin();
    const before = await questions();
    const therapist = await as(town.staff.therapist);
    expect((await therapist.get(path())).status).toBe(200);
    const visitors = ['outsider', 'auditor', 'administrator', 'otherCaseOfficer'] as const;
    for (const who of [therapist, ...(await Promise.all(visitors.map((one) => as(town.staff[one]))))]) {
      expect((await send('', asked, who)).status).toBe(404);
      expect((await send(`/${id}/svar`, { guardian: mother ?? '', endangers: 'no', answer: 'yes' }, who)).status).toBe(
        404,
      );
      expect((await send(`/${id}/vag/care`, { taken: 'no', wayWords: 'x' }, who)).status).toBe(404);
      expect((await send(`/${id}/nekas`, { denyWords: 'x' }, who)).status).toBe(404);
    }
    expect(await questions()).toEqual(before);
    const theirs = await aFile(town)
      .with(tellsOf({ id: newId<PersonId>(), part: 'self' }))
      .with(({ sql }, opened) => setFileSide(sql, opened, 'perpetrator'))
      .made();
    expect((await officer.get(`/akt/${theirs.id}/vardnad/${nova}`)).status).toBe(404);
  });
});
