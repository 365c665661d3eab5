import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type ConsentFacts, type GuardianSay, waysLeft, weighConsent } from './guardian-consent.ts';
import { type ConsentWay, consentWays, type WayRule, wayRules } from './guardian-rules.ts';

const [mother, father] = ['mother', 'father'];
const yes = (guardianId: string): GuardianSay => ({ guardianId, answer: 'yes', because: null });
const no = (guardianId: string): GuardianSay => ({ guardianId, answer: 'no', because: null });
const unsafe = (guardianId: string): GuardianSay => ({ guardianId, answer: 'notAsked', because: 'endangers' });
const facts = (own: Partial<ConsentFacts>): ConsentFacts => ({
  intervention: 'supportTalks',
  basis: 'needsAssessed',
  age: 8,
  opinion: 'unknown',
  suitable: false,
  guardians: [mother, father],
  says: [yes(mother), no(father)],
  staysWith: null,
  on: Temporal.PlainDate.from('2026-11-23'),
  ...own,
});
const ways = (own: Partial<ConsentFacts>): readonly ConsentWay[] => {
  const weighed = weighConsent(facts(own));
  if (weighed.state !== 'barred') throw new Error(weighed.state);
  return weighed.ways;
};

describe('guardians’ consent', () => {
  it.each<[string, Partial<ConsentFacts>, ReturnType<typeof weighConsent>]>([
    ['both say yes', { says: [yes(mother), yes(father)] }, { state: 'consented' }],
    ['the only one says yes', { guardians: [mother], says: [yes(mother)] }, { state: 'consented' }],
    ['one has not answered', { says: [yes(mother)] }, { state: 'waits', for: [father] }],
    [
      'nobody knows what one said',
      { says: [yes(mother), { guardianId: father, answer: 'unknown', because: null }] },
      { state: 'waits', for: [father] },
    ],
    [
      'one is asked later',
      { says: [yes(mother), { guardianId: father, answer: 'notAsked', because: 'notYet' }] },
      { state: 'waits', for: [father] },
    ],
    ['one says no', {}, { state: 'barred', barriers: ['refused'], ways: ['care'] }],
    [
      'asking one would endanger',
      { says: [yes(mother), unsafe(father)] },
      { state: 'barred', barriers: ['endangers'], ways: ['care'] },
    ],
    [
      'no guardian is known',
      { guardians: [], says: [] },
      { state: 'barred', barriers: ['noGuardianKnown'], ways: ['care'] },
    ],
    ['a contact person can’t be open', { intervention: 'contactPerson', basis: 'open' }, { state: 'notOpen' }],
    ['nor a stay in protected housing', { intervention: 'shelter', basis: 'open' }, { state: 'notOpen' }],
  ])('%s', (_, own, expected) => expect(weighConsent(facts(own))).toEqual(expected));
});

describe('the lawful ways on', () => {
  const willing = { opinion: 'agrees', suitable: true } as const;
  it.each<[string, Partial<ConsentFacts>, ConsentWay[]]>([
    ['eleven, and willing', { age: 11, ...willing }, ['care']],
    ['twelve, and willing', { age: 12, ...willing }, ['ageTwelve', 'care']],
    ['twelve, and against', { age: 12, ...willing, opinion: 'against' }, ['care']],
    ['twelve, willing, not suitable', { age: 12, opinion: 'agrees' }, ['care']],
    ['fourteen, open', { age: 14, basis: 'open', ...willing }, ['care']],
    ['fifteen, asks', { age: 15, ...willing, opinion: 'asks' }, ['ageFifteen', 'care']],
    ['fifteen, open, suitable', { age: 15, basis: 'open', suitable: true }, ['ageFifteenOpen', 'care']],
    ['an age that nobody knows', { age: undefined, ...willing }, ['care']],
    ['treatment, one of two says yes', { intervention: 'treatment' }, ['oneGuardian', 'care']],
    ['treatment, both say no', { intervention: 'treatment', says: [no(mother), no(father)] }, ['care']],
    ['treatment, open', { intervention: 'treatment', basis: 'open' }, ['care']],
    ['contact person, one of two', { intervention: 'contactPerson' }, ['oneGuardian', 'care']],
    ['with the one who stays', { staysWith: mother }, ['shelterGuardian', 'care']],
    ['with one who says no', { staysWith: father }, ['care']],
    [
      'protected housing',
      { intervention: 'shelter', age: 16, ...willing },
      ['courtShelter', 'immediateShelter', 'care'],
    ],
    ['a foster home at sixteen', { intervention: 'placement', age: 16, ...willing }, ['care']],
  ])('%s', (_, own, expected) => expect(ways(own)).toEqual(expected));

  it('hold from their first day to their last', () => {
    const on = (text: string) => ({ intervention: 'shelter', on: Temporal.PlainDate.from(text) }) as const;
    expect(ways(on('2024-03-31'))).toEqual(['care']);
    expect(ways(on('2024-04-01'))).toEqual(['courtShelter', 'immediateShelter', 'care']);
    const early = { age: 13, ...willing, on: Temporal.PlainDate.from('2025-06-30') };
    expect([ways(early), ways({ ...early, on: early.on.add({ days: 1 }) })]).toEqual([['care'], ['ageTwelve', 'care']]);
  });

  it.each(consentWays)('%s has its paragraph, and no last day before its first', (way) => {
    const rule: WayRule = wayRules[way];
    expect(rule.paragraph).toMatch(/^(SoL|FB|LPBS|LVU) /);
    expect(rule.validTo === null || rule.validFrom.until(rule.validTo).sign > 0).toBe(true);
    expect(rule.ages[0]).toBeLessThanOrEqual(rule.ages[1]);
  });

  it('are all answered before it is said that want of consent decides', () => {
    expect(waysLeft(['oneGuardian', 'care'], ['care'])).toEqual(['oneGuardian']);
    expect(waysLeft(['oneGuardian', 'care'], ['care', 'oneGuardian', 'ageTwelve'])).toEqual([]);
  });
});
