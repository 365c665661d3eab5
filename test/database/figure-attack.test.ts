import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '../../src/kernel/instant.ts';
import { aTown, type Town, type Way, waysGone } from '../builders/index.ts';

// Somebody who may see the figure and wants to see one person in it: all its tables, held against each other.

const SMALL = 5;
const stages = ['protection', 'meeting', 'task'] as const;
type Stage = (typeof stages)[number];
type Cell = { n: number; reached: number | null; few?: 'reached' | 'missing' | null; curve?: { at: number }[] };
type Period = Cell & { first: string; last: string };
type Answer = {
  stages: Partial<Record<Stage, { whole: Cell; periods: Period[]; groups: Record<'with' | 'without', Cell> | null }>>;
};
type Fact = { month: string; grouped: boolean; stage: Stage; hours: number; reached: boolean };

const at = (text: string): Instant => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();

let town: Town;
beforeAll(async () => {
  town = await aTown();
  await town.setClock(at('2036-11-22T10:00'));
});
afterAll(() => town.close());

/** The same each time: a small generator of its own, never Math.random. */
let state = 20_361_122;
const chance = (share: number): boolean => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32 < share;
};
const between = (from: number, to: number): number => {
  let value = from;
  for (let span = to - from; span >= 1; span /= 2) if (chance(0.5)) value += span / 2;
  return value;
};

/** What a municipality might be like: how many in a month, how often each stage is reached. */
const rounds = [
  { perMonth: 2, file: 0.5, protection: 0.97, meeting: 0.1, task: 0.3 },
  { perMonth: 4, file: 0.7, protection: 0.9, meeting: 0.02, task: 0.6 },
  { perMonth: 9, file: 0.9, protection: 0.99, meeting: 0.6, task: 0.9 },
  { perMonth: 22, file: 0.8, protection: 0.95, meeting: 0.3, task: 0.5 },
  { perMonth: 40, file: 0.3, protection: 0.6, meeting: 0.9, task: 0.1 },
];

function ways({ perMonth, ...share }: (typeof rounds)[number]): Way[] {
  return Array.from({ length: 34 }, (_, m) =>
    at('2034-01-02T09:00').toZonedDateTimeISO('Europe/Stockholm').add({ months: m }),
  ).flatMap((month) =>
    Array.from({ length: perMonth * 2 }, (_, i) => i)
      .filter(() => chance(0.5))
      .map((i) => {
        const file = chance(share.file);
        return {
          receivedAt: month.add({ hours: i * 5 }).toInstant(),
          ...(file ? { file: between(2, 200) } : {}),
          ...(chance(share.protection) ? { protection: between(0, 90) } : {}),
          ...(file && chance(share.meeting) ? { meeting: between(200, 1400) } : {}),
          ...(file && chance(share.task) ? { task: between(200, 2200) } : {}),
        };
      }),
  );
}

/** Every value that a hidden cell could have, if `sum` lies somehow in cells of these sizes: by trying all. */
function possible(size: number, others: readonly number[], sum: number): number[] {
  let reachable = new Set([0]);
  for (const other of others)
    reachable = new Set(
      [...reachable].flatMap((s) => Array.from({ length: other + 1 }, (_, v) => s + v).filter((v) => v <= sum)),
    );
  return Array.from({ length: size + 1 }, (_, v) => v).filter((v) => reachable.has(sum - v));
}

/** The values left for each hidden cell of a table whose total is known; undefined where it is shown. */
function attack(cells: readonly Cell[], totals: readonly number[]): (number[] | undefined)[] {
  const shown = cells.reduce((sum, { reached }) => sum + (reached ?? 0), 0);
  const hidden = cells.filter(({ reached }) => reached === null);
  return cells.map((cell) => {
    if (cell.reached !== null) return undefined;
    const others = hidden.filter((one) => one !== cell).map(({ n }) => n);
    return [...new Set(totals.flatMap((total) => possible(cell.n, others, total - shown)))];
  });
}

/** What the total may be: what is told of it, or what is told of the part that is under five. */
function totalsOf({ n, reached, few }: Cell): number[] {
  if (reached !== null) return [reached];
  return [0, 1, 2, 3, 4].map((small) => (few === 'reached' ? small : n - small));
}

const widthOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

describe('all tables together', () => {
  let small = 0;
  let complementary = 0;

  it('recover the hidden cell of a table that hides too little', () => {
    expect(
      attack(
        [
          { n: 30, reached: 20 },
          { n: 25, reached: null },
        ],
        [43],
      ),
    ).toEqual([undefined, [23]]);
    expect(
      attack(
        [
          { n: 30, reached: null },
          { n: 25, reached: null },
        ],
        [54],
      ).map((v) => v && widthOf(v)),
    ).toEqual([1, 1]);
  });

  it.each(rounds.map((share, i) => ({ name: `${i + 1}: ${JSON.stringify(share)}`, share })))(
    'recover no cell under five, nor which of two or three it is: $name',
    async ({ share }) => {
      await waysGone(town, ways(share));
      const leader = await town.signIn(town.staff.teamLeader);
      const [answered] = await town.ask<{ times: Answer }>(leader, 'select authz.stage_times() as times');
      const facts = await town.look<Fact>(
        `select month::text, grouped, stage, hours, reached from authz.first_contacts('2034-01-01 00:00 Europe/Stockholm', '2036-11-01 00:00 Europe/Stockholm')`,
      );
      const told = answered?.times.stages ?? {};
      expect(Object.keys(told).sort()).toEqual(['meeting', 'protection', 'task']);
      for (const stage of stages) {
        const tables = told[stage];
        if (!tables) continue;
        const { whole, periods, groups } = tables;
        const of = (holds: (fact: Fact) => boolean) => facts.filter((fact) => fact.stage === stage && holds(fact));
        const inPeriod = ({ first, last }: Period) => of(({ month }) => month >= first && month <= last);
        const last = periods.at(-1)?.last ?? '';
        const kept = of(({ month }) => month <= last);

        // What is shown is true, and never small.
        for (const [cell, members] of [
          [whole, kept] as const,
          ...periods.map((period) => [period, inPeriod(period)] as const),
          ...(groups
            ? ([
                [groups.with, kept.filter((f) => f.grouped)],
                [groups.without, kept.filter((f) => !f.grouped)],
              ] as const)
            : []),
        ]) {
          const reached = members.filter((fact) => fact.reached).length;
          expect(cell.n).toBe(members.length);
          expect(cell.n).toBeGreaterThanOrEqual(SMALL);
          if (cell.reached === null) complementary += Math.min(reached, cell.n - reached) >= SMALL ? 1 : 0;
          else expect([cell.reached, Math.min(reached, cell.n - reached) >= SMALL]).toEqual([reached, true]);
          if (Math.min(reached, cell.n - reached) < SMALL) small++;
          // Between two steps of a curve, before the first and after the last, are five or none.
          const steps = [...(cell.curve ?? []).map((step) => step.at), Number.POSITIVE_INFINITY];
          const gaps = steps.map(
            (step, i) => members.filter((f) => f.reached && f.hours > (steps[i - 1] ?? 0) && f.hours <= step).length,
          );
          if ((cell.curve ?? []).length > 0) expect(gaps.filter((gap) => gap > 0 && gap < SMALL)).toEqual([]);
        }
        // What is not in any period is in no total.
        expect(periods.reduce((sum, { n }) => sum + n, 0)).toBe(whole.n);
        // Months against the whole, those with and without against all: whatever is hidden may still be anything.
        const left = [
          ...attack(periods, totalsOf(whole)),
          ...(groups ? attack([groups.with, groups.without], totalsOf(whole)) : []),
        ];
        for (const values of left) if (values) expect(widthOf(values)).toBeGreaterThanOrEqual(SMALL - 1);
      }
      // Who came to the group is told once, and hidden once: in the stage of its own and in the comparison alike.
      const [meeting, compared] = [told.meeting?.whole.reached ?? null, told.task?.groups ?? null];
      expect(compared?.with.n ?? null).toBe(meeting);
    },
  );

  it('had something to hide, and hid more than what was small', () => {
    expect(small).toBeGreaterThan(10);
    expect(complementary).toBeGreaterThan(0);
  });
});

type Told = { first: string; kind: string; n: number };
type Given = { month: string; quarter: string; channel: string; whom: string };

describe('advice without a name', () => {
  const channels = ['call', 'chat', 'visit', 'dropIn'] as const;
  const whom = ['subjected', 'usesViolence', 'child', 'closePerson', 'professional'] as const;
  let [hiddenSmall, hiddenToo] = [0, 0];

  /** Uneven, as calls are: most by phone and from those subjected, few in each of the other ways. */
  const pick = <T>(from: readonly T[]): T => {
    const at = from.findIndex(() => chance(0.55));
    return from[at === -1 ? from.length - 1 : at] as T;
  };
  const given = (perMonth: number): Given[] =>
    Array.from({ length: 15 }, (_, m) => m).flatMap((m) => {
      const month = at('2035-08-01T00:00').toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ months: m });
      const quarter = month.with({ month: month.month - ((month.month - 1) % 3) });
      return Array.from({ length: between(0, perMonth * 2) }, () => ({
        ...{ month: month.toString(), quarter: quarter.toString(), channel: pick(channels), whom: pick(whom) },
      }));
    });

  it.each([3, 8, 20, 60])(
    'tells no cell under five, and none that a known total would give, at about %i a month',
    async (perMonth) => {
      const rows = given(perMonth);
      await town.look('delete from data.unnamed_advice');
      await town.look(
        `insert into data.unnamed_advice (id, unit_id, channel, for_whom, advised, child_concern, danger, terms_told, given_at, given_by)
          select gen_random_uuid(), $1, g.channel, g.whom, '{listened}', 'none', 'none', 'told', (g.month::timestamp + interval '9 hours') at time zone 'Europe/Stockholm', $2
          from jsonb_to_recordset($3::jsonb) as g (month date, channel text, whom text)`,
        [town.units.intake, town.staff.dutyOfficer, JSON.stringify(rows)],
      );
      const leader = await town.signIn(town.staff.teamLeader);
      const [answer] = await town.ask<{ told: { ways: Told[]; whom: Told[] } }>(
        leader,
        'select authz.advice_figures() as told',
      );
      for (const [cells, kinds, whenOf, kindOf] of [
        [answer?.told.ways ?? [], channels, (g: Given) => g.month, (g: Given) => g.channel],
        [answer?.told.whom ?? [], whom, (g: Given) => g.quarter, (g: Given) => g.whom],
      ] as const) {
        // What has not ended is not told at all.
        expect(cells.filter(({ first }) => first >= '2036-11-01')).toEqual([]);
        for (const [first, told] of Map.groupBy(cells, (cell) => cell.first)) {
          const all = rows.filter((g) => whenOf(g) === first);
          const countOf = (kind: string) => all.filter((g) => kindOf(g) === kind).length;
          for (const { kind, n } of told) expect([n, n >= SMALL]).toEqual([countOf(kind), true]);
          const hidden = kinds.filter((kind) => countOf(kind) > 0 && !told.some((cell) => cell.kind === kind));
          const left = hidden.map(countOf).reduce((sum, n) => sum + n, 0);
          if (hidden.some((kind) => countOf(kind) < SMALL)) hiddenSmall += 1;
          if (hidden.some((kind) => countOf(kind) >= SMALL)) hiddenToo += 1;
          // One who knows the total of the month knows the sum of what is hidden: it lies in two or more, and is no small number.
          if (hidden.length > 0) {
            const values = possible(
              left,
              Array.from({ length: hidden.length - 1 }, () => left),
              left,
            );
            expect([hidden.length > 1, widthOf(values) >= SMALL]).toEqual([true, true]);
          }
        }
      }
    },
  );

  it('had something to hide, and hid more than what was small', () => {
    expect(hiddenSmall).toBeGreaterThan(5);
    expect(hiddenToo).toBeGreaterThan(0);
  });
});
