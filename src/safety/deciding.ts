import { type Delegation, type FileContext, mayDecide, refusalText } from '../access/index.ts';
import { parseId } from '../kernel/ids.ts';
import { loadDeciders, loadDecisions } from './decision.store.ts';
import type { Decision, DecisionId } from './decision.ts';
import { decidersOf } from './decision-texts.ts';
import type { DecideProps } from './pages/decision-pages.tsx';

/** The delegation table is asked each time, at the moment of deciding (voices V48). */
export async function mayThisActor(
  ctx: FileContext,
  decision: Decision,
): Promise<{ delegation?: Delegation; refusal?: DecideProps['refusal'] }> {
  const facts = await loadDeciders(ctx.sql, ctx.now, ctx.file.id);
  const me = facts.people.find(({ id }) => id === ctx.actor.staffId);
  const may = me && mayDecide(decision.kind, { delegations: facts.delegations, decider: me, at: ctx.now });
  if (may?.ok) return { delegation: may.value };
  const refused = may?.error ?? { reason: 'notDelegated', decision: decision.kind, paragraph: '' };
  return {
    refusal: {
      words: refusalText(ctx.language, refused),
      instead: decidersOf(decision.kind, facts, ctx.now, ctx.file.unitId),
    },
  };
}

export async function findDecision(
  ctx: FileContext,
): Promise<{ decision: Decision; all: readonly Decision[] } | undefined> {
  const id = parseId<DecisionId>(ctx.params.decision);
  if (!id.ok) return undefined;
  const all = await loadDecisions(ctx.sql, ctx.file);
  const decision = all.find((one) => one.id === id.value);
  return decision && { decision, all };
}
