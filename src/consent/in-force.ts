import type { FileContext } from '../access/index.ts';
import { consentsOf } from './consent.store.ts';
import { askings, standingOf } from './consent.ts';
import { isComplete } from './list-model.ts';
import { whoIsAsked } from './people.store.ts';
import { disclosable } from './register.ts';

/**
 * The consents that hold now to somebody outside the board: whom to, and which parts may be given. For a child only when all who must
 * have signed have: one guardian's form alone lets nobody tell anything.
 */
export async function consentsInForce(ctx: Pick<FileContext, 'sql' | 'file' | 'now'>) {
  const { sql, file, now } = ctx;
  const [consents, { age }] = await Promise.all([consentsOf(sql, file), whoIsAsked(sql, file, now)]);
  return askings(consents).flatMap((forms) => {
    const [one] = forms;
    if (!one || one.receiver.unitId !== null || standingOf(forms, isComplete(forms, age), now) !== 'inForce') return [];
    const { id, groundId, receiver, purpose, parts } = one;
    const given = disclosable.filter((part) => parts.some((other) => other === part));
    return [{ id, groundId, receiver: receiver.name, purpose, parts: given }];
  });
}
