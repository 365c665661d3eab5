import type { FileContext } from '../access/index.ts';
import { disclosable } from './register.ts';
import { givenIn, inForce } from './withdraw.store.ts';

/** The consents that hold now to somebody outside the board: whom to, and which parts may be given. */
export async function consentsInForce({ sql, file, now }: Pick<FileContext, 'sql' | 'file' | 'now'>) {
  return (await givenIn(sql, file))
    .filter((one) => one.receiverUnit === null && inForce(one, now))
    .map(({ id, groundId, receiver, parts }) => ({
      id,
      groundId,
      receiver,
      parts: disclosable.filter((part) => parts.some((one) => one === part)),
    }));
}
