import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aContact, aTown, type Town, tellsOf } from '../builders/index.ts';
import { Investigations } from '../support/investigations.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// A time that the law or the municipality sets is made longer only by a decision, with reasons, while it still runs (SoL 20:2, 20:3).

let town: Town;
let served: Served;
let path = '';
let child = '';
let officer: Visitor;
const nova = newId<PersonId>();
const send = (who: Visitor, to: string, fields: Record<string, string> = {}) =>
  who.post(to, { _form: newId(), ...fields });
const as = async (key: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[key]));
const dayIn = async (days: number) =>
  (await town.now()).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ days }).toString();
const dueOf = async (file: string, rule: string) =>
  (
    await town.look<{ due: string }>(
      `select (due_at at time zone 'Europe/Stockholm' - interval '1 second')::date::text as due
         from data.running_clock where file_id = $1 and rule = $2`,
      [file, rule],
    )
  )[0]?.due;
const refused = async (answer: Promise<Response>, words: string) => {
  const got = await answer;
  expect([got.status, (await got.text()).includes(words)], words).toEqual([422, true]);
};

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  for (const kind of ['extendPreliminaryAssessment', 'extendAdultInvestigation'] as const)
    await town.delegates(kind, 'teamLeader');
  await town.onDuty(town.staff.childOfficer, town.units.childrenUnit);
  const contact = await aContact(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: nova, part: 'child', name: 'Nova Strand', birthYear: 2018 }))
    .made();
  const reporter = await as('dutyOfficer');
  const report = { words: 'Nova såg på.', endangers: 'unknown', unit: town.units.childrenUnit };
  await send(reporter, `/kontakt/${contact.id}/barn/${nova}/anmal`, report);
  const [row] = await town.look<{ id: string }>('select own_file_id as id from data.person_told where id = $1', [nova]);
  child = row?.id ?? '';
  path = `/kontakt/${child}/anmalan`;
  officer = await as('childOfficer');
  await officer.get(path);
  await send(officer, `${path}/ta-emot`);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('gives a preliminary assessment more time only by who decides it, for reasons, to a later day', async () => {
  const page = await (await officer.get(path)).text();
  expect([page.includes('Mer tid för förhandsbedömningen'), page.includes('Maria Öberg')]).toEqual([true, true]);
  const asked = { until: await dayIn(20), reason: 'Skolan kan svara först i nästa vecka.' };
  await refused(send(officer, `${path}/mer-tid`, asked), 'Du har inte delegation för mer tid för förhandsbedömningen');
  const leader = await as('childrenLeader');
  await leader.get(path);
  await refused(send(leader, `${path}/mer-tid`, { ...asked, reason: '' }), 'Skriv de synnerliga skälen');
  await refused(send(leader, `${path}/mer-tid`, { ...asked, until: await dayIn(14) }), 'efter den dag som gäller nu');
  expect(await dueOf(child, 'preliminaryAssessment')).toBe(await dayIn(14));
  expect((await send(leader, `${path}/mer-tid`, asked)).status).toBe(303);
  expect(await dueOf(child, 'preliminaryAssessment')).toBe(asked.until);
  expect(await town.look('select kind, basis from data.decision where file_id = $1', [child])).toEqual([
    { kind: 'extendPreliminaryAssessment', basis: 'Delegationsordning 4.1; SoL 20:2' },
  ]);
  // Both sides see the day that holds now.
  expect(await town.look(`select decide_by > made_at + interval '19 days' as later from data.report_thread`)).toEqual([
    { later: true },
  ]);
});

it('refuses it to those who may not, and when the time has run out', async () => {
  for (const key of ['outsider', 'dutyOfficer'] as const)
    expect((await send(await as(key), `${path}/mer-tid`, { until: await dayIn(30), reason: 'x' })).status).toBe(404);
  await town.letPass({ hours: 24 * 21 });
  const leader = await as('childrenLeader');
  await leader.get(path);
  await refused(
    send(leader, `${path}/mer-tid`, { until: await dayIn(10), reason: 'Sent' }),
    'Tiden har redan gått ut och kan inte förlängas',
  );
});

it('gives an adult’s investigation more time in the same way', async () => {
  const work = await Investigations.begin(town, served);
  const at = await work.opened();
  const asked = { until: await dayIn(150), reason: 'Personen har varit på sjukhus.' };
  expect(await (await work.officer.get(at)).text()).toContain('här är målet fyra månader');
  await refused(work.send(work.officer, `${at}/mer-tid`, asked), 'Du har inte delegation för mer tid för en vuxens');
  const leader = await work.as(town.staff.teamLeader, 'Beslutar om tiden.');
  expect((await work.send(leader, `${at}/mer-tid`, asked)).status).toBe(303);
  expect(await dueOf(work.file.id, 'adultInvestigation')).toBe(asked.until);
});
