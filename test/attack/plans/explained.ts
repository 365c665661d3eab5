import pg from 'pg';
import type { Statement } from '../../bench/recorded.ts';

export type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Parent Relationship'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
  readonly [detail: string]: unknown;
};

/** How one statement was answered: its own plan, and that of each function's body that it came to, however deep. */
export type Answered = { readonly statement: string; readonly own: PlanNode; readonly within: readonly Within[] };
export type Within = { readonly body: string; readonly plan: PlanNode };

/**
 * A connection on which PostgreSQL tells the plan of everything that it answers, what functions ask among it, to the role of
 * the application with row security forced. Each work is undone.
 */
export class Explaining {
  readonly #client: pg.Client;
  readonly #told: string[] = [];
  #named = 0;

  private constructor(client: pg.Client) {
    this.#client = client;
    client.on('notice', ({ message }) => message && this.#told.push(message));
  }

  static async open(adminUrl: string): Promise<Explaining> {
    const client = new pg.Client({ connectionString: adminUrl, options: '-c search_path=data -c jit=off' });
    await client.connect();
    await client.query(`load 'auto_explain';
      set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on; set auto_explain.log_timing = off;
      set auto_explain.log_nested_statements = on; set auto_explain.log_format = json; set auto_explain.log_level = notice;
      set client_min_messages = notice`);
    return new Explaining(client);
  }

  /** As `enter` lets somebody in; with `change` made before, by the account that may do everything. */
  async answered(enter: Statement, reads: readonly Statement[], change?: string): Promise<Answered[]> {
    const found: Answered[] = [];
    await this.#client.query('begin');
    try {
      if (change) await this.#client.query(change);
      await this.#client.query('set local role samgrepp_app');
      await this.#client.query(enter.text, [...enter.values]);
      // As it is planned for these values, and as it is kept prepared for any.
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await this.#client.query(`set local plan_cache_mode = ${mode}`);
        for (const { text, values } of reads) {
          this.#told.length = 0;
          this.#named += 1;
          await this.#client.query({ text, values: [...values], name: `explained${this.#named}` });
          // Its plan is told when it is put away, which the next statement does.
          await this.#client.query('show plan_cache_mode');
          found.push(answeredBy(text, this.#told));
        }
      }
    } finally {
      await this.#client.query('rollback');
    }
    return found;
  }

  close = () => this.#client.end();
}

/** A body that was not read to its end is told after the statement that asked for it. */
function answeredBy(statement: string, told: readonly string[]): Answered {
  const plans = told.flatMap((message) => {
    const at = message.indexOf('plan:');
    if (at < 0) return [];
    const { Plan, 'Query Text': body } = JSON.parse(message.slice(at + 5)) as { Plan: PlanNode; 'Query Text': string };
    return [{ body, plan: Plan }];
  });
  const own = plans.findLast(({ body }) => body === statement);
  if (!own) throw new Error(`No plan was told of ${statement}`);
  return { statement, own: own.plan, within: plans.filter((one) => one !== own) };
}

export const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
