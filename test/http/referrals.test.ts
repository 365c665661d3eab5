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
