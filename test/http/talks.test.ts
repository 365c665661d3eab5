import { afterAll, beforeAll, expect, it } from 'vitest';
import { planned, Support, send, written } from '../support/given-support.ts';

// Talk by talk: what each is for, in which order, at which time, and who interprets.

let support: Support;
beforeAll(async () => {
  support = await Support.open();
});
afterAll(() => support.close());

it('keeps each talk’s purpose and the person’s order, and strikes nothing away (V05)', async () => {
  const { officer, therapist, asked, arranged } = support;
  const address = await arranged(officer, asked('supportTalks'));
  expect((await send(therapist, `${address}/samtal`, { purpose: ' ' })).status).toBe(422);
  // One who hits and one who is hit have no talks together: it says why, and what to do.
  const together = await send(therapist, `${address}/samtal`, { purpose: 'Om barnen', company: 'together' });
  const said = await together.text();
  expect(together.status).toBe(422);
  for (const words of ['aldrig samtal tillsammans', 'för sig, på olika tider', 'value="Om barnen"'])
    expect(said).toContain(words);
  await planned(therapist, address, 'Sömnen');
  const second = await planned(therapist, address, 'Barnen');
  expect((await written(therapist, address, second, 'came')).status).toBe(409);
  await send(therapist, `${address}/samtal/${second}/upp`, { talk: second });
  const page = await (await therapist.get(address)).text();
  expect(page.indexOf('<strong>Barnen')).toBeLessThan(page.indexOf('<strong>Sömnen'));
  await send(therapist, `${address}/samtal/${second}/stryk`, { talk: second });
  expect(await (await therapist.get(address)).text()).toContain('Struket');
  expect((await send(therapist, `${address}/samtal/${second}/upp`, { talk: second })).status).toBe(409);
  // No safe way is agreed, so no time is told along one.
  const first = await planned(therapist, address, 'Pengarna');
  const time = { talk: first, 'when.day': 'i morgon', 'when.time': '10.00' };
  const refused = await send(therapist, `${address}/samtal/${first}/tid`, { ...time, told: 'safeWay' });
  expect([refused.status, (await refused.text()).includes('Ingen säker väg är bestämd')]).toEqual([422, true]);
  expect((await send(therapist, `${address}/samtal/${first}/tid`, { ...time, told: 'inRoom' })).status).toBe(303);
  expect((await send(officer, `${address}/blev-inte`, { why: 'Ångrade sig' })).status).toBe(303);
  expect((await send(officer, `${address}/samtal`, { purpose: 'Mer' })).status).toBe(409);
});

it('F37 asks about the interpreter each time that a talk is booked, and never books one whom the person knows', async () => {
  const { file, officer, therapist, one, asked, arranged } = support;
  const address = await arranged(officer, asked('supportTalks'));
  const first = await planned(therapist, address, 'Nätterna');
  const book = (fields: Parameters<typeof send>[2]) =>
    send(therapist, `${address}/samtal/${first}/tid`, {
      ...{ talk: first, 'when.day': 'i morgon', 'when.time': '10.00', told: 'inRoom', ...fields },
    });
  const needs = await send(officer, `/akt/${file.id}/tolk`, {
    ...{ 'interpreter.needed': 'yes', 'interpreter.language': 'so', 'interpreter.dialect': 'benaadir' },
    ...{ 'interpreter.circle': 'föreningen', 'interpreter.checked': 'noneOfThese' },
  });
  expect(needs.status).toBe(303);
  for (const [fields, says] of [
    [{}, 'Välj vem som tolkar.'],
    [{ interpreter: 'known', circleChecked: 'yes' }, 'tolkar aldrig, och inte ett barn'],
    [{ interpreter: 'elsewhere' }, 'Fråga först personen om tolken'],
  ] as const) {
    const answer = await book(fields);
    const html = await answer.text();
    expect([answer.status, html.includes(says)]).toEqual([422, true]);
    // The error leads to its own field, though the page has other forms that ask the same.
    const [, field] = /<li><a href="#([^"]+)">/.exec(html.slice(html.indexOf('class="error-summary"'))) ?? [];
    expect(html.split(` id="${field}"`)).toHaveLength(2);
    expect(html.indexOf(` id="${field}"`)).toBeGreaterThan(html.indexOf(`${first}/tid"`));
  }
  const booked = () => one('select planned_at, interpreter from data.talk where id = $1', [first]);
  expect(await booked()).toEqual({ planned_at: null, interpreter: null });
  expect((await book({ interpreter: 'notBooked' })).status).toBe(303);
  expect((await book({ interpreter: 'elsewhere', circleChecked: 'yes' })).status).toBe(303);
  expect(await booked()).toMatchObject({ interpreter: 'elsewhere' });
  expect(await (await therapist.get(address)).text()).toContain('Tolk: bokad tolk, på telefon från en annan ort');
});
