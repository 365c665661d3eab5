import type { OpenFile } from '../access/index.ts';
import { age } from '../kernel/calendar-day.ts';
import type { PersonId } from '../kernel/ids.ts';
import { dayOf, type Instant } from '../kernel/instant.ts';
import { PersonalNumber } from '../kernel/personal-number.ts';
import type { Sql } from '../platform/database/database.ts';
import { loadDecisions } from '../safety/index.ts';

export type Guardian = { readonly id: PersonId; readonly name: string };
export type Asking = {
  /** Whether the file is a child's own; then the guardians are asked. */
  readonly isChild: boolean;
  /** Whole years, never more than it is: where only the year is known, the birthday is still to come. */
  readonly age: number | undefined;
  readonly guardians: readonly Guardian[];
  /** A stay of the child in protected housing is asked for or granted, as this file says it. */
  readonly housing: boolean;
};

/** Who is to be asked in this file: the person herself, or her guardians. */
export async function whoIsAsked(sql: Sql, file: OpenFile, now: Instant): Promise<Asking> {
  const [rows, childrenUnit, decisions] = await Promise.all([
    sql
      .selectFrom('personTold')
      .select(['id', 'part', 'name', 'number', 'birthYear'])
      .where('fileId', '=', file.id)
      .where('part', 'in', ['self', 'guardian'])
      .where('detachedAt', 'is', null)
      .orderBy('id')
      .execute(),
    sql
      .selectFrom('authz.unitFunction')
      .select('function')
      .where('unitId', '=', file.unitId)
      .where('function', '=', 'childInvestigation')
      .executeTakeFirst(),
    file.mayRead('decisions') ? loadDecisions(sql, file) : [],
  ]);
  const unsealed = (column: 'name' | 'number', row: (typeof rows)[number]) =>
    file.vault.unsealOptional(`person_told.${column}:${row.id}`, row[column]);
  const self = rows.find(({ part }) => part === 'self');
  const years = wholeYears((self && unsealed('number', self)) ?? '', self?.birthYear ?? undefined, now);
  const among = file.side === 'childWitness' || childrenUnit !== undefined;
  return {
    age: years?.least,
    // Where it can't be told from the year of birth, the file's side or unit says it: no grown woman's guardians are looked for.
    isChild: years === undefined || (years.least < 18 && years.most >= 18) ? among : years.most < 18,
    housing: decisions.some(
      ({ kind, state }) =>
        (kind === 'shelterChild' || kind === 'shelterChildImmediate') && (state === 'asked' || state === 'granted'),
    ),
    guardians: rows
      .filter(({ part }) => part === 'guardian')
      .map((row) => ({ id: row.id as PersonId, name: unsealed('name', row) ?? '' })),
  };
}

function wholeYears(
  number: string,
  birthYear: number | undefined,
  now: Instant,
): { least: number; most: number } | undefined {
  const today = dayOf(now);
  const parsed = PersonalNumber.parse(number, today);
  const born = parsed.ok ? parsed.value.findBorn() : undefined;
  if (born) return { least: age(born, today), most: age(born, today) };
  const year = parsed.ok ? parsed.value.birthYear() : birthYear;
  return year === undefined ? undefined : { least: today.year - year - 1, most: today.year - year };
}
