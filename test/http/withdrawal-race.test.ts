import { afterAll, beforeAll, expect, it } from 'vitest';
import { newReference } from '../../src/consent/index.ts';
import { aFile, aGroup, aTown, consentsTo, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { must } from '../support/whole-contact.ts';

// Somebody takes a withdrawal down while the receiver reads: no page that was asked for after the answer shows the file.

let town: Town;
let served: Served;
let file: MadeFile;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await aGroup(town, { unitId: town.units.incomeSupport, staffId: town.staff.outsider });
  file = await aFile(town).onDesk({ first: 'Elin', last: 'Strand' }).made();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const RACES = 25;
it(`is never beaten by a page that was asked for after it was answered, in ${RACES} races`, {
  timeout: 240_000,
}, async () => {
  const officer = await town.signIn(town.staff.caseOfficer);
  const own = await town.open(officer, file.id);
  if (!own) throw new Error('not opened');
  const member = new Visitor(served, await town.signIn(town.staff.outsider));
  const teller = new Visitor(served, await town.signIn(town.staff.dutyOfficer));
  const pages = ['', '/plan', '/saker-kontakt'].map((tail) => `/akt/${file.id}${tail}`);
  let sawBefore = 0;
  for (let race = 0; race < RACES; race += 1) {
    const reference = newReference();
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport, reference });
    // The limit is for one who tries a whole street; here one person is told again and again.
    await town.look('delete from authz.search_count');
    let answered = false;
    const telling = must(teller, '/aterkalla', { reference, receiver: 'all', how: 'phone', by: 'self' }).then(() => {
      answered = true;
    });
    const reading = pages.map(async (address) => {
      for (;;) {
        const askedAfter = answered;
        const { status } = await member.get(address);
        if (askedAfter) return status;
        if (status === 200) sawBefore += 1;
      }
    });
    await telling;
    expect(await Promise.all(reading)).toEqual(pages.map(() => 404));
  }
  expect(sawBefore).toBeGreaterThan(0);
});
