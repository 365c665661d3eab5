import { expect, it } from 'vitest';
import { aGroup, consentsTo } from '../builders/index.ts';
import { aFileAtWork, as, file, officer, rowsOf, see, send, support, town } from '../support/file-at-work.ts';

// Whether somebody may stay in the country: no more than is needed to help, and lent to nobody.

aFileAtWork();
const permit = { kind: 'residencePermit', holder: 'Migrationsverket', nextStep: 'Intervju', nextOn: '2027-04-02' };

it('keeps who deals with it and the next day, and no number', async () => {
  const refused = await send(officer, '/processer', { ...permit, reference: '12-345678' });
  const page = await refused.text();
  expect([refused.status, page.includes('Skriv inget nummer'), page.includes('12-345678')]).toEqual([422, true, true]);
  expect(await rowsOf('process')).toEqual([]);
  expect((await send(officer, '/processer', permit)).status).toBe(303);
  const [row] = await town.look<{ id: string }>('select id from data.process where file_id = $1', [file.id]);
  expect((await send(officer, `/processer/${row?.id}`, { ...permit, reference: '12-345678' })).status).toBe(422);
  expect(await see(officer, `/processer/${row?.id}`)).toContain('Status, land och nummer behövs inte');
});

it('is seen by those who work with the processes, and by nobody to whom they are lent', async () => {
  await send(officer, '/processer', permit);
  await send(officer, '/processer', { kind: 'court', holder: 'Strandhaga tingsrätt' });
  const { units, staff } = town;
  await aGroup(town, { unitId: units.incomeSupport, staffId: staff.outsider });
  const hers = await town.signIn(staff.caseOfficer);
  const own = await town.open(hers, file.id);
  if (!own) throw new Error('Not opened');
  await consentsTo(town, hers, own, { unitId: units.incomeSupport, parts: ['processes'] });
  expect(await see(support, '/processer')).toContain('Migrationsverket');
  const lent = await as(staff.outsider);
  const page = await see(lent, '/processer');
  expect([page.includes('Strandhaga tingsrätt'), page.includes('Migrationsverket')]).toEqual([true, false]);
  expect(await see(lent, '')).not.toContain('Uppehållstillstånd');
});
