import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { readOrMakePrivateFile, readPrivateFile } from '../private-file.ts';
import { StartFailure } from '../start-failure.ts';

const HEADER = 'backup key, version 1';
const WHAT = 'the backup key';
const PUBLIC_HALF = 'backup.public';

/** Whose key it is: of backups, or of the municipality's archive, which opens what was handed over to it. */
export type KeyOf = 'backup' | 'archive';
const publicFileOf = (keyOf: KeyOf) => (keyOf === 'backup' ? PUBLIC_HALF : 'archive.public');

/**
 * Backups are made for a public key and open with the private one (X25519), so that the machine that makes them can't read
 * them: one who takes it over gets what is there today, and nothing that was.
 */
export async function makeBackupKey(
  file: string,
  folders: { secretsDir: string; apartFrom: readonly string[] },
  keyOf: KeyOf = 'backup',
) {
  const path = resolve(file);
  const { secretsDir, apartFrom } = folders;
  const beside = [secretsDir, ...apartFrom].find((folder) => path.startsWith(`${folder}${sep}`));
  if (beside !== undefined) {
    throw new StartFailure(
      `${path} lies in ${beside}, where whoever takes the one gets the other too: name a file on another disk, such as a memory stick.`,
    );
  }
  if (existsSync(path)) throw new StartFailure(`${path} is there already and was left as it is: name a new file.`);
  const publicFile = join(secretsDir, publicFileOf(keyOf));
  if (existsSync(publicFile)) {
    throw new StartFailure(
      `There is ${keyOf === 'backup' ? 'a backup key' : 'a key of the archive'} already. For a new one, move ${publicFile} away first; the old private half still opens what was made for it.`,
    );
  }
  const { privateKey } = generateKeyPairSync('x25519');
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' });
  await readOrMakePrivateFile(path, WHAT, () => `${HEADER}\n${d}\n`);
  await readOrMakePrivateFile(publicFile, 'the public half of the backup key', () => `${x}\n`);
  return path;
}

/** The half that backups are made for. */
export async function readPublicHalf(secretsDir: string, keyOf: KeyOf = 'backup'): Promise<KeyObject> {
  const file = join(secretsDir, publicFileOf(keyOf));
  const text = await readPrivateFile(file, 'the public half of the backup key');
  if (text === undefined) {
    throw new StartFailure(
      keyOf === 'backup'
        ? 'There is no backup key yet. Make one on another disk, and keep it apart from this machine: npm run backup -- --new-key /media/stick/backup.key.'
        : "What is kept for good is handed to the municipality's archive before it is destroyed here, and the archive has no key yet: npm run dispose -- --new-key /media/stick/archive.key. Nothing was destroyed.",
    );
  }
  const key = publicKey(text.trim());
  if (key) return key;
  throw new StartFailure(`${file} does not hold the public half of a backup key: put it back from its copy.`);
}

/** The half that opens backups, or the archive's packages, from where it is kept. */
export async function readBackupKey(file: string | undefined, keyOf: KeyOf = 'backup'): Promise<KeyObject> {
  if (file === undefined) {
    throw new StartFailure(
      'A backup opens with its key only: write BACKUP_KEY, such as BACKUP_KEY=/media/stick/backup.key.',
    );
  }
  const text = await readPrivateFile(file, WHAT);
  if (text === undefined)
    throw new StartFailure(
      keyOf === 'backup'
        ? `There is no ${file}: write BACKUP_KEY with the file of the backup key.`
        : `There is no ${file}: name the file of the archive's key.`,
    );
  const [header, d = ''] = text.split('\n');
  const key = header === HEADER ? privateKey(d.trim()) : undefined;
  if (key) return key;
  throw new StartFailure(
    keyOf === 'backup'
      ? `${file} does not hold a backup key: write BACKUP_KEY with the file that was made for it.`
      : `${file} does not hold the archive's key: name the file that was made for it.`,
  );
}

/** The key of one backup: only the two ends of the exchange arrive at it. */
export function agreedKey(own: KeyObject, other: KeyObject, bound: Buffer): Buffer {
  const shared = diffieHellman({ privateKey: own, publicKey: other });
  return Buffer.from(hkdfSync('sha256', shared, bound, 'samgrepp 1 backup', 32));
}

export function rawPublic(key: KeyObject): Buffer {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return Buffer.from(half.export({ format: 'jwk' }).x ?? '', 'base64url');
}

export function publicKey(x: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

/** The public half follows from the private one; the library wants both, and takes any. */
function privateKey(d: string): KeyObject | undefined {
  const bytes = Buffer.from(d, 'base64url');
  if (bytes.length !== 32) return undefined;
  // The fixed beginning of such a key in PKCS #8 (RFC 8410).
  const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), bytes]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
