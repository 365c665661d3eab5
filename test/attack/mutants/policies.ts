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
      same: sameAsBefore(one, '', 'dropped'),
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
    // What both ask is left out in both; in one of them alone, the other asks it of the same row.
    for (const [what, [one, other]] of common(using, check))
      changed.push({
        ...{ ...at, name: `${table} ${name} using and with check: ${what}` },
        ...{ put: asking(one, other), restore: asking(using ?? '', check ?? '') },
      });
    return [dropped, ...changed].filter(({ put, restore }) => put !== restore);
  });
}

/** Each clause that stands in both, and both without it. */
function common(using: string | null, check: string | null): Map<string, [string, string]> {
  if (!using || !check) return new Map();
  const within = (text: string) =>
    new Map([
      [`without ${short(text)}`, 'true'],
      ...mutationsOf(text).map(({ what, text: to }) => [what, to] as const),
    ]);
  const others = within(check);
  const both = [...within(using)].flatMap(([what, text]) => {
    const other = what.startsWith('without ') ? others.get(what) : undefined;
    return other === undefined ? [] : [[what, [text, other]] as const];
  });
  return new Map(both.map(([what, [one, other]]) => [what, [one, other]]));
}

/** Mutants that change nothing that anybody could see, each with the reason. */
function sameAsBefore({ table, name, command, using, check }: Policy, part: string, what: string): string | undefined {
  if (command === 'update' && part === 'using' && what === 'always' && using && check?.includes(bare(using)))
    return 'the row stays where it was, and `with check` asks the same there';
  const asked = common(using, check);
  const clauses = mutationsOf(check ?? '').filter((one) => one.what.startsWith('without '));
  const all = clauses.length > 0 ? clauses.map((one) => one.what) : [`without ${short(check ?? '')}`];
  if (part === 'with check' && what === 'always' && all.every((one) => asked.has(one)))
    return 'the row stays where it was, and `using` asked all of it there';
  if (command === 'update' && asked.has(what))
    return 'the row stays where it was, and the other part of the policy asks the same there';
  if (
    table === 'data.desk' &&
    (what === 'without staff_id IS NOT NULL' ||
      /^without file_id = ANY \(ARRAY\( SELECT authz\.team_files\(/.test(what))
  )
    return 'spares a question, and gives nothing: no row of a unit has a person, and shared_files() names what team_files() does';
  if (/^data\.certificate(_content)?$/.test(table) && name === 'withheld' && (what === 'always' || what === 'dropped'))
    return 'my_certificates() leaves it out, and where it lies is withheld too: both are asked for themselves';
  if (table === 'data.attachment' && name === 'read' && what.startsWith('without section_id'))
    return 'it is seen with its note, which lies in the same section';
  if (table === 'data.attachment' && name === 'withheld' && (what === 'always' || what === 'dropped'))
    return 'it is seen with its note, which is withheld itself';
  if (/^data\.(errand|obstacle)$/.test(table) && name === 'read' && what === 'always')
    return 'it is seen with its action, which lies in the same section';
  if (table === 'data.joint_handling' && command === 'update' && part === 'using')
    return 'who may read a row is asked the same for every statement that names one, and `with check` asks it of what it becomes';
  if (table === 'data.follow_up' && command === 'update' && what === 'without ended_by IS NULL')
    return 'a follow-up is changed by being ended, and then it says by whom';
  if (table === 'data.alert' && what.includes('blocked_files'))
    return 'a block ends what was open, and my_alerts() leaves out what is blocked';
  return undefined;
}
