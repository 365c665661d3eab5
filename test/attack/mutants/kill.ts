import { openings } from '../matrix/cases.ts';
import { may, type Rule } from '../matrix/policy.ts';
import { type Changeable, changeable, deeds, sight, triesOf } from '../matrix/probe.ts';
import type { Present } from '../matrix/ties.ts';
import type { Filled, World } from '../matrix/world.ts';

/** The matrix, made small: those first whom a wider or narrower rule would show soonest, and no more than it takes. */
export class Hunt {
  readonly #world: World;
  readonly #columns: Changeable;
  readonly #people: readonly Present[];
  readonly #begun: string;

  private constructor(world: World, columns: Changeable, begun: string) {
    this.#world = world;
    this.#columns = columns;
    this.#begun = begun;
    const first = [
      'responsible',
      'other unit',
      'supportWorker',
      'leader',
      'same unit',
      'blocked member',
      'other side',
      'nobody',
      'duty',
    ];
    const rank = ({ person }: Present) => (first.indexOf(person.who) + 1 || first.length + 1) - 1;
    this.#people = [...world.present].sort((a, b) => rank(a) - rank(b));
  }

  static async begun(world: World): Promise<Hunt> {
    const [row] = await world.town.look<{ now: string }>(`select clock_timestamp()::text as now`);
    return new Hunt(world, await changeable(world), row?.now ?? '');
  }

  rule(table: string): Rule | undefined {
    return this.#world.rules.get(table);
  }

  /** Does anybody see or do in one of these tables what the policy doesn't say? Answers with the first who does. */
  async inTables(tables: readonly string[], rowsEach: number): Promise<string | undefined> {
    const rules = tables.flatMap((table) => this.#world.rules.get(table) ?? []);
    for (const [p, one] of this.#people.entries()) {
      const seen = await sight(this.#world, one, rules);
      if (seen.wrong[0]) return seen.wrong[0];
      if (rowsEach === 0) continue;
      const tries = rules.flatMap((rule) =>
        this.#some(rule, one, p, rowsEach).flatMap((row) => triesOf(this.#world, one, rule, row, this.#columns)),
      );
      const done = await deeds(this.#world, one, tries);
      if (done.wrong[0]) return done.wrong[0];
    }
    return undefined;
  }

  /** The same after everybody has asked for every file anew; what that opened is taken away again. */
  async byOpening(tables: readonly string[]): Promise<string | undefined> {
    try {
      const rules = tables.flatMap((table) => this.#world.rules.get(table) ?? []);
      for (const one of this.#people) {
        const asked = await openings(this.#world, [one]);
        if (asked.wrong[0]) return asked.wrong[0];
        const seen = await sight(this.#world, one, rules);
        if (seen.wrong[0]) return seen.wrong[0];
      }
      return undefined;
    } finally {
      await this.#world.town.look('delete from authz.opening where opened_at > $1', [this.#begun]);
    }
  }

  /** A few rows of each mark, and the person's own: of those that she may add or change, and of those that she may not. */
  #some(rule: Rule, one: Present, p: number, each: number): Filled[] {
    const rows = (this.#world.rows.get(rule.table) ?? []).filter(({ mark }) => mark !== 'withdrawn');
    const { who } = one.person;
    const groups = Map.groupBy(rows, (row) => {
      const mark = row.mark.startsWith('of ') ? row.mark === `of ${who}` : row.mark;
      return [mark, may(one.person, 'added', rule, row), may(one.person, 'changed', rule, row)].join();
    });
    return [...groups.values()].flatMap((list) =>
      Array.from({ length: Math.min(each, list.length) }, (_, n) => list[(p * 5 + n * 29) % list.length] as Filled),
    );
  }
}
