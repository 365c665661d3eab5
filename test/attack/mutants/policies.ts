import type { Town } from '../../builders/town.ts';
import { bare, mutationsOf, short } from './clauses.ts';

/** Something made weaker, stricter or wrong, and how it was. `table` is where it must show; `same`, why nothing can show. */
export type Mutant = {
  readonly name: string;
  readonly table: string;
  readonly put: string;
  readonly restore: string;
  readonly same?: string | undefined;
};

type Policy = { table: string; name: string; command: string; using: string | null; check: string | null };

/** Every policy of the application's role: dropped, and with each clause of what it asks for changed. */
export async function policyMutants(town: Town): Promise<Mutant[]> {
  const policies = await town.look<Policy>(
    `select polrelid::regclass::text as table, polname as name,
       case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
       pg_get_expr(polqual, polrelid) as using, pg_get_expr(polwithcheck, polrelid) as check
     from pg_policy where 'samgrepp_app'::regrole = any (polroles) and polrelid::regclass::text ~ '^(authz|data|audit)' order by 1, 2`,
  );
  return policies.flatMap((one) => {
    const { table, name, command, using, check } = one;
    const made = `create policy ${name} on ${table} for ${command} to samgrepp_app${using ? ` using (${using})` : ''}${check ? ` with check (${check})` : ''}`;
    const dropped: Mutant = {
      name: `${table} ${name}: dropped`,
      table,
      put: `drop policy ${name} on ${table}`,
      restore: made,
    };
    const parts = [
      ['using', using],
      ['with check', check],
    ] as const;
    const changed = parts.flatMap(([part, text]) =>
      text === null
        ? []
        : mutationsOf(text).map((mutation) => ({
            name: `${table} ${name} ${part}: ${mutation.what}`,
            table,
            put: `alter policy ${name} on ${table} ${part} (${mutation.text})`,
            restore: `alter policy ${name} on ${table} ${part} (${text})`,
            same: sameAsBefore(one, part, mutation.what),
          })),
    );
    return [dropped, ...changed].filter(({ put, restore }) => put !== restore);
  });
}

/** Mutants that change nothing that anybody could see, or that another test has to find, each with the reason. */
function sameAsBefore({ table, command, using, check }: Policy, part: string, what: string): string | undefined {
  if (command === 'update' && using && check) {
    // No row ever leaves its section or file (catalogue.test.ts): what it becomes lies where it was, so either part asks for both.
    if (what === 'always' && (check.includes(bare(using)) || check === using) && (part === 'using' || check === using))
      return 'the row stays where it was, and the other part of the policy asks the same';
    if (part === 'with check' && what === `without ${short(using)}`)
      return 'the row stays where it was, and `using` asked it there';
  }
  if (what.includes('copied_of')) return 'a copy goes through a trigger of its own: test/http/carried.test.ts';
  if (table === 'data.log_review_line' && what.includes('staff_id'))
    return 'who goes through the log is never the one on the line: test/http/log-review.test.ts';
  if (table === 'data.desk' && what.includes('writable_files'))
    return 'only within the transaction that takes a file: test/http/handing-on.test.ts';
  return undefined;
}
