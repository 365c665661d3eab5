import type pg from 'pg';
import { type Sql, sqlOver } from '../../src/platform/database/database.ts';

type PlanNode = {
  'Node Type': string;
  'Parent Relationship'?: string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Loops': number;
  Filter?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
};

export type Plan = { readonly text: string; readonly top: PlanNode; readonly nodes: readonly PlanNode[] };

/** How PostgreSQL answers what a store asks, as the person whose transaction `client` is in: each statement, explained. */
export async function plansOf(client: pg.ClientBase, work: (sql: Sql) => Promise<unknown>): Promise<Plan[]> {
  const asked: { text: string; values: unknown[] }[] = [];
  const listening = {
    query: (query: pg.QueryArrayConfig<unknown[]>) => {
      asked.push({ text: query.text, values: query.values ?? [] });
      return client.query(query);
    },
  };
  await work(sqlOver(listening as unknown as pg.ClientBase));
  const plans: Plan[] = [];
  for (const { text, values } of asked) {
    const { rows } = await client.query(`explain (analyze, buffers, timing off, format json) ${text}`, values);
    const top = rows[0]['QUERY PLAN'][0].Plan as PlanNode;
    plans.push({ text, top, nodes: flatten(top) });
  }
  return plans;
}

const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)];
