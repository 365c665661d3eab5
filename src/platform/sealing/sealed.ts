import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/**
 * Sealed fields: AES-256-GCM as version byte | 12 byte nonce | ciphertext | 16 byte tag. The additional data is a stable
 * name of the field ("note.body:<row id>"), so that a sealed value moved to another row, column or file doesn't open.
 *
 * Nonce budget: nonces are random, and NIST SP 800-38D (8.3) allows 2^32 seals with one key. A file has a key of its own
 * and holds thousands of values, never billions. The municipality's key never seals a field itself: the subkey that wraps
 * file keys seals once per file and once more per change of key.
 */
const version = 1;
const nonceLength = 12;
const tagLength = 16;
const keyLength = 32;

/** Says nothing of what was sealed or of the key; a wrong key, a wrong field and a changed bit look the same. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';

  constructor() {
    super('A sealed value could not be opened');
  }
}

export const newKey = (): Buffer => randomBytes(keyLength);

/** A page unseals dozens of values with one key, and making it ready costs more than the unsealing. Gone with the key itself. */
const ready = new WeakMap<Buffer, KeyObject>();

function made(key: Buffer): KeyObject {
  const known = ready.get(key);
  if (known) return known;
  const secret = createSecretKey(key);
  ready.set(key, secret);
  return secret;
}

function sealBytes(key: Buffer, field: string, plain: Buffer): Buffer {
  if (key.length !== keyLength) throw new RangeError('A sealing key has 32 bytes');
  if (field === '') throw new RangeError('A sealed field needs a name');
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', made(key), nonce, { authTagLength: tagLength }).setAAD(boundTo(field));
  return Buffer.concat([Buffer.from([version]), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unsealBytes(key: Buffer, field: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== version || bytes.length < 1 + nonceLength + tagLength) throw new SealBroken();
  try {
    const opened = createDecipheriv('aes-256-gcm', made(key), bytes.subarray(1, 1 + nonceLength), {
      authTagLength: tagLength,
    })
      .setAAD(boundTo(field))
      .setAuthTag(bytes.subarray(-tagLength));
    return Buffer.concat([opened.update(bytes.subarray(1 + nonceLength, -tagLength)), opened.final()]);
  } catch {
    // Not passed on as a cause: the library's words could tell a wrong key from a changed value.
    throw new SealBroken();
  }
}

/** The version is bound too, so that a later format can't be passed off as this one. */
const boundTo = (field: string): Buffer => Buffer.concat([Buffer.from([version]), Buffer.from(field, 'utf8')]);

export const seal = (key: Buffer, field: string, plaintext: string): Buffer =>
  sealBytes(key, field, Buffer.from(plaintext, 'utf8'));

export const unseal = (key: Buffer, field: string, sealed: Uint8Array): string =>
  unsealBytes(key, field, sealed).toString('utf8');

/** What the municipality's key is used for. Each use has a subkey of its own, so that none of them helps against another. */
type Use = 'wrap file keys' | `hash ${string}`;

function subkey(municipalityKey: Buffer, use: Use): Buffer {
  if (municipalityKey.length !== keyLength) throw new RangeError("The municipality's key has 32 bytes");
  return Buffer.from(hkdfSync('sha256', municipalityKey, Buffer.alloc(0), `samgrepp 1 ${use}`, keyLength));
}

const keyField = (fileId: string): string => `file.key:${fileId}`;

/** A file's key as it may lie in the database. Only this file's row opens it. */
export const wrapKey = (municipalityKey: Buffer, fileId: string, fileKey: Buffer): Buffer => {
  if (fileKey.length !== keyLength) throw new RangeError('A file key has 32 bytes');
  return sealBytes(subkey(municipalityKey, 'wrap file keys'), keyField(fileId), fileKey);
};

export const unwrapKey = (municipalityKey: Buffer, fileId: string, wrapped: Uint8Array): Buffer =>
  unsealBytes(subkey(municipalityKey, 'wrap file keys'), keyField(fileId), wrapped);

/**
 * For "is she known here?": the same value gives the same hash, and without the key neither the value nor a list of guesses
 * leads anywhere. Hashes of different domains ("person.number", "staff.number") can't be compared.
 */
export const keyedHash = (municipalityKey: Buffer, domain: string, value: string): Buffer =>
  createHmac('sha256', subkey(municipalityKey, `hash ${domain}`))
    .update(value.normalize('NFC'), 'utf8')
    .digest();

export const sameHash = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
