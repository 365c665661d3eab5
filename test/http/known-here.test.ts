import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PersonalNumber } from '../../src/kernel/personal-number.ts';
import { aFile } from '../builders/index.ts';
import { Intake } from '../support/intake.ts';
import type { Visitor } from '../support/visitor.ts';
import { must, send } from '../support/whole-contact.ts';

const number = { hers: '193001227705', his: '193003064742' };
let intake: Intake;
beforeAll(async () => {
  intake = await Intake.open();
});
afterAll(() => intake.close());
beforeEach(() => intake.begin());

describe('known here?', () => {
  const why = { reason: 'Kvinna i samtalet säger att hon har en handläggare.' };

  it('names a file only to one who has a ground, and says the same to everyone else, to the letter', async () => {
    const contact = await intake.contact();
    const file = await aFile(intake.town).made();
    const session = await intake.town.signIn(intake.town.staff.caseOfficer);
    await intake.town.open(session, file.id);
    const read1 = PersonalNumber.parse('193007289261', Temporal.PlainDate.from('2026-11-22'));
    if (!read1.ok) throw new Error('a test number that is none');
    await intake.town.ask(session, 'select authz.index_person($1, $2, true)', [
      file.id,
      intake.town.keyring.personHash(read1.value),
    ]);

    const ask = async (visitor: Visitor, address: string, typed: string) => {
      const answer = await send(visitor, `${address}/kand-har`, { number: typed, ...why });
      return (await answer.text()).replaceAll(/name="_form" value="[^"]+"/g, '').replaceAll(typed, 'NUMBER');
    };
    const hidden = await ask(intake.officer, contact.address, '193007289261');
    const gone = await ask(intake.officer, contact.address, '193008169165');
    expect(hidden).toContain('Inget du kan se. Vid fara: ring bakjour.');
    expect(hidden).toBe(gone);
    expect(hidden).not.toContain(file.id);
    // The holder is told, the one who asked is not.
    expect(
      await intake.town.look(`select staff_id from data.alert where file_id = $1 and kind = 'personAsked'`, [file.id]),
    ).toEqual([{ staff_id: intake.town.staff.caseOfficer }]);
    const own = await must(intake.caseOfficer, '/kontakt/ny', {
      channel: 'call',
      source: 'police',
      'received.day': 'i dag',
      'received.time': '00.00',
    });
    await intake.caseOfficer.get(own);
    expect(await ask(intake.caseOfficer, own, '193007289261')).toContain(`/akt/${file.id}`);
    expect(await intake.town.look(`select 1 from data.alert where kind = 'personAsked'`)).toHaveLength(1);
  });

  it('takes a reason, is logged without the number, and has a limit with a sentence', async () => {
    const contact = await intake.contact();
    const none = await send(intake.officer, `${contact.address}/kand-har`, { number: number.hers, reason: '' });
    expect(none.status).toBe(422);
    const asked = await intake.town.look<{ detail: object }>(
      `select detail from audit.entry where action = 'person.asked' and staff_id = $1`,
      [intake.town.staff.dutyOfficer],
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(JSON.stringify(asked)).not.toContain(number.hers);
    expect(JSON.stringify(asked)).not.toContain('handläggare');
    let last: Response | undefined;
    for (let n = 0; n < 31; n += 1)
      last = await send(intake.officer, `${contact.address}/kand-har`, { number: number.hers, ...why });
    expect(last?.status).toBe(429);
    expect(await last?.text()).toContain('Vänta tio minuter');
  });
});
