import type { FileContext, OpenFile } from '../access/index.ts';
import type { PersonId } from '../kernel/ids.ts';
import { raiseAlert } from '../today/index.ts';
import { insertAsked, letDeciderGo, letDeciderIn, loadDeciders, loadDecisions, moveAsked } from './decision.store.ts';
import { type DecisionId, isAskable } from './decision.ts';
import { decidersOf } from './decision-texts.ts';

/**
 * What is asked for in the contact is decided in the file of the person whom it is about: there it is looked for afterwards. The question
 * goes along, with whoever is to decide it, and waits in the contact no more. Answers what it became.
 */
export async function carryAsked(
  ctx: FileContext,
  to: OpenFile,
  about: { readonly person: PersonId; readonly there: PersonId },
): Promise<DecisionId[]> {
  const { sql, file: from, now, actor } = ctx;
  const waiting = (await loadDecisions(sql, from)).filter(
    ({ state, personId }) => state === 'asked' && personId === about.person,
  );
  if (waiting.length === 0) return [];
  const facts = await loadDeciders(sql, now, from.id);
  const carried: DecisionId[] = [];
  for (const { id, kind, askedOfId, askedAt, proposal } of waiting) {
    if (!isAskable(kind)) continue;
    const of = askedOfId ?? actor.staffId;
    carried.push(await insertAsked(ctx, to, { kind, personId: about.there, of, proposal, at: askedAt }));
    await moveAsked(ctx, from, id);
    if (of === actor.staffId) continue;
    await letDeciderGo(sql, from, of);
    // One who may not decide it any more is not let in: the page then says who may.
    if (!decidersOf(kind, facts, now, to.unitId).some((one) => one.id === of)) continue;
    await letDeciderIn(sql, to, kind, of);
    await raiseAlert(ctx, to, 'decisionAsked', [{ staffId: of }]);
  }
  return carried;
}
