import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { StaffId, UnitId } from '../kernel/ids.ts';
import type { WorkerLoad } from './case-load.ts';
import {
  type Agreement,
  type AgreementId,
  agreedIn,
  broughtAlong,
  eachWorker,
  isOverdue,
  monthOf,
  spanOf,
} from './month.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const day = (text: string) => Temporal.PlainDate.from(text);
const now = at('2026-11-23T10:00');
const agreed = (id: string, over: Partial<Agreement> = {}): Agreement => ({
  id: id as AgreementId,
  month: day('2026-10-01'),
  ownerId: 'a' as StaffId,
  ownerName: 'Amina Yusuf',
  dueOn: day('2026-11-20'),
  words: 'Gå igenom oskrivet.',
  outcome: null,
  outcomeWords: null,
  outcomeAt: null,
  saidByOwner: false,
  ...over,
});

describe('the month of a unit', () => {
  it.each([
    ['2026-11', '2026-11-01'],
    ['2026-01', '2026-01-01'],
    ['2026-12', undefined],
    ['2026-00', undefined],
    ['1999-12', undefined],
    [undefined, undefined],
  ])('%s begins on %s', (text, first) => expect(monthOf(text, now)?.toString()).toBe(first));

  it('is as long as the calendar says, over summer time and in a leap year', () => {
    const hours = (text: string) => {
      const { from, until } = spanOf(day(text));
      return from.until(until).total('hours');
    };
    expect(['2026-03-01', '2026-10-01', '2028-02-01'].map(hours)).toEqual([743, 745, 696]);
  });

  it('brings along what was agreed before and is not done, and what was done since', () => {
    const brought = [
      agreed('open'),
      agreed('goes on', { outcome: 'goesOn', outcomeAt: at('2026-10-15T10:00') }),
      agreed('done now', { outcome: 'done', outcomeAt: at('2026-11-01T00:00') }),
      agreed('done before', { outcome: 'done', outcomeAt: at('2026-10-31T23:59') }),
      agreed('said in between', { outcome: 'done', outcomeAt: at('2026-10-01T00:00'), saidByOwner: true }),
      agreed('said long ago', { outcome: 'done', outcomeAt: at('2026-09-30T23:59'), saidByOwner: true }),
      agreed('of this month', { month: day('2026-11-01') }),
    ];
    const month = day('2026-11-01');
    expect(broughtAlong(brought, month).map(({ id }) => id)).toEqual([
      'open',
      'goes on',
      'done now',
      'said in between',
    ]);
    expect(agreedIn(brought, month).map(({ id }) => id)).toEqual(['of this month']);
  });

  it('is gone through with each who holds something, or with whom something was agreed or is left', () => {
    const load = (staffId: string | null): WorkerLoad => ({
      ...{ unitId: 'u' as UnitId, staffId: staffId as StaffId | null, name: staffId && `Name of ${staffId}` },
      ...{ files: 1, oldestSince: null, quietSince: null, unassessedSince: null, soon: 0, late: 0, unwritten: 0 },
      fewTalks: 0,
    });
    const owned = (id: string, owner: string, over: Partial<Agreement> = {}) =>
      agreed(id, { ownerId: owner as StaffId, ownerName: `Name of ${owner}`, ...over });
    const month = day('2026-11-01');
    const rows = eachWorker(
      [load('b'), load(null), load('a')],
      [
        owned('now', 'a', { month }),
        owned('now, done', 'a', { month, outcome: 'done', outcomeAt: at('2026-11-10T10:00') }),
        owned('before', 'a'),
        owned('before, done', 'a', { outcome: 'done', outcomeAt: at('2026-11-02T10:00') }),
        owned('her only one', 'c', { outcome: 'goesOn', outcomeAt: at('2026-10-15T10:00') }),
        owned('settled', 'd', { outcome: 'done', outcomeAt: at('2026-11-02T10:00') }),
      ],
      month,
    );
    const ids = (some: readonly Agreement[]) => some.map(({ id }) => id);
    expect(rows.map(({ name, load: hers, agreed: now, left }) => [name, hers?.staffId, ids(now), ids(left)])).toEqual([
      ['Name of b', 'b', [], []],
      ['Name of a', 'a', ['now', 'now, done'], ['before']],
      ['Name of c', undefined, [], ['her only one']],
    ]);
  });

  it('is late from the day after, until it is done or dropped', () => {
    const due = (dueOn: string, outcome: Agreement['outcome'] = null) =>
      isOverdue(agreed('one', { dueOn: day(dueOn), outcome }), now);
    expect([due('2026-11-22'), due('2026-11-23'), due('2026-11-22', 'goesOn'), due('2026-11-22', 'done')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
