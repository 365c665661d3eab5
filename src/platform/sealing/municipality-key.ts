import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrMakePrivateFile, readPrivateFile } from '../private-file.ts';
import { StartFailure } from '../start-failure.ts';

export type MunicipalityKey = { readonly key: Buffer; readonly file: string; readonly made: boolean };

const HEADER = 'samgrepp municipality key, version 1';
const WHAT = "the municipality's key";

/**
 * The key that wraps every file's key. It lies in a file of its own, outside the database and its backups. Without it
 * what is sealed can never be read again, so a new one is made only where nothing has been sealed yet.
 */
export async function openMunicipalityKey(
  secretsDir: string,
  hasSealedText: () => Promise<boolean>,
): Promise<MunicipalityKey> {
  const file = join(secretsDir, 'municipality.key');
  if ((await readPrivateFile(file, WHAT)) === undefined && (await hasSealedText())) {
    throw new StartFailure(
      `${file} is missing, and the database holds text that only the municipality's key can open: put the key back from its copy, or ` +
        'set SECRETS_DIR to the folder where it is. Nothing was changed.',
    );
  }
  const { text, made } = await readOrMakePrivateFile(
    file,
    WHAT,
    () => `${HEADER}\n${randomBytes(32).toString('base64')}\n`,
  );
  return { key: parseKey(text, file), file, made };
}

/** What the operator is told when the key was made. */
export function tellOfNewKey(file: string): string {
  return (
    `The municipality's key was made in ${file}. Copy it now to a safe place apart from the database and its backups: ` +
    'if it is lost, nobody can ever read the sealed text again.'
  );
}

function parseKey(text: string, file: string): Buffer {
  const [header, encoded = ''] = text.split('\n');
  const key = Buffer.from(encoded, 'base64');
  if (header === HEADER && key.length === 32 && key.toString('base64') === encoded.trim()) return key;
  throw new StartFailure(
    `${file} does not hold ${WHAT} in a form that this version reads: put the key back from its copy. Nothing was changed.`,
  );
}
