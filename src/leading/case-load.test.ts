import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { FileId, StaffId, UnitId } from '../kernel/ids.ts';
import { byNeed, type CaseRow, casesByNeed, firstNeed, isQuiet, type WorkerLoad } from './case-load.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const now = at('2026-11-23T10:00');
const load = (name: string | null, over: Partial<WorkerLoad> = {}): WorkerLoad => ({
  unitId: 'u' as UnitId,
  staffId: name as StaffId | null,
  name,
  files: 3,
  oldestSince: at('2026-09-01T10:00'),
  quietSince: at('2026-11-20T10:00'),
  unassessedSince: null,
  soon: 0,
  late: 0,
  unwritten: 0,
  fewTalks: 0,
  ...over,
});
const row = (reference: string, over: Partial<CaseRow> = {}): CaseRow => ({
  fileId: reference as FileId,
  reference,
  label: 'E. S.',
  since: at('2026-11-01T10:00'),
  lastContactAt: at('2026-11-20T10:00'),
  assessedAt: null,
  running: 0,
  late: 0,
  next: null,
  unwritten: 0,
  talksLeft: null,
  ...over,
});

describe('what needs the leader first', () => {
  it('is what nobody holds, then what is late, unheard, unwritten, near its end; then what is oldest', () => {
    const loads = [
      load('old', { oldestSince: at('2026-01-01T10:00') }),
      load('near its end', { fewTalks: 1 }),
      load('unwritten', { unwritten: 1 }),
      load('unheard', { quietSince: at('2026-10-01T10:00'), unwritten: 0 }),
      load('one late', { late: 1 }),
      load('two late', { late: 2 }),
      load(null, { late: 0 }),
      load('new'),
      load('only clocks', { files: 0, oldestSince: null, quietSince: null }),
    ];
    const first = byNeed(loads.toReversed(), now).map(({ name }) => name);
    expect(first).toEqual([
      null,
      'two late',
      'one late',
      'unheard',
      'unwritten',
      'near its end',
      'old',
      'new',
      'only clocks',
    ]);
  });

  it.each<[string, Partial<CaseRow>, string | undefined]>([
    ['late comes before all', { late: 1, unwritten: 2 }, 'late'],
    ['thirty-one days without a word', { lastContactAt: at('2026-10-23T10:00') }, 'quiet'],
    ['thirty days are not long', { lastContactAt: at('2026-10-24T10:00') }, undefined],
    ['opened long ago and never a contact', { lastContactAt: null, since: at('2026-09-01T10:00') }, 'quiet'],
    ['opened today', { lastContactAt: null, since: now }, undefined],
    ['unwritten', { unwritten: 1, talksLeft: 1 }, 'unwritten'],
    ['three talks left', { talksLeft: 3 }, 'fewTalks'],
    ['four talks left', { talksLeft: 4 }, undefined],
  ])('%s', (_, over, need) => expect(firstNeed(row('1', over), now)).toBe(need));

  it('orders files in the same way', () => {
    const rows = [row('calm'), row('unwritten', { unwritten: 1 }), row('late', { late: 1 })];
    expect(casesByNeed(rows, now).map(({ reference }) => reference)).toEqual(['late', 'unwritten', 'calm']);
  });

  it('counts days on the calendar, over summer time', () => {
    const spring = at('2026-04-10T00:30');
    expect([isQuiet(at('2026-03-11T23:59'), spring), isQuiet(at('2026-03-10T23:59'), spring)]).toEqual([false, true]);
  });
});
