import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { link, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { readOrMakePrivateFile, readPrivateFile } from '../private-file.ts';
import { fileFailure, StartFailure } from '../start-failure.ts';
import type { MunicipalityKeys } from './keyring.ts';
import { keyName } from './sealed.ts';

export type MunicipalityKey = { readonly keys: MunicipalityKeys; readonly file: string; readonly made: boolean };

const HEADER = 'samgrepp municipality key, version 1';
const WHAT = "the municipality's key";

const currentFile = (secretsDir: string) => join(secretsDir, 'municipality.key');
const oldFile = (secretsDir: string) => `${currentFile(secretsDir)}.old`;
const nextFile = (secretsDir: string) => `${currentFile(secretsDir)}.next`;

/**
 * The key that wraps every other key. It lies in a file of its own, outside the database and its backups. Without it
 * what is sealed can never be read again, so a new one is made only where nothing has been sealed yet. While it is being
 * changed, the one before it lies beside it.
 */
export async function openMunicipalityKey(
  secretsDir: string,
  hasSealedText: () => Promise<boolean>,
): Promise<MunicipalityKey> {
  const file = currentFile(secretsDir);
  if ((await readPrivateFile(file, WHAT)) === undefined && (await hasSealedText())) {
    throw new StartFailure(
      `${file} is missing, and the database holds text that only the municipality's key can open: put the key back from its copy, or ` +
        'set SECRETS_DIR to the folder where it is. Nothing was changed.',
    );
  }
  const { text, made } = await readOrMakePrivateFile(file, WHAT, newKeyText);
  const old = await readPrivateFile(oldFile(secretsDir), WHAT);
  const found = [parseKey(text, file), ...(old === undefined ? [] : [parseKey(old, oldFile(secretsDir))])];
  return { keys: keysIn(secretsDir, found), file, made };
}

/**
 * The keys as they lie in the folder, looked at again when something new is wrapped and when something is wrapped by a key
 * that is not known yet: so a change of keys needs no restart, and no moment at which all servers change at once.
 */
function keysIn(secretsDir: string, first: readonly Buffer[]): MunicipalityKeys {
  let keys = first;
  let seen = stamp(secretsDir);
  const look = () => {
    const now = stamp(secretsDir);
    if (now === seen) return;
    const files = [currentFile(secretsDir), oldFile(secretsDir)];
    const found = files.flatMap((file) => readKey(file) ?? []);
    // Half a look, or a folder that can't be read for a moment, leaves what is known.
    if (found.length === 0) return;
    keys = found;
    seen = now;
  };
  return {
    current: () => {
      look();
      return keys[0] as Buffer;
    },
    named: (name) => {
      const find = () => keys.find((key) => keyName(key).equals(name));
      const known = find();
      if (known) return known;
      look();
      return find();
    },
    all: () => keys,
  };
}

function stamp(secretsDir: string): string {
  return [currentFile(secretsDir), oldFile(secretsDir)]
    .map((file) => {
      const facts = statSync(file, { throwIfNoEntry: false });
      return facts ? `${facts.ino} ${facts.mtimeMs} ${facts.ctimeMs}` : '';
    })
    .join('|');
}

function readKey(file: string): Buffer | undefined {
  try {
    return parseKey(readFileSync(file, 'utf8'), file);
  } catch {
    return undefined;
  }
}

/**
 * Puts a new key beside the one in use, and makes it the one that wraps from now on. After a step that was broken off it goes
 * on where that one ended. The old key is on the disk under its own name before the new one takes its place.
 */
export async function changeKey(secretsDir: string): Promise<{ keys: MunicipalityKeys; goesOn: boolean }> {
  const current = await needed(currentFile(secretsDir));
  const old = await readPrivateFile(oldFile(secretsDir), WHAT);
  const goesOn = old !== undefined && old !== current;
  if (!goesOn) {
    const next = nextFile(secretsDir);
    await readOrMakePrivateFile(next, WHAT, newKeyText);
    try {
      if (old === undefined) await link(currentFile(secretsDir), oldFile(secretsDir));
      await syncFolder(secretsDir);
      await rename(next, currentFile(secretsDir));
      await syncFolder(secretsDir);
    } catch (error) {
      throw fileFailure(error, WHAT, secretsDir);
    }
  }
  return { keys: (await openMunicipalityKey(secretsDir, async () => true)).keys, goesOn };
}

/** The key before the one in use; undefined when no change is under way. */
export async function readOldKey(secretsDir: string): Promise<Buffer | undefined> {
  const text = await readPrivateFile(oldFile(secretsDir), WHAT);
  return text === undefined ? undefined : parseKey(text, oldFile(secretsDir));
}

/** Takes the old key out of use. It is kept under another name: backups from before open with it. */
export async function putOldKeyAway(secretsDir: string, key: Buffer): Promise<string> {
  const kept = `${currentFile(secretsDir)}.retired-${keyName(key).toString('hex')}`;
  try {
    await rename(oldFile(secretsDir), kept);
    await syncFolder(secretsDir);
  } catch (error) {
    throw fileFailure(error, WHAT, secretsDir);
  }
  return kept;
}

/** What the operator is told when the key was made. */
export function tellOfNewKey(file: string): string {
  return (
    `The municipality's key was made in ${file}. Copy it now to a safe place apart from the database and its backups: ` +
    'if it is lost, nobody can ever read the sealed text again.'
  );
}

const newKeyText = (): string => `${HEADER}\n${randomBytes(32).toString('base64')}\n`;

async function needed(file: string): Promise<string> {
  const text = await readPrivateFile(file, WHAT);
  if (text === undefined) {
    throw new StartFailure(`There is no ${file}: set SECRETS_DIR to the folder that Samgrepp is started with.`);
  }
  parseKey(text, file);
  return text;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

function parseKey(text: string, file: string): Buffer {
  const [header, encoded = ''] = text.split('\n');
  const key = Buffer.from(encoded, 'base64');
  if (header === HEADER && key.length === 32 && key.toString('base64') === encoded.trim()) return key;
  throw new StartFailure(
    `${file} does not hold ${WHAT} in a form that this version reads: put the key back from its copy. Nothing was changed.`,
  );
}
