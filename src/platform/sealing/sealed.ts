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
type Use = 'wrap file keys' | 'name of the key' | `hash ${string}`;

function subkey(municipalityKey: Buffer, use: Use): Buffer {
  if (municipalityKey.length !== keyLength) throw new RangeError("The municipality's key has 32 bytes");
  return Buffer.from(hkdfSync('sha256', municipalityKey, Buffer.alloc(0), `samgrepp 1 ${use}`, keyLength));
}

/** What a wrapped key begins with: a byte of version, and eight that name the key of the municipality that wraps it. */
const wrappedVersion = 2;
const nameLength = 8;

/** Tells keys of the municipality apart, and nothing about them. */
export const keyName = (municipalityKey: Buffer): Buffer =>
  subkey(municipalityKey, 'name of the key').subarray(0, nameLength);

export const wrappedBy = (municipalityKey: Buffer): Buffer =>
  Buffer.concat([Buffer.from([wrappedVersion]), keyName(municipalityKey)]);

/** The name of the key that wraps; undefined for a key that was wrapped before they had names. */
export const wrapperOf = (wrapped: Uint8Array): Buffer | undefined =>
  wrapped[0] === wrappedVersion ? Buffer.from(wrapped).subarray(1, 1 + nameLength) : undefined;

/**
 * A key as it may lie in the database. `owner` is what it is the key of, such as `file.key:<file id>`: only that row opens
 * it.
 */
export const wrapKey = (municipalityKey: Buffer, owner: string, key: Buffer): Buffer => {
  if (key.length !== keyLength) throw new RangeError('A wrapped key has 32 bytes');
  return Buffer.concat([wrappedBy(municipalityKey), sealBytes(subkey(municipalityKey, 'wrap file keys'), owner, key)]);
};

export const unwrapKey = (municipalityKey: Buffer, owner: string, wrapped: Uint8Array): Buffer => {
  const name = wrapperOf(wrapped);
  if (name && !name.equals(keyName(municipalityKey))) throw new SealBroken();
  const sealed = name ? Buffer.from(wrapped).subarray(1 + nameLength) : wrapped;
  return unsealBytes(subkey(municipalityKey, 'wrap file keys'), owner, sealed);
};

/**
 * For "is she known here?": the same value gives the same hash, and without the key neither the value nor a list of guesses
 * leads anywhere. Hashes of different domains ("person.number", "staff.number") can't be compared.
 */
export const keyedHash = (municipalityKey: Buffer, domain: string, value: string): Buffer =>
  createHmac('sha256', hashKey(municipalityKey, domain)).update(value.normalize('NFC'), 'utf8').digest();

/** The key behind the hashes of one domain. */
export const hashKey = (municipalityKey: Buffer, domain: string): Buffer => subkey(municipalityKey, `hash ${domain}`);

export const sameHash = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
