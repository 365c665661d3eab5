import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { ChildThere, Severity, ViolenceKind } from '../safety/index.ts';
import { byDay, gravest, hasPattern, months, trend, withChild } from './pattern.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2027-03-09');
const act = (
  on: string | null,
  severity: Severity = 'threatOrControl',
  more: { childThere?: ChildThere; kinds?: ViolenceKind[] } = {},
) => ({
  happened: on === null ? null : { on: day(on), how: 'about' as const },
  severity,
  kinds: more.kinds ?? (['psychological'] as ViolenceKind[]),
  childThere: more.childThere ?? null,
});

it('stands in the order it happened, whatever order it was told in; what has no day stands apart', () => {
  const acts = [act('2027-01-02'), act(null), act('2027-03-01'), act('2026-05-05')];
  const { dated, undated } = byDay(acts);
  expect(dated.map(({ happened }) => happened.on.toString())).toEqual(['2027-03-01', '2027-01-02', '2026-05-05']);
  expect(undated).toHaveLength(1);
});

it('shows the months between too, and no more than a year of them', () => {
  const all = months(
    [act('2026-12-24', 'injury', { childThere: 'yes' }), act('2026-12-26', 'unknown'), act('2027-03-01')],
    today,
  );
  expect(
    all.map(({ first, acts, gravest: worst, withChild: children }) => [first.toString(), acts, worst, children]),
  ).toEqual([
    ['2027-03-01', 1, 'threatOrControl', 0],
    ['2027-02-01', 0, undefined, 0],
    ['2027-01-01', 0, undefined, 0],
    ['2026-12-01', 2, 'injury', 1],
  ]);
  expect(months([act('2020-01-01')], today)).toHaveLength(12);
  expect(months([act(null)], today)).toEqual([]);
});

it.each([
  ['oftener and graver', [act('2027-03-01', 'injury'), act('2027-02-01'), act('2026-11-01')], [true, true]],
  ['oftener', [act('2027-03-01'), act('2027-02-01'), act('2026-11-01')], [true, false]],
  ['graver', [act('2027-03-01', 'lifeThreatening'), act('2026-11-01', 'injury')], [false, true]],
  ['as before', [act('2027-03-01'), act('2026-11-01')], [false, false]],
  // Nothing told of before says nothing of how it was.
  ['the first that is told', [act('2027-03-01', 'lifeThreatening')], [false, false]],
  ['nothing lately is not said to be better', [act('2026-11-01', 'injury')], [false, false]],
  [
    'unknown before is no mild to be graver than',
    [act('2027-03-01', 'unknown'), act('2026-11-01', 'unknown')],
    [false, false],
  ],
] as const)('%s', (_, acts, [oftener, graver]) => {
  expect(trend(acts, today)).toMatchObject({ oftener, graver });
});

it('counts the last ninety days, and the day that begins them with the ninety before', () => {
  const edge = trend([act('2026-12-10'), act('2026-12-09')], today);
  expect([edge.lately.acts, edge.before.acts]).toEqual([1, 1]);
});

it('never takes what nobody knows for mild where something is known', () => {
  expect(gravest([act(null, 'unknown'), act(null, 'withoutInjury')])).toBe('withoutInjury');
  expect(gravest([act(null, 'unknown')])).toBe('unknown');
  expect(gravest([])).toBeUndefined();
});

it('counts a child who was there, and one that it went through', () => {
  expect(withChild(act(null, 'unknown', { childThere: 'yes' }))).toBe(true);
  expect(withChild(act(null, 'unknown', { kinds: ['throughChild'] }))).toBe(true);
  expect(withChild(act(null, 'unknown', { childThere: 'unknown' }))).toBe(false);
});

it('is only in the file of an adult who is exposed', () => {
  expect(hasPattern({ kind: 'person', side: 'victim' })).toBe(true);
  expect(hasPattern({ kind: 'person', side: 'perpetrator' })).toBe(false);
  expect(hasPattern({ kind: 'person', side: 'childWitness' })).toBe(false);
  expect(hasPattern({ kind: 'contact', side: undefined })).toBe(false);
});
