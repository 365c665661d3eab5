import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { fieldOf, must } from '../support/whole-contact.ts';

// A concern report is followed to its end: from the contact that it made to the child's own file (voices V21).

let town: Town;
let served: Served;
let contact: MadeFile;
let reporter: Visitor;
let officer: Visitor;
let there = '';

const now = Temporal.ZonedDateTime.from('2027-06-24T16:40[Europe/Stockholm]').toInstant();
const read = async (who: Visitor, path: string) => (await who.get(path)).text();
const thread = async () =>
  (
    await town.look<{ at: string; outcome: string | null }>(
      'select child_file_id as at, outcome from data.report_thread where from_file_id = $1',
      [contact.id],
    )
  )[0];
const running = async (file: string) =>
  (
    await town.look<{ rule: string }>(
      'select rule from data.running_clock where file_id = $1 and met_at is null and ended_at is null order by rule',
      [file],
    )
  ).map(({ rule }) => rule);

/** Opens the child's file from the contact, which asks for what protects the child first. */
const opened = async (): Promise<{ address: string; id: string }> => {
  const [self] = await town.look<{ id: string }>(
    `select id from data.person_told where file_id = $1 and part = 'self'`,
    [there.split('/')[2]],
  );
  await must(officer, `${there}/saker-kontakt`, { 'ways.sms.allowed': 'yes', 'ways.sms.target': '070-174 06 05' });
  const address = await must(officer, `${there}/oppna-akter`, {
    [`${fieldOf(self?.id ?? '')}.choice`]: 'new',
    [`${fieldOf(self?.id ?? '')}.protection`]: 'none',
    'team.responsible': town.staff.childOfficer,
    'team.deputy': town.staff.otherChildOfficer,
  });
  return { address, id: address.split('/')[2] ?? '' };
};

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('openChildInvestigation', 'caseOfficer');
});
afterAll(async () => {
  expect(served.faults.map(String)).toEqual([]);
  await town.close();
});
beforeEach(async () => {
  await town.setClock(now);
  await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
  const nova = newId<PersonId>();
  contact = await aContact(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018, livesWith: 'yes' }))
    .made();
  reporter = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  officer = new Visitor(served, await town.signIn(town.staff.childOfficer));
  await must(reporter, `/kontakt/${contact.id}/barn/${nova}/anmal`, {
    ...{ words: 'Pappa slog mamma när Nova såg på.', endangers: 'unknown', feedback: 'yes' },
    unit: town.units.childrenUnit,
  });
  there = `/kontakt/${(await thread())?.at}`;
});

describe('a report that somebody took from the list', () => {
  it('says what it is and leads to it, until it is received', async () => {
    await must(officer, `${there}/ta`);
    const page = await read(officer, there);
    expect(page).toContain('Det här är en orosanmälan');
    expect(page).not.toContain('Nästa: Säker kontakt');
    expect(page).toContain(`href="${there}/anmalan"`);
    await must(officer, `${there}/anmalan/ta-emot`);
    const received = await read(officer, there);
    expect(received).toContain('Den är mottagen. Besluta om utredning.');
    // It asks about the report, and not what a first call asks of the one who is exposed.
    for (const step of ['Vad den som anmäler har sagt', 'Skydd, genast', 'Nästa: ']) expect(received).toContain(step);
    for (const asked of ['id="livingTogether"', 'id="fear"', 'id="dutyToReport"'])
      expect(received).not.toContain(asked);
  });
});

describe('the file that is opened from it', () => {
  it('is the child’s, with the report, the investigation and what is left to do', async () => {
    await must(officer, `${there}/anmalan/ta-emot`);
    await must(officer, `${there}/anmalan/beslut`, { outcome: 'opened', motive: 'Barnet har sett våld.' });
    expect(await read(officer, '/min-dag')).toContain(`href="${there}/oppna-akter"`);
    expect(await read(officer, `${there}/anmalan`)).toContain(`href="${there}/oppna-akter"`);
    const { address, id } = await opened();
    expect((await officer.get(`${address}/barnet`)).status).toBe(200);
    expect(await read(officer, address)).toContain(`href="${address}/anmalan"`);
    const report = await read(officer, `${address}/anmalan`);
    for (const words of ['Pappa slog mamma', 'Barnet har sett våld.']) expect(report).toContain(words);
    const investigations = await read(officer, `${address}/utredning`);
    expect(investigations).toContain('Barnet har sett våld.');
    expect(investigations).not.toContain('Ska en utredning inledas?');
    expect(await running(id)).toEqual(['childInvestigation', 'childProtection', 'reporterFeedback']);
    expect((await officer.get(`${there}/anmalan`)).headers.get('location')).toBe(there);
    // Whoever reported follows it there, and learns nothing of the file.
    await must(officer, `${address}/anmalan/svar`, { answer: 'Utredning är inledd.' });
    const line = await read(reporter, `/kontakt/${contact.id}/barn`);
    expect(line).toContain('Utredning är inledd');
    expect(line).not.toContain('Har en egen akt');
    expect(line).not.toContain(id);
  });

  it('is where it is decided on, when it was opened before that', async () => {
    await must(officer, `${there}/anmalan/ta-emot`);
    const { address, id } = await opened();
    expect(await running(id)).toEqual(['childProtection', 'preliminaryAssessment']);
    await must(officer, `${address}/anmalan/beslut`, { outcome: 'opened', motive: 'Barnet har sett våld.' });
    expect(await thread()).toEqual({ at: id, outcome: 'opened' });
    expect(await read(officer, `${address}/utredning`)).toContain('Barnet har sett våld.');
  });

  it('gives the report back where the contact was somebody else’s, and gets it again', async () => {
    await must(officer, `${there}/anmalan/ta-emot`);
    const { address, id } = await opened();
    await must(officer, `${there}/skilj-av`, { reason: 'Två med samma namn.', sure: 'yes' });
    expect((await thread())?.at).toBe(there.split('/')[2]);
    expect((await officer.get(`${address}/anmalan`)).status).toBe(404);
    expect(await read(officer, `${there}/anmalan`)).toContain('Pappa slog mamma');
    await must(officer, `${there}/skilj-av/angra`);
    expect((await thread())?.at).toBe(id);
  });

  it('is given it by nobody who doesn’t write in both, and never a file where the report doesn’t lie', async () => {
    await must(officer, `${there}/anmalan/ta-emot`);
    const { id } = await opened();
    const session = await town.signIn(town.staff.otherChildOfficer);
    await town.open(session, id as never);
    const move = (from: string, to: string) => town.ask(session, 'select authz.move_report($1, $2)', [from, to]);
    await expectRefused(move(id, there.split('/')[2] ?? ''));
    await expectRefused(move(id, contact.id));
    expect((await thread())?.at).toBe(id);
  });
});
