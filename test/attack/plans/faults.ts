import { type Answered, nodesOf, type PlanNode } from './explained.ts';
import { steady } from './grow.ts';

/** Read one after the other, more than this would grow with the years. */
const FEW = 500;

const readBy = (node: PlanNode) =>
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * Math.max(1, node['Actual Loops']);

/** Conditions that are asked of each row; what is known before the rows stands there as the outcome of an InitPlan. */
const conditionsOf = (node: PlanNode) =>
  ['Filter', 'Join Filter', 'Index Cond', 'Recheck Cond'].flatMap((name) => {
    const text = node[name];
    return typeof text === 'string' ? [text] : [];
  });
const asksFunction = (node: PlanNode) => conditionsOf(node).some((text) => /\bauthz\.\w+\(/.test(text));

/** From end to end: an index that is given nothing to look for is no better. */
const readsAll = (node: PlanNode) =>
  !steady.includes(node['Relation Name'] ?? '') &&
  (node['Node Type'] === 'Seq Scan' || (node['Node Type'].includes('Index') && node['Index Cond'] === undefined));

/** What in the way a statement was answered costs more the more there is. */
export function faultsOf({ own, within }: Answered): string[] {
  const found = new Set<string>();
  for (const plan of [own, ...within.map(({ plan }) => plan)])
    for (const node of nodesOf(plan)) {
      if (readsAll(node) && readBy(node) > FEW)
        found.add(`all of ${node['Relation Name'] ?? node['Index Name']} is read`);
      if (asksFunction(node) && readBy(node) > FEW)
        found.add(`a function is asked of each row of ${node['Relation Name']}`);
    }
  for (const node of nodesOf(own)) {
    if (asksFunction(node)) found.add(`a function is asked of each row of ${node['Relation Name']}`);
    if (node['Parent Relationship'] === 'SubPlan')
      found.add(`a question is asked of each row: ${node['Relation Name']}`);
    if (node['Parent Relationship'] === 'InitPlan' && node['Actual Loops'] > 1)
      found.add('what is known before the rows is asked again');
  }
  return [...found];
}
