import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { allianceDue } from './alliance.ts';
import type { Talk, TalkId } from './talk.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const shown = (moment: Temporal.Instant | undefined) =>
  moment?.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString({ smallestUnit: 'minute' });
const talk = (outcome: Talk['outcome'], sessionId: Talk['sessionId'] = null) =>
  ({ id: newId<TalkId>(), outcome, sessionId }) as Talk;
const held = (n: number) => Array.from({ length: n }, () => talk('came'));
const adult = { audience: 'exposed' } as const;

it.each([
  ['a Friday', '2026-11-27T16:40', '2026-12-12T00:00'],
  ['Midsummer Eve', '2027-06-25T16:40', '2027-07-10T00:00'],
  ['the night before an hour is lost', '2027-03-27T23:30', '2027-04-11T00:00'],
  ['the night before an hour is won', '2027-10-30T23:30', '2027-11-14T00:00'],
  ['two weeks before a leap day', '2028-02-15T10:00', '2028-03-01T00:00'],
])('both are asked within two weeks of the third talk, held on %s', (_, now, due) => {
  expect(shown(allianceDue(adult, held(3), at(now)))).toBe(due);
});

it('nobody is asked before the third, after it, of what was held in a group, or of a child', () => {
  const now = at('2026-11-27T16:40');
  expect([held(2), held(4), [...held(2), talk('noShow')]].map((talks) => allianceDue(adult, talks, now))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const inGroup = talk('came', newId() as Talk['sessionId']);
  expect(allianceDue(adult, [...held(2), inGroup], now)).toBeUndefined();
  expect(shown(allianceDue(adult, [...held(2), talk('byPhone')], now))).toBe('2026-12-12T00:00');
  expect(allianceDue({ audience: 'child' }, held(3), now)).toBeUndefined();
});
