import type { Town } from '../../builders/town.ts';
import { withoutConditions } from './clauses.ts';
import type { Mutant } from './policies.ts';

type Text = { name: string; text: string };

/** Where it is weighed who may see what: what policies ask, what opens a file, and what these ask in turn. */
const weighing = [
  ...['asking', 'me', 'has_role', 'leads', 'works_until', 'decides_until', 'duties', 'duty_now', 'my_duty', 'my_units'],
  ...['blocked_files', 'readable', 'writable', 'open_files', 'writable_files', 'counts', 'speaks_for', 'opposite_to'],
  ...[
    'opposite_by_number',
    'stands_opposite',
    'settled',
    'open_on_waivers',
    'open',
    'team_files',
    'shared_files',
    'my_meetings',
    'whole_meetings',
  ],
  ...['my_certificates', 'live_certificates', 'may_hear', 'may_open', 'my_alerts', 'signed_in'],
];

const textsOf = (town: Town) =>
  town.look<Text>(
    `select p.proname as name, pg_get_functiondef(p.oid) as text from pg_proc p
     where p.pronamespace = 'authz'::regnamespace and p.proname = any ($1) order by 1`,
    [weighing],
  );

/** Each of them with one condition left out at a time; where the text no longer stands, there is no such mutant. */
export async function functionMutants(town: Town): Promise<Mutant[]> {
  const found: Mutant[] = [];
  for (const { name, text } of await textsOf(town)) {
    const at = Math.max(text.search(/BEGIN ATOMIC|RETURN /), 0) || text.indexOf('$function$');
    for (const { what, text: body } of withoutConditions(text.slice(at)))
      found.push({ name: `authz.${name}: ${what}`, table: '', put: text.slice(0, at) + body, restore: text });
  }
  return found;
}
