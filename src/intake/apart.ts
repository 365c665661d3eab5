import { type FileContext, keptApart } from '../access/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Triage } from './commands/file-of-person.ts';
import { deputyOf } from './commands/hand-over.ts';
import type { Colleague } from './receivers.store.ts';

/**
 * The fields of the team where somebody is named whom a leader decides about first: a worker holds one side of the same
 * violence, never silently both (voices V38). Where nobody uses violence in what came in there is one team, else two.
 */
export async function apartFields(ctx: FileContext, { team, otherTeam }: Triage): Promise<string[]> {
  const { sql, file } = ctx;
  const hers = await keptApart(sql, file.id, [team.responsible, team.deputy]);
  const his = otherTeam ? await keptApart(sql, file.id, [otherTeam.responsible, otherTeam.deputy], true) : new Set();
  const of = (prefix: 'team' | 'other', chosen: Triage['team'], apart: ReadonlySet<unknown>) =>
    (['responsible', 'deputy'] as const).filter((one) => apart.has(chosen[one])).map((one) => `${prefix}.${one}`);
  return [...of('team', team, hers), ...(otherTeam ? of('other', otherTeam, his) : [])];
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
