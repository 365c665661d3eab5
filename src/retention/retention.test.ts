import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isDue, lastDayOf, type RetentionFacts, retentionOf, soonestFirst, usualSelection } from './retention.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const adult: RetentionFacts = {
  lastEntry: day('2026-03-10'),
  birthYear: 1990,
  bornOn: null,
  childInvestigation: false,
  matterClosed: day('2026-03-10'),
  marks: [],
};
const child = { ...adult, birthYear: 2018, childInvestigation: true };
const whole = { everybody: true, bornOn: [] };

const cases: readonly (readonly [
  string,
  Partial<RetentionFacts>,
  rule: string,
  outcome: string,
  from: string | null,
  by: string | null,
])[] = [
  ['five years after the last entry', {}, 'usual', 'destroy', '2031-03-11', '2032-12-31'],
  ['the last entry on a leap day', { lastEntry: day('2028-02-29') }, 'usual', 'destroy', '2033-03-01', '2034-12-31'],
  ['on the day before it', { lastEntry: day('2028-02-28') }, 'usual', 'destroy', '2033-03-01', '2034-12-31'],
  ['on the last day of a year', { lastEntry: day('2026-12-31') }, 'usual', 'destroy', '2032-01-01', '2033-12-31'],
  ['a child that was investigated', child, 'childInvestigation', 'destroy', '2049-01-01', '2050-12-31'],
  [
    'a child whose day is known',
    { ...child, bornOn: day('2018-06-02') },
    'childInvestigation',
    'destroy',
    '2048-06-03',
    '2049-12-31',
  ],
  [
    'a child that was born on a leap day',
    { ...child, birthYear: 2020, bornOn: day('2020-02-29') },
    'childInvestigation',
    'destroy',
    '2050-03-01',
    '2051-12-31',
  ],
  ['a child whose year nobody knows', { ...child, birthYear: null }, 'childInvestigation', 'destroy', null, null],
  [
    'a matter from before the rule',
    { ...child, matterClosed: day('2026-01-14') },
    'usual',
    'destroy',
    '2031-03-11',
    '2032-12-31',
  ],
  [
    'a matter from its first day',
    { ...child, matterClosed: day('2026-01-15') },
    'childInvestigation',
    'destroy',
    '2049-01-01',
    '2050-12-31',
  ],
  ['a report that led to no investigation', { birthYear: 2018 }, 'usual', 'destroy', '2031-03-11', '2032-12-31'],
  ['a placement', { marks: ['placement'] }, 'placement', 'deliver', '2031-03-11', '2032-12-31'],
  [
    'a placed child that was investigated',
    { ...child, marks: ['placement'] },
    'placement',
    'deliver',
    '2049-01-01',
    '2050-12-31',
  ],
  ['paternity or adoption', { marks: ['parenthood'] }, 'parenthood', 'deliver', '2031-03-11', '2032-12-31'],
  [
    'an agreement on custody',
    { birthYear: 2020, marks: ['custodyAgreement'] },
    'custodyAgreement',
    'destroy',
    '2039-01-01',
    '2040-12-31',
  ],
  ['an agreement in an adult’s file', { marks: ['custodyAgreement'] }, 'usual', 'destroy', '2031-03-11', '2032-12-31'],
  ['one who was born on the 15th', { bornOn: day('1990-04-15') }, 'research', 'deliver', '2031-03-11', '2032-12-31'],
  ['one who was born on the 16th', { bornOn: day('1990-04-16') }, 'usual', 'destroy', '2031-03-11', '2032-12-31'],
];

describe('how long a file is kept', () => {
  it.each(cases)('%s', (_, facts, rule, outcome, from, by) => {
    const found = retentionOf({ ...adult, ...facts }, usualSelection);
    expect({ ...found, from: found.from?.toString() ?? null, by: found.by?.toString() ?? null }).toEqual({
      rule,
      outcome,
      from,
      by,
    });
  });

  it('a selected municipality keeps everybody', () => {
    expect(retentionOf(adult, whole)).toMatchObject({ rule: 'research', outcome: 'deliver' });
  });

  it.each([
    ['2032-10-01', 'later'],
    ['2032-10-02', 'soon'],
    ['2032-12-31', 'soon'],
    ['2033-01-01', 'passed'],
  ])('is told of ninety days before its last day, and is too late only after it (%s)', (today, near) => {
    expect(lastDayOf(retentionOf(adult, usualSelection), day(today))).toBe(near);
  });

  it('stands by its last day, and last where it has none', () => {
    const kept = (facts: Partial<RetentionFacts>) => ({ kept: retentionOf({ ...adult, ...facts }, usualSelection) });
    const [first, next, none] = [kept({}), kept({ lastEntry: day('2027-01-10') }), kept({ ...child, birthYear: null })];
    expect(lastDayOf(none.kept, day('2099-01-01'))).toBe('later');
    expect([none, next, first].toSorted(soonestFirst)).toEqual([first, next, none]);
    expect([next, none, first].toSorted(soonestFirst)).toEqual([first, next, none]);
  });

  it('falls due on its first day and not before, and never where the age is unknown', () => {
    const found = retentionOf(adult, usualSelection);
    expect([isDue(found, day('2031-03-10')), isDue(found, day('2031-03-11'))]).toEqual([false, true]);
    expect(isDue(retentionOf({ ...child, birthYear: null }, usualSelection), day('2099-01-01'))).toBe(false);
  });
});
