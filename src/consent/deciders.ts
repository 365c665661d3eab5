import { type DecisionKind, type FileContext, mayDecide } from '../access/index.ts';
import type { DelegationId } from '../kernel/ids.ts';
import { decidersOf, loadDeciders } from '../safety/index.ts';

/** Who may decide this now by the delegation order, who is on a shift first; and the row that she who asks would rely on. */
export async function whoDecides(ctx: FileContext, kind: DecisionKind) {
  const facts = await loadDeciders(ctx.sql, ctx.now, ctx.file.id);
  const me = facts.people.find(({ id }) => id === ctx.actor.staffId);
  const may = me && mayDecide(kind, { delegations: facts.delegations, decider: me, at: ctx.now });
  const own: DelegationId | undefined = may?.ok ? may.value.id : undefined;
  return { people: decidersOf(kind, facts, ctx.now, ctx.file.unitId), own };
}
