import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { newId, type PersonId } from '../kernel/ids.ts';
import { mayAskFrom, mayRequest } from './request.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const party = newId<PersonId>();
const asks = (appliedOn: string, askedOn: string, more: { before?: PersonId[]; personId?: PersonId } = {}) => {
  const may = mayRequest(
    { personId: more.personId ?? party, appliedOn: day(appliedOn), askedOn: day(askedOn) },
    { parties: [party], before: (more.before ?? []).map((personId) => ({ personId })), today: day('2027-06-01') },
  );
  return may.ok || may.error;
};

it('is a party’s right once, when six months have passed since the application', () => {
  expect(asks('2026-12-01', '2027-06-01')).toBe(true);
  expect(asks('2026-12-02', '2027-06-01')).toBe('tooSoon');
  expect(asks('2026-08-31', '2027-02-28')).toBe(true);
  expect(mayAskFrom(day('2026-08-31')).toString()).toBe('2027-02-28');
  expect(asks('2026-08-01', '2027-06-02')).toBe('askedInFuture');
  expect(asks('2027-06-01', '2027-05-31')).toBe('beforeApplied');
  expect(asks('2026-08-01', '2027-06-01', { before: [party] })).toBe('onlyOnce');
  expect(asks('2026-08-01', '2027-06-01', { personId: newId<PersonId>() })).toBe('notParty');
});
