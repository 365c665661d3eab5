import { randomBytes } from 'node:crypto';
import type { FileId } from '../../kernel/ids.ts';
import type { PersonalNumber } from '../../kernel/personal-number.ts';
import { keyedHash, sameHash, seal, unseal, unwrapKey, wrapKey } from './sealed.ts';

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
 * What the municipality's key can do. It lies outside the database; without it, sealed text can never be read again.
 * Uses with different purposes get different derived keys.
 */
export class Keyring {
  readonly #municipalityKey: Buffer;
  readonly #desk: Vault;
  readonly #reasons: Vault;
  readonly #handed: Vault;

  constructor(municipalityKey: Buffer) {
    this.#municipalityKey = municipalityKey;
    this.#desk = vault(keyedHash(municipalityKey, 'desk labels', ''));
    this.#reasons = vault(keyedHash(municipalityKey, 'reasons of the log', ''));
    this.#handed = vault(keyedHash(municipalityKey, 'handed between units', ''));
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
    const key = randomBytes(32);
    return { wrapped: wrapKey(this.#municipalityKey, fileId, key), vault: vault(key) };
  }

  fileVault(fileId: FileId, wrapped: Buffer): Vault {
    return vault(unwrapKey(this.#municipalityKey, fileId, wrapped));
  }

  /** Shows that one who holds the municipality's key wrote a backup. `seen` is a digest of all that it says. */
  prove(seen: string): string {
    return keyedHash(this.#municipalityKey, 'backup', seen).toString('hex');
  }

  proves(seen: string, proof: string): boolean {
    return sameHash(Buffer.from(this.prove(seen)), Buffer.from(proof));
  }

  /** The blind index of a person: tells that two numbers are the same, and nothing to one without the key. */
  personHash(number: PersonalNumber): Buffer {
    return keyedHash(this.#municipalityKey, 'person index', number.digits());
  }
}

function vault(key: Buffer): Vault {
  return {
    seal: (field, text) => seal(key, field, text),
    sealOptional: (field, text) => (text ? seal(key, field, text) : null),
    unseal: (field, sealed) => unseal(key, field, sealed),
    unsealOptional: (field, sealed) => (sealed ? unseal(key, field, sealed) : null),
    mark: (purpose, words) => keyedHash(key, purpose, words),
  };
}
