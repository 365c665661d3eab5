import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile } from '../builders/index.ts';
import {
  aFileAtWork,
  as,
  file,
  officer,
  rowsOf,
  see,
  send,
  support,
  therapist,
  town,
} from '../support/file-at-work.ts';

// Referrals and partners' resources: a day for the answer, an answer in words, and two refusals that somebody sees.

aFileAtWork();

const referral = (fields: Record<string, string> = {}) => ({
  kind: 'traumaCare',
  receiver: 'Psykiatrin i Strandhaga',
  purpose: 'Traumabehandling, också medan våldet pågår',
  ground: 'nothing',
  answerBy: '2027-03-30',
  ...fields,
});
const ids = async () =>
  (await town.look<{ id: string }>('select id from data.referral where file_id = $1 order by at, id', [file.id])).map(
    ({ id }) => id,
  );
const refuse = async (id: string | undefined) =>
  (await send(officer, `/remisser/${id}/svar`, { answer: 'no', words: 'Inte förrän våldet har upphört.' })).status;
const proposals = () => town.look('select 1 from data.proposal where file_id = $1', [file.id]);

it('has a day and an answer in words, and two refusals for one need are put before the group', async () => {
  for (const wrong of [{ kind: '' }, { ground: newId() }, { answerBy: '2027-03-08' }, { receiver: '' }])
    expect([wrong, (await send(officer, '/remisser', referral(wrong))).status]).toEqual([wrong, 422]);
  expect((await send(officer, '/remisser', referral())).status).toBe(303);
  const [first] = await ids();
  expect((await send(officer, `/remisser/${first}/svar`, { answer: 'no' })).status).toBe(422);
  expect(await refuse(first)).toBe(303);
  expect(await refuse(first)).toBe(409);
  expect(await proposals()).toEqual([]);
  await send(officer, '/remisser', referral({ receiver: 'Vårdcentralen' }));
  const second = (await ids()).find((id) => id !== first);
  expect(await refuse(second)).toBe(303);
  expect(await proposals()).toHaveLength(1);
  expect(await see(officer, '/remisser')).toContain('Två har sagt nej till samma behov');
  const clocks = await town.look(
    `select 1 from data.running_clock where file_id = $1 and rule = 'referralAnswer' and met_at is not null`,
    [file.id],
  );
  expect(clocks).toHaveLength(2);
  expect(await rowsOf('disclosure')).toEqual([]);
});

const clocksOf = (id: string | undefined) =>
  town.look<{ owner: string; met: boolean; day: string; since: string }>(
    `select owner_id as owner, met_at is not null as met, ((due_at - interval '1 second') at time zone 'Europe/Stockholm')::date::text as day,
        started_at::text as since from data.running_clock
      where file_id = $1 and subject_id = $2 and rule = 'referralAnswer' order by due_at`,
    [file.id, id],
  );
const waits = (fields: Record<string, string> = {}) => ({
  answer: 'waiting',
  words: 'Ja, men kön är fyra månader.',
  askAgain: '2027-06-01',
  ...fields,
});

it('V13 care that waits for months stays on a clock with a day to ask again, and a no after the wait is counted', async () => {
  await send(officer, '/remisser', referral());
  const [first] = await ids();
  // Without a day nothing is written, what was said stays in the form, and the first day holds.
  for (const [askAgain, says] of [
    ['', 'Skriv vilken dag vi frågar igen.'],
    ['2027-03-08', 'Dagen har redan varit.'],
  ] as const) {
    const refused = await send(officer, `/remisser/${first}/svar`, waits({ askAgain }));
    const words = await refused.text();
    expect([askAgain, refused.status, words.includes(says)]).toEqual([askAgain, 422, true]);
    expect(words).toContain('kön är fyra månader');
  }
  expect(await clocksOf(first)).toMatchObject([{ met: false, day: '2027-03-30' }]);

  expect((await send(officer, `/remisser/${first}/svar`, waits())).status).toBe(303);
  const [was, is] = await clocksOf(first);
  expect([was?.met, is?.met, is?.day, is?.owner]).toEqual([true, false, '2027-06-01', town.staff.caseOfficer]);
  expect(is?.since).toBe(was?.since);
  const shown = await see(officer, '/remisser');
  expect(shown).toMatch(/mark-info[\s\S]*?Ja, men det dröjer\. Fråga igen senast/);
  expect(shown).not.toContain('mark-done');
  expect(shown).toContain('Skriv in svaret');

  // Asked again, still waiting; then no. Each word that was said is there, the last answer ends the clock, and nothing is answered twice.
  const later = waits({ words: 'Kön är nu åtta månader.', askAgain: '2027-09-01' });
  expect((await send(officer, `/remisser/${first}/svar`, later)).status).toBe(303);
  expect(await refuse(first)).toBe(303);
  expect((await clocksOf(first)).map(({ met, day }) => [met, day])).toEqual([
    [true, '2027-03-30'],
    [true, '2027-06-01'],
    [true, '2027-09-01'],
  ]);
  const after = await see(officer, '/remisser');
  const said = ['kön är fyra månader', 'nu åtta månader', 'Inte förrän våldet har upphört.'];
  expect(said.map((words) => after.indexOf(words)).every((at, n, all) => at > (all[n - 1] ?? 0))).toBe(true);
  const stored = await town.look<{ waited: Buffer }>('select waited from data.referral where id = $1', [first]);
  expect(stored.map(({ waited }) => waited.includes('månader'))).toEqual([false]);
  for (const twice of [waits(), { answer: 'yes', words: 'Ja.' }])
    expect((await send(officer, `/remisser/${first}/svar`, twice)).status).toBe(409);

  // Refused after the wait and by another: two, who have to be seen.
  expect(await proposals()).toEqual([]);
  await send(officer, '/remisser', referral({ receiver: 'Vårdcentralen' }));
  expect(await refuse((await ids()).find((id) => id !== first))).toBe(303);
  expect(await proposals()).toHaveLength(1);
});

it('lets whoever takes down the wait not take over the clock, and keeps the wait of care from those who do not read of it', async () => {
  const alarm = referral({ kind: 'alarm', receiver: 'Brottsofferpolisen', purpose: 'Larm medan utredningen pågår' });
  await send(officer, '/remisser', alarm);
  await send(officer, '/remisser', referral());
  const referralOf = async (kind: string) =>
    (
      await town.look<{ id: string }>('select id from data.referral where file_id = $1 and kind = $2', [file.id, kind])
    )[0]?.id;
  const [lent, care] = [await referralOf('alarm'), await referralOf('traumaCare')];
  expect((await send(support, `/remisser/${lent}/svar`, waits())).status).toBe(303);
  expect((await clocksOf(lent)).map(({ owner, met }) => [owner, met])).toEqual([
    [town.staff.caseOfficer, true],
    [town.staff.caseOfficer, false],
  ]);
  expect((await send(officer, `/remisser/${care}/svar`, waits({ words: 'Traumateamet har kö.' }))).status).toBe(303);
  // She who lends the alarm reads and answers that; of the care, which waits all the same, she finds nothing.
  expect(await see(officer, '/remisser')).toContain('Traumateamet har kö.');
  const hers = await see(support, '/remisser');
  expect([hers.includes('fyra månader'), hers.includes('Traumateamet')]).toEqual([true, false]);
  expect((await send(support, `/remisser/${lent}/svar`, { answer: 'yes', words: 'Hämtas i morgon.' })).status).toBe(
    303,
  );
  expect((await send(support, `/remisser/${care}/svar`, { answer: 'yes', words: 'x' })).status).toBe(404);
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor'] as const) {
    const said = await send(await as(town.staff[who]), `/remisser/${care}/svar`, waits());
    expect([who, said.status]).toEqual([who, 404]);
  }
  expect((await clocksOf(care)).map(({ met }) => met)).toEqual([true, false]);
});

it('puts two refusals before the group though somebody once said yes, and not where a yes came since', async () => {
  const asked = async (answer: 'yes' | 'no') => {
    const before = await ids();
    await send(officer, '/remisser', referral());
    const id = (await ids()).find((one) => !before.includes(one));
    await town.letPass({ minutes: 1 });
    expect((await send(officer, `/remisser/${id}/svar`, { answer, words: 'Det sa de.' })).status).toBe(303);
  };
  for (const answer of ['no', 'yes', 'no'] as const) await asked(answer);
  expect(await proposals()).toEqual([]);
  expect(await see(officer, '/remisser')).not.toContain('Två har sagt nej till samma behov');
  await asked('no');
  expect(await proposals()).toHaveLength(1);
  expect(await see(officer, '/remisser')).toContain('Två har sagt nej till samma behov');
});

it('keeps care to those who read of health, and lets the support worker ask for an alarm', async () => {
  await send(officer, '/remisser', referral());
  expect(await see(support, '/remisser')).not.toContain('Traumabehandling, också');
  expect((await send(support, '/remisser', referral())).status).toBe(422);
  const alarm = referral({ kind: 'alarm', receiver: 'Brottsofferpolisen', purpose: 'Larm medan utredningen pågår' });
  expect((await send(support, '/remisser', alarm)).status).toBe(303);
  expect(await see(therapist, '/remisser')).toContain('Brottsofferpolisen');
  const [lent] = await town.look<{ id: string }>(`select id from data.referral where file_id = $1 and kind = 'alarm'`, [
    file.id,
  ]);
  const answered = await send(support, `/remisser/${lent?.id}/svar`, { answer: 'yes', words: 'Hämtas i morgon.' });
  expect(answered.status).toBe(303);
  const rows = await town.look<{ receiver: Buffer }>('select receiver from data.referral where file_id = $1', [
    file.id,
  ]);
  expect(rows.every(({ receiver }) => !receiver.includes('polis'))).toBe(true);
});

it('is refused to those outside, and answers nothing of another file', async () => {
  await send(officer, '/remisser', referral());
  const [id] = await ids();
  for (const who of ['otherCaseOfficer', 'outsider', 'auditor', 'administrator'] as const) {
    const visitor = await as(town.staff[who]);
    expect([who, (await send(visitor, '/remisser', referral())).status]).toEqual([who, 404]);
    const said = await send(visitor, `/remisser/${id}/svar`, { answer: 'yes', words: 'x' });
    expect([who, said.status]).toEqual([who, 404]);
  }
  expect((await send(therapist, `/remisser/${id}/svar`, { answer: 'yes', words: 'x' })).status).toBe(404);
  const other = await aFile(town).made();
  const there = await officer.post(`/akt/${other.id}/remisser/${id}/svar`, {
    _form: newId(),
    answer: 'no',
    words: 'x',
  });
  expect(there.status).toBe(404);
});

it('tells no place', async () => {
  await send(officer, '/plats', { kind: 'municipality', words: 'Lindköping' });
  expect((await send(officer, '/remisser', referral({ purpose: 'Vård i Lindköping' }))).status).toBe(422);
  expect(await rowsOf('referral')).toEqual([]);
});

it('V65 says what the person wants: out of the file of one who uses violence there is none without', async () => {
  const his = await aFile(town)
    .with(({ sql }, made) => setFileSide(sql, made, 'perpetrator'))
    .made();
  const sent = (fields: Record<string, string>) =>
    officer.post(`/akt/${his.id}/remisser`, { ...referral({ kind: 'substanceCare' }), _form: newId(), ...fields });
  await officer.get(`/akt/${his.id}/remisser`);
  const refused = await sent({});
  expect([refused.status, (await refused.text()).includes('Utan det skickas ingen remiss.')]).toEqual([422, true]);
  expect((await sent({ wish: 'Jag vill sluta dricka innan jag träffar barnen.' })).status).toBe(303);
  expect(await (await officer.get(`/akt/${his.id}/remisser`)).text()).toContain('Vill själv: ”Jag vill sluta dricka');
  // Of all others it is asked, and nothing hangs on it.
  expect((await send(officer, '/remisser', referral())).status).toBe(303);
  expect(await town.look('select 1 from data.referral where file_id = $1 and wish is not null', [his.id])).toHaveLength(
    1,
  );
});
