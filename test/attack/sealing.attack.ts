import { randomInt } from 'node:crypto';
import { newId } from '../../src/kernel/ids.ts';
import { Keyring, type Vault } from '../../src/platform/sealing/keyring.ts';
import { newKey, SealBroken, seal } from '../../src/platform/sealing/sealed.ts';
import { aFile, aTown } from '../builders/index.ts';
import { attack } from './goal.ts';

type Place = { file: number; column: string; row: string; vault: Vault; sealed: Buffer };

const columns = ['note.body', 'person_told.name', 'safe_contact.words', 'account.body', 'warning.words'];

attack(
  'G13',
  'a sealed value or key that was moved to another row, column, file or municipality opens nowhere',
  async (mode) => {
    const keyring = new Keyring(newKey());
    const files = Array.from({ length: 40 }, () => {
      const id = newId<never>();
      const { wrapped } = keyring.newFileKey(id);
      return { id, wrapped, vault: keyring.fileVault(id, wrapped) };
    });
    const places: Place[] = files.flatMap(({ vault }, file) =>
      columns.flatMap((column) =>
        Array.from({ length: 5 }, () => {
          const row = newId<never>();
          return { file, column, row, vault, sealed: vault.seal(`${column}:${row}`, 'Hos sin syster.') };
        }),
      ),
    );
    let failed = 0;
    let tried = 0;
    const refused = (open: () => unknown) => {
      tried += 1;
      try {
        open();
        failed += 1;
      } catch (error) {
        if (!(error instanceof SealBroken)) failed += 1;
      }
    };
    // What is refused where it does not belong opens where it does.
    for (const { vault, column, row, sealed } of places) {
      if (vault.unseal(`${column}:${row}`, sealed) !== 'Hos sin syster.') failed += 1;
    }
    const count = mode === 'full' ? 30_000 : 3_000;
    for (let n = 0; n < count; n += 1) {
      const from = places[randomInt(places.length)] as Place;
      const to = places[randomInt(places.length)] as Place;
      if (from === to) continue;
      refused(() => to.vault.unseal(`${to.column}:${to.row}`, from.sealed));
      // Another column of the same row, and the right place in another file.
      const column = columns[(columns.indexOf(from.column) + 1) % columns.length];
      refused(() => from.vault.unseal(`${column}:${from.row}`, from.sealed));
      if (from.file !== to.file) refused(() => to.vault.unseal(`${from.column}:${from.row}`, from.sealed));
    }
    const other = new Keyring(newKey());
    for (const one of files) {
      for (const two of files) if (one !== two) refused(() => keyring.fileVault(two.id, one.wrapped));
      refused(() => other.fileVault(one.id, one.wrapped));
    }
    failed += await movedInTheDatabase();
    const nonces = mode === 'full' ? 10_000_000 : 50_000;
    const repeats = repeatedNonces(nonces);
    return {
      tried,
      failed: failed + repeats,
      figure: `${tried} moves refused, ${repeats} repeats in ${nonces} nonces`,
    };
  },
);

/** By the superuser, under the hand of one who has the files open: the words of one shown in the other would be read as true. */
async function movedInTheDatabase(): Promise<number> {
  const town = await aTown();
  try {
    const [one, two] = [
      await aFile(town).withNote('Hos sin syster.').made(),
      await aFile(town).withNote('I Malmö.').made(),
    ];
    const session = await town.signIn(town.staff.caseOfficer);
    await town.look(`alter table data.note disable trigger user`);
    const read = async (id: typeof one.id) => {
      const file = await town.open(session, id);
      const [note] = await town.look<{ id: string; body: Buffer }>(
        'select id, body from data.note where file_id = $1',
        [id],
      );
      return file && note ? file.vault.unseal(`note.body:${note.id}`, note.body) : '';
    };
    if ((await read(one.id)) !== 'Hos sin syster.') return 1;
    await town.look('update data.note n set body = o.body from data.note o where n.file_id = $1 and o.file_id = $2', [
      one.id,
      two.id,
    ]);
    const swapped = await read(one.id).catch((error: unknown) => error);
    await town.look(
      'update data.file_key n set wrapped = o.wrapped from data.file_key o where n.file_id = $1 and o.file_id = $2',
      [one.id, two.id],
    );
    const keyed = await read(one.id).catch((error: unknown) => error);
    return [swapped, keyed].filter((answer) => !(answer instanceof SealBroken)).length;
  } finally {
    await town.close();
  }
}

/** How many of these seals share the first eight bytes of their nonce with another: among random ones, none. */
function repeatedNonces(count: number): number {
  const key = newKey();
  const seen = new BigUint64Array(count);
  for (let n = 0; n < count; n += 1) seen[n] = seal(key, 'note.body', '').readBigUInt64LE(1);
  seen.sort();
  let repeats = 0;
  for (let n = 1; n < count; n += 1) if (seen[n] === seen[n - 1]) repeats += 1;
  return repeats;
}
