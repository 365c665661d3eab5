import type { Town } from '../../builders/town.ts';
import type { Operation } from '../matrix/policy.ts';
import { bare, mutationsOf, short } from './clauses.ts';

/** Something made weaker, stricter or wrong, and how it was. `table` is where it must show; `same`, why nothing can show. */
export type Mutant = {
  readonly name: string;
  readonly table: string;
  /** What of it is changed, where that is one operation alone. */
  readonly operation?: Operation | undefined;
  readonly put: string;
  readonly restore: string;
  readonly same?: string | undefined;
};

type Policy = {
  readonly table: string;
  readonly name: string;
  readonly kind: string;
  readonly command: string;
  readonly using: string | null;
  readonly check: string | null;
};

const operations: Readonly<Record<string, Operation>> = {
  ...{ select: 'seen', insert: 'added', update: 'changed', delete: 'removed' },
};

/** Every policy of the application's role: dropped, and with each clause of what it asks for changed. */
export async function policyMutants(town: Town): Promise<Mutant[]> {
  const policies = await town.look<Policy>(
    `select polrelid::regclass::text as table, polname as name, case when polpermissive then 'permissive' else 'restrictive' end as kind,
       case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
       pg_get_expr(polqual, polrelid) as using, pg_get_expr(polwithcheck, polrelid) as check
     from pg_policy where 'samgrepp_app'::regrole = any (polroles) and polrelid::regclass::text ~ '^(authz|data|audit)' order by 1, 2`,
  );
  return policies.flatMap((one) => {
    const { table, name, kind, command, using, check } = one;
    const made = `create policy ${name} on ${table} as ${kind} for ${command} to samgrepp_app${using ? ` using (${using})` : ''}${check ? ` with check (${check})` : ''}`;
    const dropped: Mutant = {
      name: `${table} ${name}: dropped`,
      ...{ table, operation: operations[command] },
      put: `drop policy ${name} on ${table}`,
      restore: made,
    };
    const at = { table, operation: operations[command] };
    const alter = (parts: string) => `alter policy ${name} on ${table} ${parts}`;
    const asking = (one: string, other: string) => alter(`using (${one}) with check (${other})`);
    if (using && check === using)
      // No row ever leaves its section or file: left out in one of the two, the other would ask for it.
      return [
        dropped,
        ...mutationsOf(using).map(({ what, text }) => ({
          ...{ ...at, name: `${table} ${name} using and with check: ${what}` },
          ...{ put: asking(text, text), restore: asking(using, using) },
        })),
      ];
    const parts = [
      ['using', using],
      ['with check', check],
    ] as const;
    const changed: Mutant[] = parts.flatMap(([part, text]) =>
      text === null
        ? []
        : mutationsOf(text).map((mutation) => ({
            ...{ ...at, name: `${table} ${name} ${part}: ${mutation.what}` },
            put: alter(`${part} (${mutation.text})`),
            restore: alter(`${part} (${text})`),
            same: sameAsBefore(one, part, mutation.what),
          })),
    );
    const rest = using && check && mutationsOf(check).find(({ what }) => what === `without ${short(using)}`);
    if (using && check && rest)
      changed.push({
        ...{ ...at, name: `${table} ${name} using and with check: without what both ask` },
        ...{ put: asking('true', rest.text), restore: asking(using, check) },
      });
    return [dropped, ...changed].filter(({ put, restore }) => put !== restore);
  });
}

/** Mutants that change nothing that anybody could see, each with the reason. */
function sameAsBefore({ table, command, using, check }: Policy, part: string, what: string): string | undefined {
  if (command === 'update' && using && check?.includes(bare(using))) {
    if (part === 'using' && what === 'always')
      return 'the row stays where it was, and `with check` asks the same there';
    if (part === 'with check' && what === `without ${short(using)}`)
      return 'the row stays where it was, and `using` asked it there';
  }
  if (table === 'data.alert' && what.includes('blocked_files'))
    return 'a block ends what was open, and my_alerts() leaves out what is blocked';
  return undefined;
}
