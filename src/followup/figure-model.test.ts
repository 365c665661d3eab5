import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  cellsOf,
  countsOf,
  curveModel,
  marksOf,
  percent,
  periodModel,
  stageInWords,
  waitInWords,
} from './figure-model.ts';
import { axisUpTo, type Curve, type PeriodTimes, type Share, type StageTimes } from './followup.ts';

const step = (at: number, share: number) => ({ at, share, low: share - 5, high: share + 5 });
const times = { n: 240, reached: 228, q1: 2, median: 5, q3: 30, low: 4, high: 72 };
const whole: Curve & Share = { ...times, few: null, curve: [step(2, 20), step(30, 80)] };
const stage = (over: Partial<StageTimes> = {}): StageTimes => ({ whole, periods: [], groups: null, ...over });

describe('a wait in words', () => {
  it.each([
    [1, '1 timme'],
    [47, '47 timmar'],
    [48, '2 dagar'],
    [72, '3 dagar'],
  ])('%i hours: %s', (hours, words) => expect(waitInWords('sv', hours)).toBe(words));
});

describe('a stage in words', () => {
  it('says the half and what is missing, in full sentences', () => {
    expect(stageInWords('sv', 'protection', stage())).toEqual([
      'Hälften av 240 första kontakter hade fått sitt skydd bedömt inom 5 timmar. 12 kontakter har ingen bedömning ännu.',
    ]);
  });

  it('says so where less than half have got there', () => {
    expect(stageInWords('sv', 'meeting', stage({ whole: { ...whole, reached: 100, median: null } }))).toEqual([
      'Av 240 första kontakter har färre än hälften tagits upp i samverkansgruppen. Så länge kontakten pågår är en fjärdedel framme inom 2 timmar. 140 kontakter har inte tagits upp i gruppen: de väntar, eller avslutades utan akt.',
    ]);
  });

  it('says which of the two is under five, and no more', () => {
    const missing = stage({ whole: { ...whole, reached: null, few: 'missing' } });
    expect(stageInWords('sv', 'protection', missing)[0]).toMatch(/ Färre än fem har ingen bedömning ännu\.$/);
    const reached = stage({ whole: { ...whole, reached: null, few: 'reached', median: null, q1: null } });
    expect(stageInWords('sv', 'task', reached)).toEqual([
      'Av 240 första kontakter har färre än hälften en åtgärd som är klar. Färre än fem har kommit dit.',
    ]);
    expect(countsOf('sv', missing.whole)).toEqual({ reached: 'visas inte', missing: 'färre än fem' });
    expect(countsOf('sv', { n: 20, reached: null })).toEqual({ reached: 'visas inte', missing: 'visas inte' });
  });

  it('says of both groups how many they are and how many are missing', () => {
    const groups = { with: { ...whole, n: 52, reached: 40 }, without: { ...whole, n: 188, reached: null } };
    expect(stageInWords('sv', 'task', stage({ groups })).slice(1)).toEqual([
      'Med gruppen: 52 kontakter, 12 inte framme',
      'Utan gruppen: 188 kontakter, hur många som inte är framme visas inte',
    ]);
  });
});

describe('a picture', () => {
  it('is told in words to those who do not see it', () => {
    const groups = { with: whole, without: { ...whole, curve: [step(96, 45)] } };
    expect(curveModel('sv', stage({ groups })).description).toBe(
      'Med gruppen: 80\u00a0% inom 30 timmar. Utan gruppen: 45\u00a0% inom 4 dagar.',
    );
  });

  it('leaves out a median that is not told, and is not drawn where none is', () => {
    const month = (n: number, median: number | null): PeriodTimes => {
      const first = Temporal.PlainDate.from({ year: 2026, month: n, day: 1 });
      return { ...times, median, low: null, first, last: first };
    };
    expect(periodModel('sv', [month(1, null), month(2, null)], null)).toBeUndefined();
    expect(
      periodModel('sv', [month(1, 4), month(2, null), month(3, 72)], Temporal.PlainDate.from('2026-02-01')),
    ).toMatchObject({
      description:
        'Hälften var framme inom 4 timmar i den första perioden som visas och 3 dagar i den sista. Gruppen möttes första gången i februari 2026.',
      began: { at: 1, label: 'gruppen började' },
      periods: [
        { label: 'jan 26', n: '240', middle: 4, spread: [2, 30], interval: null },
        { label: 'feb 26', middle: null },
        { label: 'mars 26' },
      ],
    });
  });

  it('is marked in hours or in days, never in 37 hours', () => {
    expect(marksOf(axisUpTo(20))).toMatchObject({
      unit: 'hours',
      marks: [0, 4, 8, 12, 16, 20].map((at) => ({ at, label: String(at) })),
    });
    expect(marksOf(axisUpTo(30 * 24))).toMatchObject({ unit: 'days' });
    expect(marksOf(axisUpTo(30 * 24)).marks.map(({ label }) => label)).toEqual([
      '0',
      '5',
      '10',
      '15',
      '20',
      '25',
      '30',
    ]);
    expect([percent('sv', 45), percent('en', 45)]).toEqual(['45\u00a0%', '45%']);
  });
});

describe('a row of the table', () => {
  it('says everything that is told', () => {
    expect(cellsOf('sv', times)).toEqual({
      n: '240',
      reached: '228',
      missing: '12',
      q1: '2 timmar',
      median: '5 timmar',
      q3: '30 timmar',
      interval: '4 timmar – 3 dagar',
    });
    expect(cellsOf('sv', { ...times, low: 48, high: 240 }).interval).toBe('2–10 dagar');
  });
  it('says of the rest that it is not shown', () => {
    const nothing = { n: 20, reached: null, q1: null, median: null, q3: null, low: 3, high: null };
    expect(cellsOf('sv', nothing)).toEqual({
      n: '20',
      reached: 'visas inte',
      missing: 'visas inte',
      q1: '–',
      median: '–',
      q3: '–',
      interval: '–',
    });
  });
});
