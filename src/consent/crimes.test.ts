import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { crimeKinds, crimes, crimesToChoose, leastMonths, reachesFearedCrime, reachesSeriousCrime } from './crimes.ts';

const on = (day: string) => Temporal.PlainDate.from(day);
const now = on('2026-11-22');

describe('the table of penalties', () => {
  it('reaches six months for what was committed, and a year for an attempt or what is feared', () => {
    for (const kind of [
      'grossAssault',
      'grossViolationOfIntegrity',
      'rape',
      'unlawfulDetention',
      'grossUnlawfulThreat',
    ] as const)
      expect(reachesSeriousCrime(kind, 'committed', now), kind).toBe(true);
    for (const kind of ['assault', 'unlawfulThreat', 'molestation', 'stalking', 'trespass'] as const) {
      expect(reachesSeriousCrime(kind, 'committed', now), kind).toBe(false);
      expect(reachesFearedCrime(kind, now), kind).toBe(false);
    }
    expect(reachesSeriousCrime('grossUnlawfulCoercion', 'committed', now)).toBe(true);
    expect(reachesSeriousCrime('grossUnlawfulCoercion', 'attempted', now)).toBe(false);
    expect(reachesFearedCrime('grossUnlawfulCoercion', now)).toBe(false);
  });

  it('is the law of the day: from the day itself', () => {
    expect(leastMonths('grossViolationOfIntegrity', on('2013-06-30'))).toBe(6);
    expect(leastMonths('grossViolationOfIntegrity', on('2021-12-31'))).toBe(9);
    expect(leastMonths('grossViolationOfIntegrity', on('2022-01-01'))).toBe(12);
    expect(reachesFearedCrime('grossUnlawfulThreat', on('2023-06-30'))).toBe(false);
    expect(reachesFearedCrime('grossUnlawfulThreat', on('2023-07-01'))).toBe(true);
  });

  it('goes forward in time, and lies in the chapters that the law names', () => {
    for (const kind of crimeKinds) {
      const days = crimes[kind].least.map(({ from }) => from);
      expect([...days].sort(), kind).toEqual(days);
    }
    for (const kind of crimesToChoose('feared')) expect(crimes[kind].paragraph, kind).toMatch(/^BrB [346]:\d/);
  });

  it('has what is told of where the victim is a child alone, and lets none of it through for an adult', () => {
    const alone = crimesToChoose('againstMinor').filter((kind) => !crimesToChoose('committed').includes(kind));
    expect(alone).toContain('genitalMutilation');
    for (const kind of alone) expect(reachesSeriousCrime(kind, 'committed', now), kind).toBe(false);
  });
});
