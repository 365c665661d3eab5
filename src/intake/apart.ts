import { type FileContext, keptApart, leadsUnitOf } from '../access/index.ts';
import { blockedStaff } from '../casefile/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import { holdingOtherSide } from '../leading/index.ts';
import type { Triage } from './commands/file-of-person.ts';
import { deputyOf } from './commands/hand-over.ts';
import type { Colleague } from './receivers.store.ts';

export type Apart = {
  readonly fields: readonly string[];
  /** Of them, those whom this actor may let hold both sides, by a decision in writing. */
  readonly toDecide: readonly StaffId[];
};

/**
 * The fields of the team where somebody is named whom a leader decides about first: a worker holds one side of the same
 * violence, never silently both (voices V38). Where nobody uses violence in what came in there is one team, else two.
 */
export async function apartIn(ctx: FileContext, { team, otherTeam }: Triage): Promise<Apart> {
  const { sql, file } = ctx;
  const hers = await keptApart(sql, file.id, [team.responsible, team.deputy]);
  const his = otherTeam ? await keptApart(sql, file.id, [otherTeam.responsible, otherTeam.deputy], true) : new Set();
  const of = (prefix: 'team' | 'other', chosen: Triage['team'], apart: ReadonlySet<unknown>) =>
    (['responsible', 'deputy'] as const).filter((one) => apart.has(chosen[one])).map((one) => `${prefix}.${one}`);
  return {
    fields: [...of('team', team, hers), ...(otherTeam ? of('other', otherTeam, his) : [])],
    toDecide: his.size === 0 && (await mayDecide(ctx, hers)) ? [...hers] : [],
  };
}

/**
 * Only who leads the unit where the files will lie decides, never about herself; and only on the other side, for a conflict of interest is
 * lifted in the file. To everybody else the two are the same refusal.
 */
async function mayDecide(ctx: FileContext, apart: ReadonlySet<StaffId>): Promise<boolean> {
  if (apart.size === 0 || apart.has(ctx.actor.staffId) || !leadsUnitOf(ctx.file, ctx.actor)) return false;
  const [opposite, blocked] = await Promise.all([
    holdingOtherSide(ctx.sql, ctx.file, [...apart]),
    blockedStaff(ctx.sql, ctx.file.id),
  ]);
  return [...apart].every((one) => opposite.has(one) && !blocked.has(one));
}

/** Whether the receiver may have it, and who of the unit stands in: the first who may. */
export async function receiverAndDeputy(
  ctx: FileContext,
  receiver: Colleague,
  all: readonly Colleague[],
): Promise<{ readonly deputy: Colleague | undefined } | 'keptApart'> {
  if ((await keptApart(ctx.sql, ctx.file.id, [receiver.staffId])).size > 0) return 'keptApart';
  const apart = new Set<StaffId>();
  for (;;) {
    const deputy = deputyOf(
      receiver,
      all.filter(({ staffId }) => !apart.has(staffId)),
    );
    if (!deputy || (await keptApart(ctx.sql, ctx.file.id, [deputy.staffId])).size === 0) return { deputy };
    apart.add(deputy.staffId);
  }
}
