import { createCipheriv, createDecipheriv, createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { StartFailure } from '../start-failure.ts';
import { agreedKey, publicKey, rawPublic } from './backup-key.ts';

/**
 * A backup as it lies on a disk: `backup 1\n` | 8 bytes that name the backup key | 32 bytes of the one-time public key |
 * pieces. A piece is 64 KiB, the last one shorter, each AES-256-GCM with its tag; its nonce is its number (11 bytes) and
 * whether it is the last (1 byte), as in STREAM and age. So a piece that is changed, left out, swapped, doubled or cut off
 * at the end is noticed. The key is that of one file alone, so numbers as nonces never repeat.
 */
const MAGIC = Buffer.from('backup 1\n');
const PIECE = 64 * 1024;
const TAG = 16;
const HEAD = MAGIC.length + 8 + 32;

type Bytes = AsyncIterable<Buffer>;

export async function* sealStream(recipient: KeyObject, plain: Bytes): AsyncGenerator<Buffer> {
  const once = generateKeyPairSync('x25519').privateKey;
  const head = Buffer.concat([MAGIC, nameOf(recipient), rawPublic(once)]);
  const key = agreedKey(once, recipient, head);
  yield head;
  let number = 0;
  for await (const { piece, last } of pieces(plain, PIECE)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(number++, last)).setAAD(head);
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Throws a StartFailure where anything is not as it was made. What came before that is not to be acted on. */
export async function* openStream(backupKey: KeyObject, sealed: Bytes): AsyncGenerator<Buffer> {
  let key: Buffer | undefined;
  let head = Buffer.alloc(0);
  let number = 0;
  for await (const { piece, last } of pieces(sealed, PIECE + TAG, HEAD)) {
    if (key === undefined) {
      head = Buffer.from(piece);
      key = keyFor(backupKey, head);
      continue;
    }
    yield open(key, head, nonce(number++, last), piece);
  }
  if (number === 0) throw damaged();
}

function keyFor(backupKey: KeyObject, head: Buffer): Buffer {
  if (head.length < HEAD || !head.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new StartFailure(
      'This is not a backup that this version reads: name a file that npm run backup wrote. Nothing was changed.',
    );
  }
  if (!head.subarray(MAGIC.length, MAGIC.length + 8).equals(nameOf(backupKey))) {
    throw new StartFailure(
      'The backup was made for another backup key: write BACKUP_KEY with the file of that one. Nothing was changed.',
    );
  }
  const once = publicKey(head.subarray(-32).toString('base64url'));
  if (!once) throw damaged();
  try {
    return agreedKey(backupKey, once, head);
  } catch {
    throw damaged(); // a point that agrees with everybody is refused by the library
  }
}

function open(key: Buffer, head: Buffer, iv: Buffer, piece: Buffer): Buffer {
  if (piece.length < TAG) throw damaged();
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG })
      .setAAD(head)
      .setAuthTag(piece.subarray(-TAG));
    return Buffer.concat([cipher.update(piece.subarray(0, -TAG)), cipher.final()]);
  } catch {
    throw damaged();
  }
}

export function damaged(): StartFailure {
  return new StartFailure(
    'The backup is cut off or was changed after it was made: take another copy of it. Nothing was changed.',
  );
}

/** Which backup key a file is for: so that a wrong one is told from a damaged file. */
const nameOf = (key: KeyObject): Buffer => createHash('sha256').update(rawPublic(key)).digest().subarray(0, 8);

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

/** Pieces of one size, the last one marked and perhaps shorter; where `first` is given, one of that size before them. */
async function* pieces(source: Bytes, size: number, first = 0): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  let wanted = first || size;
  for await (const part of source) {
    held.push(part);
    length += part.length;
    // Only when there is more than a piece is it known that this one is not the last.
    if (length <= wanted) continue;
    let all = Buffer.concat(held);
    while (all.length > wanted) {
      yield { piece: all.subarray(0, wanted), last: false };
      all = all.subarray(wanted);
      wanted = size;
    }
    held = [all];
    length = all.length;
  }
  yield { piece: Buffer.concat(held), last: true };
}
