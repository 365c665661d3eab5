// npm run rotate-key: puts a new key of the municipality beside the one in use and wraps every key anew by it, while the
// server goes on. Broken off, it is run again and goes on.
// npm run rotate-key -- --retire: takes the old one out of use, where nothing is wrapped by it.
import { operatorCommand } from './operator-command.ts';
import { besideServer } from './platform/database/beside-server.ts';
import { openSharedKeys, retire, rewrapAll } from './platform/database/wrapped-keys.ts';
import { changeKey, openMunicipalityKey, putOldKeyAway, readOldKey } from './platform/sealing/municipality-key.ts';
import { StartFailure } from './platform/start-failure.ts';

await operatorCommand(async (settings, [option, ...more], undo) => {
  const { secretsDir } = settings;
  if ((option !== undefined && option !== '--retire') || more.length > 0) {
    throw new StartFailure('Write npm run rotate-key alone, or npm run rotate-key -- --retire.');
  }
  const server = await besideServer(settings);
  undo(server.stop);
  const { keys, file } = await openMunicipalityKey(secretsDir, async () => true);
  // Before anything is changed: the key that lies there is the one that this database is sealed with.
  await openSharedKeys(server.adminUrl, keys);
  return option === '--retire' ? retireOld(server.adminUrl) : change(server.adminUrl);

  async function change(adminUrl: string): Promise<string> {
    const { keys: both, goesOn } = await changeKey(secretsDir);
    const done = await rewrapAll(adminUrl, both);
    if (goesOn && done === 0) {
      throw new StartFailure(
        'The last change is done, and its old key is still beside the new one: run npm run rotate-key -- --retire first. Nothing was changed.',
      );
    }
    return (
      `${goesOn ? 'The change that was broken off is done' : "The municipality's key was changed"}: ${done} keys are now wrapped by the one in ${file}. ` +
      'Copy that file now to a safe place apart from the database and its backups. The old one lies beside it; take it out of use with npm run rotate-key -- --retire.'
    );
  }

  async function retireOld(adminUrl: string): Promise<string> {
    const old = await readOldKey(secretsDir);
    if (old === undefined) throw new StartFailure('There is no old key to take out of use. Nothing was changed.');
    const current = keys.current();
    const left = old.equals(current) ? 1 : await retire(adminUrl, old, current);
    if (left > 0) {
      throw new StartFailure(
        'The change of key is not done, and the old one is needed still: run npm run rotate-key again. Nothing was changed.',
      );
    }
    const kept = await putOldKeyAway(secretsDir, old);
    return (
      `Nothing is wrapped by the old key any more, and nothing can be. It was put away as ${kept}: backups from before the change ` +
      'open with it alone. When the last of them is gone, destroy it and every copy of it.'
    );
  }
});
