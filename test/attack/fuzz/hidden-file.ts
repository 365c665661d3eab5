import { randomUUID } from 'node:crypto';
import { createFile } from '../../../src/access/index.ts';
import { signInAs } from '../../../src/demo/found.store.ts';
import type { StaffKey } from '../../../src/demo/index.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { withActor } from '../../../src/platform/database/with-actor.ts';
import { Keyring } from '../../../src/platform/sealing/keyring.ts';
import { putOnDesk } from '../../../src/today/index.ts';
import type { Strandhaga } from '../../support/strandhaga.ts';

/** A file that only one person may see, and the words in it that nobody else may ever come upon. */
export async function hiddenFile(town: Strandhaga, owner: StaffKey): Promise<{ id: string; canaries: string[] }> {
  const keyring = new Keyring(Buffer.alloc(32, 7));
  const founded = town.player.founded;
  const token = await signInAs(town.database, founded.staff[owner]);
  const [words, name] = [`Kanarie${randomUUID()}`, `Xq${randomUUID().slice(0, 8)}`];
  const id = await withActor(town.database, token, async (tx) => {
    if (tx.entered.state !== 'open') throw new Error('Nobody was signed in');
    const { actor } = tx.entered;
    const [role] = actor.roles;
    if (!role) throw new Error(`${owner} works nowhere`);
    const file = await createFile(tx.sql, keyring, {
      kind: 'person',
      unitId: role.unitId,
      function: 'responsible',
      protection: 'protectedRegistration',
      now: tx.now,
    });
    await putOnDesk(tx.sql, keyring, file, {
      kind: 'file',
      name: { first: name, last: 'Påhittad' },
      state: 'active',
      urgency: 0,
      owner: actor.staffId,
      staff: [actor.staffId],
      since: tx.now,
      now: tx.now,
    });
    return file.id;
  });
  const saved = await town.app.request(`${town.address}/akt/${id}/anteckning/${newId()}`, {
    method: 'POST',
    headers: { origin: town.address, cookie: `session=${token}` },
    body: new URLSearchParams({ _form: newId(), text: words, version: '0.0123abcd' }),
  });
  if (saved.status !== 303) throw new Error(`The note was answered with ${saved.status}`);
  return { id, canaries: [words, name] };
}
