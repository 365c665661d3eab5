import { createHmac } from 'node:crypto';
import type { FileId } from '../../kernel/ids.ts';
import type { PersonalNumber } from '../../kernel/personal-number.ts';
import {
  hashKey,
  keyedHash,
  keyName,
  newKey,
  SealBroken,
  sameHash,
  seal,
  unseal,
  unwrapKey,
  wrapKey,
  wrapperOf,
} from './sealed.ts';

/** Seals and unseals the free text of one file. `field` is a stable id such as `note.body:<row id>`. */
export type Vault = {
  seal(field: string, text: string): Buffer;
  sealOptional(field: string, text: string | null | undefined): Buffer | null;
  unseal(field: string, sealed: Buffer): string;
  unsealOptional(field: string, sealed: Buffer | null): string | null;
  /** The same words in the same file give the same mark, which tells nothing to one without the file's key. */
  mark(purpose: string, words: string): Buffer;
};

/**
 * The keys of the municipality: the one that wraps what is new, and while it is being changed the one before it. `named`
 * finds the key that wraps something, also one that came since this program began.
 */
export type MunicipalityKeys = {
  current(): Buffer;
  named(name: Buffer): Buffer | undefined;
  all(): readonly Buffer[];
};

/** What keys that are no single file's are for. */
export const sharedPurposes = ['desk labels', 'reasons of the log', 'handed between units', 'person index'] as const;
export type SharedPurpose = (typeof sharedPurposes)[number];
export type SharedKeys = Readonly<Record<SharedPurpose, Buffer>>;

/**
 * What the municipality's key can do. It lies outside the database; without it, sealed text can never be read again.
 * Uses with different purposes get different keys, which it wraps.
 */
export class Keyring {
  readonly #keys: MunicipalityKeys;
  readonly #index: Buffer;
  readonly #desk: Vault;
  readonly #reasons: Vault;
  readonly #handed: Vault;

  /** Of one key alone, whose shared keys follow from it: as before they were made at random, and for tests. */
  constructor(keys: MunicipalityKeys | Buffer, shared?: SharedKeys) {
    this.#keys = Buffer.isBuffer(keys) ? onlyKey(keys) : keys;
    const own = shared ?? derivedKeys(this.#keys.current());
    this.#index = own['person index'];
    this.#desk = vault(own['desk labels']);
    this.#reasons = vault(own['reasons of the log']);
    this.#handed = vault(own['handed between units']);
  }

  /** Labels of desk rows: read by whoever the row is for, without opening the file. */
  get desk(): Vault {
    return this.#desk;
  }

  /** Reasons given for an opening or a search: read at the review of the log. */
  get reasons(): Vault {
    return this.#reasons;
  }

  /** What is handed to or from somebody who has no file open: a certificate of need, words told to anybody. */
  get handed(): Vault {
    return this.#handed;
  }

  newFileKey(fileId: FileId): { wrapped: Buffer; vault: Vault } {
    const key = newKey();
    return { wrapped: wrapKey(this.#keys.current(), fileKeyOwner(fileId), key), vault: vault(key) };
  }

  fileVault(fileId: FileId, wrapped: Buffer): Vault {
    return vault(unwrapWith(this.#keys, fileKeyOwner(fileId), wrapped));
  }

  /** Whether a wrapped key, such as that of a copied row, is one that this municipality opens. */
  opens(owner: string, wrapped: Uint8Array): boolean {
    try {
      unwrapWith(this.#keys, owner, wrapped);
      return true;
    } catch {
      return false;
    }
  }

  /** Shows that one who holds the municipality's key wrote a backup. `seen` is a digest of all that it says. */
  prove(seen: string): string {
    return proofBy(this.#keys.current(), seen);
  }

  proves(seen: string, proof: string): boolean {
    return this.#keys.all().some((key) => sameHash(Buffer.from(proofBy(key, seen)), Buffer.from(proof)));
  }

  /** The blind index of a person: tells that two numbers are the same, and nothing to one without the key. */
  personHash(number: PersonalNumber): Buffer {
    return createHmac('sha256', this.#index).update(number.digits(), 'utf8').digest();
  }
}

/** A key of something that two files share, as text: each of them seals it with its own, and it is gone when both are. */
export const newSharedKey = (): string => newKey().toString('base64');
export const vaultOf = (key: string): Vault => vault(Buffer.from(key, 'base64'));

export const fileKeyOwner = (fileId: string): string => `file.key:${fileId}`;
export const sharedKeyOwner = (purpose: SharedPurpose): string => `shared.key:${purpose}`;

/** Opens what any of the municipality's keys wraps. Throws SealBroken where none of them does. */
export function unwrapWith(keys: MunicipalityKeys, owner: string, wrapped: Uint8Array): Buffer {
  const name = wrapperOf(wrapped);
  if (name) {
    const key = keys.named(name);
    if (!key) throw new SealBroken();
    return unwrapKey(key, owner, wrapped);
  }
  for (const key of keys.all()) {
    try {
      return unwrapKey(key, owner, wrapped);
    } catch {
      // perhaps by the next one
    }
  }
  throw new SealBroken();
}

/** The shared keys of a database that was begun before they were made at random. */
export function derivedKeys(municipalityKey: Buffer): SharedKeys {
  const derive = (purpose: SharedPurpose) => keyedHash(municipalityKey, purpose, '');
  return {
    'desk labels': derive('desk labels'),
    'reasons of the log': derive('reasons of the log'),
    'handed between units': derive('handed between units'),
    'person index': hashKey(municipalityKey, 'person index'),
  };
}

export function onlyKey(key: Buffer): MunicipalityKeys {
  const name = keyName(key);
  return { current: () => key, named: (wanted) => (name.equals(wanted) ? key : undefined), all: () => [key] };
}

const proofBy = (key: Buffer, seen: string): string => keyedHash(key, 'backup', seen).toString('hex');

function vault(key: Buffer): Vault {
  return {
    seal: (field, text) => seal(key, field, text),
    sealOptional: (field, text) => (text ? seal(key, field, text) : null),
    unseal: (field, sealed) => unseal(key, field, sealed),
    unsealOptional: (field, sealed) => (sealed ? unseal(key, field, sealed) : null),
    mark: (purpose, words) => keyedHash(key, purpose, words),
  };
}
