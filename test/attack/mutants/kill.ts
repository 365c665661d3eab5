import { openings } from '../matrix/cases.ts';
import type { Operation, Rule } from '../matrix/policy.ts';
import { deeds, sight } from '../matrix/probe.ts';
import type { Present } from '../matrix/ties.ts';
import { type Changeable, changeable, rowsOfEachSort, sweeping, triesOf } from '../matrix/tries.ts';
import { readOpenings, type World } from '../matrix/world.ts';
import { mayOpen, myAlerts, myCertificates, sharedFiles, teamFiles, wholeMeetings } from './asked.ts';
import { closing, consulting, hearing, starting } from './heard.ts';
import { copying, opening, taking } from './passing.ts';
import type { Mutant } from './policies.ts';

/** The matrix, made small: those first whom a wider or narrower rule would show soonest, and no more than it takes. */
export class Hunt {
  readonly #world: World;
  readonly #columns: Changeable;
  readonly #begun: string;
  #people: readonly Present[];
  #last: () => Promise<string | undefined> = async () => undefined;
  /** With sessions that hold nothing open: what is opened shows, and is not hidden by what was. */
  #openers: readonly Present[];

  private constructor(world: World, columns: Changeable, begun: string) {
    this.#world = world;
    this.#columns = columns;
    this.#begun = begun;
    this.#people = [...world.present, ...world.before];
    const anew = new Map(world.before.map((one) => [one.staffId, one]));
    this.#openers = world.present.map((one) => ({ ...(anew.get(one.staffId) ?? one), person: one.person }));
  }

  static async begun(world: World): Promise<Hunt> {
    const [row] = await world.town.look<{ now: string }>(`select clock_timestamp()::text as now`);
    return new Hunt(world, await changeable(world), row?.now ?? '');
  }

  /** Does anybody see in one of these tables what the policy doesn't say? Answers with the first who does. */
  inSight(tables: readonly string[]): Promise<string | undefined> {
    return this.#first(async (one) => (await sight(this.#world, one, this.#rules(tables))).wrong[0]);
  }

  /** Does anybody do there what it doesn't say? Only these operations are tried, where any are named. */
  inDeeds(tables: readonly string[], rowsEach: number, only?: Operation): Promise<string | undefined> {
    return this.#first(async (one) => {
      const tries = this.#rules(tables).flatMap((rule) => [
        ...rowsOfEachSort(this.#world, one, rule, rowsEach).flatMap((row) =>
          triesOf(this.#world, one, rule, row, this.#columns),
        ),
        ...sweeping(this.#world, one, rule, this.#columns, rule.lie === 'none'),
      ]);
      const wanted = tries.filter(({ operation }) => only === undefined || operation === only);
      return (await deeds(this.#world, one, wanted)).wrong[0];
    });
  }

  /** What is seen after everybody has asked for every file anew; what that opened is taken away again. */
  async byOpening(tables: readonly string[]): Promise<string | undefined> {
    const rules = this.#rules(tables);
    const ask = async (one: Present) =>
      (await openings(this.#world, [one])).wrong[0] ?? (await sight(this.#world, one, rules)).wrong[0];
    return this.#first(ask, true);
  }

  /** Where one policy of a table must show: in what it is about, and nowhere else if not there. */
  async inOne({ table, operation }: Mutant): Promise<string | undefined> {
    const found =
      (operation === 'seen' || operation === undefined ? await this.inSight([table]) : undefined) ??
      (operation === 'seen' ? undefined : await this.inDeeds([table], 3, operation));
    return found ?? this.inPassing(table);
  }

  /** Where what it answers shows only in part. */
  async byAsking(name: string): Promise<string | undefined> {
    const asked = /may_(open|hear)|opposite|counts/.test(name) ? mayOpen : direct.get(/\.(\w+):/.exec(name)?.[1] ?? '');
    if (!asked) return undefined;
    this.#last = () => asked(this.#world).catch(String);
    return this.#last();
  }

  async inPassing(table: string): Promise<string | undefined> {
    const passing = {
      'data.closing': closing,
      'data.decision': copying,
      'data.decision_step': copying,
      'data.desk': taking,
      'data.red_event': hearing,
      'data.running_clock': starting,
      'data.consultation_part': consulting,
      'authz.open': opening,
    }[table];
    if (!passing) return undefined;
    this.#last = () => passing(this.#world);
    return this.#last();
  }

  /** What was found last, asked once more of the same person: it must not be found where nothing is changed. */
  again(): Promise<string | undefined> {
    return this.#last();
  }

  #rules(tables: readonly string[]): Rule[] {
    return tables.flatMap((table) => this.#world.rules.get(table) ?? []);
  }

  async #first(ask: (one: Present) => Promise<string | undefined>, opening = false): Promise<string | undefined> {
    const tidy = async (one: Present) => {
      const found = await ask(one).catch(String);
      if (opening) await this.#close();
      return found;
    };
    for (const one of opening ? this.#openers : this.#people) {
      this.#last = () => tidy(one);
      const found = await this.#last();
      if (found === undefined) continue;
      if (opening) this.#openers = first(one, this.#openers);
      else this.#people = first(one, this.#people);
      return found;
    }
    return undefined;
  }

  async #close(): Promise<void> {
    await this.#world.town.look('delete from authz.opening where opened_at > $1', [this.#begun]);
    await readOpenings(this.#world);
  }
}

const direct = new Map([
  ['my_alerts', myAlerts],
  ['my_certificates', myCertificates],
  ['shared_files', sharedFiles],
  ['team_files', teamFiles],
  ['whole_meetings', wholeMeetings],
]);

/** Whoever found something is asked first the next time: mutants of one rule show to the same people. */
const first = (one: Present, all: readonly Present[]) => [one, ...all.filter((other) => other !== one)];
