import {
  type DecisionKind,
  type Delegation,
  type FileContext,
  leadsUnitOf,
  mayDecide,
  refusalText,
} from '../access/index.ts';
import { type DecidingPerson, decidersInWords, decidersOf, loadDeciders } from '../safety/index.ts';
import { investigationTexts } from './texts.ts';

export type Right = {
  readonly delegation: Delegation | undefined;
  /** Those who have it, for the page that asks one of them. */
  readonly deciders: readonly DecidingPerson[];
  /** Who may, in one sentence; and for one who may not, first why. */
  readonly words: string;
};

/** The delegation table is asked each time, at the moment of the act (voices V48). */
export async function rightsTo<K extends DecisionKind>(
  ctx: FileContext,
  kinds: readonly K[],
): Promise<ReadonlyMap<K, Right>> {
  const { language, now, file, actor } = ctx;
  const t = investigationTexts(language).open;
  const facts = await loadDeciders(ctx.sql, now, file.id);
  const me = facts.people.find(({ id }) => id === actor.staffId);
  return new Map<K, Right>(
    kinds.map((kind): [K, Right] => {
      const deciders = decidersOf(kind, facts, now, file.unitId);
      const who = deciders.length > 0 ? t.mayNow(decidersInWords(deciders, language)) : t.nobody;
      const may = me && mayDecide(kind, { delegations: facts.delegations, decider: me, at: now });
      if (may?.ok) return [kind, { delegation: may.value, deciders, words: who }];
      const why = may ? refusalText(language, may.error) : t.notYours;
      return [kind, { delegation: undefined, deciders, words: `${why} ${who}` }];
    }),
  );
}

export async function rightTo(ctx: FileContext, kind: DecisionKind): Promise<Right> {
  const right = (await rightsTo(ctx, [kind])).get(kind);
  if (!right) throw new Error(`No answer about ${kind}`);
  return right;
}

/** Who leads the unit of this file. */
export async function leadersOf(ctx: FileContext): Promise<DecidingPerson[]> {
  const { people } = await loadDeciders(ctx.sql, ctx.now, ctx.file.id);
  return people.filter((one) => leadsUnitOf(ctx.file, one) && !one.conflictOfInterest);
}
