import { type FileContext, leadsUnitOf } from '../access/index.ts';
import { type Candidate, candidatesOf, formerlyIn, holdingOtherSide, type WishSaid, wishOf } from '../leading/index.ts';
import { blockedStaff, colleaguesOf } from './team.store.ts';
import type { Member } from './team.ts';

export type Assignable = {
  readonly wish: WishSaid | undefined;
  readonly candidates: readonly Candidate[];
  /** Who leads the unit sees that there is a hindrance; to everybody else those who can't be named are not there. */
  readonly leads: boolean;
};

/**
 * Those of the unit who aren't in the team and could be given the file. A conflict of interest and the other side look the same. From the file
 * of one who uses violence the other side is not looked for: that somebody is known would be read there by whoever opens the page. Who is
 * named is still asked about.
 */
export async function assignable(ctx: FileContext, team: readonly Member[]): Promise<Assignable> {
  const { sql, file, now } = ctx;
  const leads = leadsUnitOf(file, ctx.actor);
  const [all, blocked, former, wish] = await Promise.all([
    colleaguesOf(sql, file.unitId, now),
    blockedStaff(sql, file.id),
    formerlyIn(sql, file),
    wishOf(sql, file),
  ]);
  const people = all.filter(
    ({ staffId, leadsUnit }) =>
      !leadsUnit &&
      (leads || !blocked.has(staffId)) &&
      !team.some((one) => one.staffId === staffId && one.function !== 'deputy'),
  );
  const opposite =
    leads && file.side !== 'perpetrator'
      ? await holdingOtherSide(
          sql,
          file,
          people.map(({ staffId }) => staffId),
        )
      : new Set();
  const hindered = new Set(
    people.map(({ staffId }) => staffId).filter((staffId) => blocked.has(staffId) || opposite.has(staffId)),
  );
  return { wish, leads, candidates: await candidatesOf(sql, file.unitId, people, now, { former, hindered }) };
}
