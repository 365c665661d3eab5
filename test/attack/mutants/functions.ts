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
  ...['led_units', 'led_files', 'kept_staff', 'withheld', 'my_reviews'],
];

const textsOf = (town: Town) =>
  town.look<Text>(
    `select p.proname as name, pg_get_functiondef(p.oid) as text from pg_proc p
     where p.pronamespace = 'authz'::regnamespace and p.proname = any ($1) order by 1`,
    [weighing],
  );

/** Mutants that change no answer, each with the reason. */
function sameAsBefore(name: string, text: string, at: number): string | undefined {
  const statement = text.slice(text.lastIndexOf(';', at) + 1, text.indexOf(';', at));
  if (/^\s*(else\s+)?perform from .* for (no key )?(share|update)\s*$/.test(statement))
    return 'takes a lock that others wait for, and answers nothing';
  if (
    name.startsWith('open') &&
    /max\(coalesce\(r\.valid_to,/.test(statement) &&
    text.slice(at).startsWith('and (r.valid_to is null')
  )
    return 'of what lasts the longest is taken, and that somebody leads was asked before: what is over is never that';
  if (name === 'open_on_waivers' && text.slice(at).startsWith("and x.kind = 'secrecyWaiver'"))
    return 'a check of authz.ground lets nothing but a waiver name a unit';
  if (name === 'opposite_by_number' && /^and \(?(same|other)\.file_id <> /i.test(text.slice(at)))
    return 'one file has one number once; what a file itself names and is tied to is asked before';
  if (name === 'shared_files' && /^and \(?g\.kind <> 'team'/i.test(text.slice(at)))
    return 'what is held in a team is in team_files() already, which asks the same of it';
  if (name === 'duties' && at > text.indexOf('UNION ALL'))
    return 'spares a question where nobody is away: standing_in() asks the same of each shift';
  return undefined;
}

/** Each of them with one condition left out at a time; where the text no longer stands, there is no such mutant. */
export async function functionMutants(town: Town): Promise<Mutant[]> {
  const found: Mutant[] = [];
  for (const { name, text } of await textsOf(town)) {
    const at = Math.max(text.search(/BEGIN ATOMIC|RETURN /), 0) || text.indexOf('$function$');
    for (const { what, text: body, at: place } of withoutConditions(text.slice(at)))
      found.push({
        ...{ name: `authz.${name}: ${what}`, table: '', put: text.slice(0, at) + body, restore: text },
        same: sameAsBefore(name, text.slice(at), place),
      });
  }
  return found;
}
