// npm run dispose: carries out the disposals that two people have decided: hands over what is kept for good, destroys the rest.
// npm run dispose -- --dry-run: says what it would do, by reference and number, and changes nothing.
// npm run dispose -- --new-key FILE: makes the archive's key, once.
// npm run dispose -- --open PACKAGE KEY: writes out what is in a package, for the archive.
import { operatorCommand } from './operator-command.ts';
import { makeBackupKey, readBackupKey, readPublicHalf } from './platform/backup/backup-key.ts';
import { besideServer } from './platform/database/beside-server.ts';
import { openSharedKeys } from './platform/database/wrapped-keys.ts';
import { Keyring } from './platform/sealing/keyring.ts';
import { openMunicipalityKey } from './platform/sealing/municipality-key.ts';
import { StartFailure } from './platform/start-failure.ts';
import { type CarriedOut, carryOutDisposals, foreseeDisposals, readPackage } from './retention/index.ts';

await operatorCommand(async (settings, [option, file, key, ...more], undo) => {
  const { secretsDir, dataDir, backupDir, archiveDir } = settings;
  if (option === '--new-key' && file !== undefined && key === undefined) {
    const made = await makeBackupKey(
      file,
      { secretsDir, apartFrom: [secretsDir, dataDir, backupDir, archiveDir] },
      'archive',
    );
    return `The archive's key was made in ${made}. The municipality's archive keeps it, apart from this machine: every package opens with it, and with it alone.`;
  }
  if (option === '--open' && file !== undefined && key !== undefined && more.length === 0)
    return readPackage(file, await readBackupKey(key, 'archive'));
  const onlyLooks = option === '--dry-run' && file === undefined;
  if (option !== undefined && !onlyLooks)
    throw new StartFailure(
      'Write npm run dispose alone, npm run dispose -- --dry-run, npm run dispose -- --new-key FILE, or npm run dispose -- --open PACKAGE KEY.',
    );
  const { keys } = await openMunicipalityKey(secretsDir, async () => true);
  const server = await besideServer(settings);
  undo(server.stop);
  const keyring = new Keyring(keys, await openSharedKeys(server.adminUrl, keys));
  const recipient = () => readPublicHalf(secretsDir, 'archive');
  if (onlyLooks) return ahead(await foreseeDisposals({ adminUrl: server.adminUrl, keyring }), archiveDir, recipient);
  const { destroyed, delivered, waiting, advice } = await carryOutDisposals({
    adminUrl: server.adminUrl,
    keyring,
    into: archiveDir,
    recipient,
  });
  if (destroyed.length + delivered.length + waiting.length + advice === 0)
    return 'No disposal waits to be carried out.';
  const said = [
    ...(destroyed.length > 0 ? [`Destroyed: ${destroyed.join(', ')}.`] : []),
    ...(delivered.length > 0
      ? [`Handed to the archive in ${archiveDir}, and destroyed here: ${delivered.join(', ')}.`]
      : []),
    ...(advice > 0 ? [`Advice without a name, older than two years, destroyed: ${advice}.`] : []),
    ...(waiting.length > 0 ? [`Not due any more, and left as they are: ${waiting.join(', ')}.`] : []),
    ...(destroyed.length + delivered.length > 0
      ? ['Take two backups now: the two newest copies of the keys are kept, and only then are both without theirs.']
      : []),
  ];
  return said.join(' ');
});

/** Each number also where it is none: nothing that is not said may be taken for something that was not looked at. */
async function ahead(
  { destroyed, delivered, waiting, advice }: CarriedOut,
  archiveDir: string,
  recipient: () => Promise<unknown>,
): Promise<string> {
  return [
    'Nothing was changed. Carried out now, it would be:',
    `Destroyed: ${listed(destroyed)}.`,
    `Handed to the archive in ${archiveDir}, and destroyed here: ${listed(delivered)}.`,
    `Left as they are, unless what they wait for goes in the same run: ${listed(waiting)}.`,
    `Advice without a name, older than two years, destroyed: ${advice}.`,
    ...(delivered.length > 0 ? await withoutKey(recipient) : []),
  ].join('\n');
}

function listed(references: readonly string[]): string {
  return references.length === 0 ? '0' : `${references.length} (${references.join(', ')})`;
}

/** What would stop the hand-over is told here too, before anything is begun. */
async function withoutKey(recipient: () => Promise<unknown>): Promise<string[]> {
  try {
    await recipient();
    return [];
  } catch (error) {
    if (error instanceof StartFailure) return [error.message];
    throw error;
  }
}
