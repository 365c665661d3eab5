import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { UnitId } from '../kernel/ids.ts';
import {
  type Answered,
  answersTo,
  countAnswers,
  isNobodys,
  type Need,
  type NeedAnswer,
  type NeedId,
  stateOfNeed,
  takesReason,
  usualEnd,
} from './needs.ts';

const at = (hours: number) => Temporal.Instant.from('2027-03-09T08:00:00Z').add({ hours });
const said = (answer: NeedAnswer, hours = 1): Answered => ({ answer, words: 'x', at: at(hours), by: 'Ulf' });
const need = (id: string, otherwise: Partial<Need> = {}): Need => ({
  id: id as NeedId,
  kind: 'income',
  words: 'Hyran',
  unitId: 'unit' as UnitId,
  unit: 'Försörjningsstöd',
  askedHow: 'withoutName',
  at: at(0),
  by: 'Amina',
  answers: [],
  ...otherwise,
});

describe('a need', () => {
  it.each<[string, Answered[], string, NeedAnswer[]]>([
    ['asked', [], 'asked', ['taken', 'refused']],
    ['taken', [said('taken')], 'taken', ['met', 'returned']],
    ['refused', [said('refused')], 'refused', []],
    ['handed back', [said('taken'), said('returned', 2)], 'returned', []],
    ['met', [said('taken'), said('met', 2)], 'met', []],
  ])('that is %s', (_, answers, state, next) => {
    expect(stateOfNeed({ answers })).toBe(state);
    expect(answersTo[stateOfNeed({ answers })]).toEqual(next);
  });

  it('takes a reason where somebody says no or hands it back, and these are counted', () => {
    expect((['taken', 'refused', 'returned', 'met'] as const).filter(takesReason)).toEqual(['refused', 'returned']);
    const all = [need('a', { answers: [said('refused')] }), need('b', { answers: [said('taken'), said('returned')] })];
    expect([countAnswers(all, 'refused'), countAnswers(all, 'returned')]).toEqual([1, 1]);
  });

  it('is nobody’s until another unit is asked about the same', () => {
    const refused = need('a', { answers: [said('refused')] });
    expect(isNobodys(refused, [refused])).toBe(true);
    expect(isNobodys(refused, [refused, need('b', { at: at(2), kind: 'housing' })])).toBe(true);
    expect(isNobodys(refused, [refused, need('b', { at: at(2) })])).toBe(false);
    expect(isNobodys(need('c'), [need('c')])).toBe(false);
  });
});

it.each([
  ['2027-03-09', '2027-03-22'],
  ['2027-12-24', '2028-01-06'],
  ['2028-02-20', '2028-03-04'],
])('emergency aid from %s is for two weeks, to %s', (from, until) => {
  expect(usualEnd(Temporal.PlainDate.from(from)).toString()).toBe(until);
});
