import type { StaffId } from '../kernel/ids.ts';
import { oneOf } from '../platform/web/form.ts';
import { canBeNamed, shutOut } from './nameable.store.ts';
import type { FileContext } from './route.ts';
import { accessTexts } from './texts.ts';

// Who can be named in a file, to own what has been agreed, to give support, or as the one to ring. Why somebody can't is never told.

type Ctx = Pick<FileContext, 'sql' | 'file'>;

/**
 * Those of the staff whom a list offers. The other side of the same violence is not looked for: that somebody is known would be read by
 * whoever opens the page. Who is named is asked about, by `namedApart`.
 */
export async function nameable<One extends { readonly id: StaffId }>(
  { sql, file }: Ctx,
  staff: readonly One[],
): Promise<One[]> {
  const out = await shutOut(sql, file.id);
  return staff.filter(({ id }) => !out.has(id));
}

/** One of those that the list offers. Whoever was chosen and isn't offered is refused in the words of `namedApart`. */
export const nameOf = <Id extends string>(people: readonly { readonly id: Id }[], own: { missing?: string } = {}) =>
  oneOf(
    people.map(({ id }) => id),
    { ...own, gone: (language) => accessTexts(language).cannotBeNamed },
  );

/**
 * What is said at the fields where one is named whom something keeps from this file: a conflict of interest, or a file on the other side of
 * the same violence. Whoever is to hold both is named to the team first, by a leader who decides in writing (voices V38). Few at a time;
 * each answer that keeps somebody is logged.
 */
export async function namedApart(
  { sql, file, language }: Ctx & Pick<FileContext, 'language'>,
  named: Readonly<Record<string, StaffId | undefined>>,
): Promise<Record<string, string> | undefined> {
  const staff = [...new Set(Object.values(named).filter((one) => one !== undefined))];
  if (staff.length === 0) return undefined;
  const may = await canBeNamed(sql, file.id, staff);
  const apart = Object.entries(named).flatMap(([field, one]) => (one && !may.has(one) ? [field] : []));
  if (apart.length === 0) return undefined;
  return Object.fromEntries(apart.map((field) => [field, accessTexts(language).cannotBeNamed]));
}
