import { createFirstAdministratorLink } from './access/index.ts';
import { answerPages } from './answers/answer-pages.tsx';
import { createApp } from './app.ts';
import { startBackground } from './background.ts';
import { loadDemo, municipalityName, staff } from './demo/index.ts';
import { connect } from './platform/database/database.ts';
import { lockData } from './platform/database/embedded/data-lock.ts';
import { databaseFailure } from './platform/database/failure.ts';
import { migrate } from './platform/database/migrate.ts';
import { changedMigration, refuseNewerDatabase } from './platform/database/other-version.ts';
import { hasSealedText, openServer, refuseOtherKind } from './platform/database/server.ts';
import { openSharedKeys } from './platform/database/wrapped-keys.ts';
import { faultReporter, openLog } from './platform/log.ts';
import { Keyring } from './platform/sealing/keyring.ts';
import { openMunicipalityKey, tellOfNewKey } from './platform/sealing/municipality-key.ts';
import { publicAddress, readSettings, type Settings, settingsNotices } from './platform/settings.ts';
import { StartFailure } from './platform/start-failure.ts';
import { prepareAssets } from './platform/web/assets.ts';
import { findPort, listen } from './platform/web/listen.ts';

/** What has to be ended, in the order it was begun; it is ended backwards. */
const begun: (() => Promise<void>)[] = [];
let stopping = false;

async function start(settings: Settings): Promise<void> {
  const log = openLog(settings.logLevel);
  const reportFault = faultReporter(log);
  process.on('uncaughtException', (error) => {
    reportFault(error, 'process');
    void stop(1);
  });

  // Two databases of the municipality's own server need no lock here: the server takes care of itself.
  const lock = settings.databaseUrl === undefined ? await lockData(settings.dataDir) : undefined;
  if (lock) begun.push(lock.release);
  const port = await findPort(settings);
  const address = publicAddress(settings, port);

  const server = await unlessStopping(() => openServer(settings));
  begun.push(server.stop);
  void server.ended.then(() => {
    if (stopping) return;
    say('The database ended, so Samgrepp stops: start it again. What was saved is kept.');
    void stop(1);
  });
  const kind = settings.demo ? 'demo' : 'live';
  await unlessStopping(async () => {
    try {
      await refuseNewerDatabase(server.adminUrl);
      await migrate(server.adminUrl, { kind });
    } catch (error) {
      throw changedMigration(databaseFailure(error, server.adminUrl));
    }
  });
  await refuseOtherKind(server.adminUrl, kind);
  await server.openToRoles();
  const key = await openMunicipalityKey(settings.secretsDir, () => hasSealedText(server.adminUrl));
  if (key.made) say(tellOfNewKey(key.file));

  const database = connect(server.connectionFor);
  begun.push(database.close);
  const keyring = new Keyring(key.keys, await openSharedKeys(server.adminUrl, key.keys));
  // A browser takes a `__Host-` cookie only over https, and then no other site of the same domain can plant one.
  const sessionCookie = address.startsWith('https:') ? '__Host-session' : 'session';
  const app = createApp({
    database,
    keyring,
    sessionCookie,
    origin: address,
    // With DEMO=1 the settings have made sure that only this machine can reach us.
    demoDoor: settings.demo,
    neutralUrl: settings.neutralUrl,
    mailFrom: settings.mail?.from,
    pages: answerPages,
    reportFault,
  });
  prepareAssets();
  if (settings.demo) {
    const years = { adminUrl: server.adminUrl, scale: settings.demoScale };
    await unlessStopping(() => loadDemo({ app, database, keyring, origin: address, sessionCookie, years }));
  }
  const listening = await unlessStopping(() => listen(app.fetch, { host: settings.host, port }));
  begun.push(listening.close);
  const { connectionFor } = server;
  const witness = { file: settings.witnessFile, mail: settings.witnessMail, madeUp: settings.demo };
  const background = await unlessStopping(() =>
    startBackground({ connectionFor, mail: settings.mail, witness, origin: address, reportFault }),
  );
  begun.push(background.stop);
  if (background.otherLog)
    say(
      `The log in this database is not the one that ${settings.witnessFile} has seen: an older copy was put back, or somebody changed it. Run npm run verify-log. After a restore that you made yourself, move that file away and keep it.`,
    );
  lock?.tellAddress(address);
  for (const notice of settingsNotices(settings)) say(notice);
  say(`Samgrepp runs on ${address}. Ctrl-C stops it.`);
  if (settings.demo) {
    say(
      `The people of ${municipalityName} sign in with a click on ${address}/logga-in. Begin as ${staff.dutyOfficer.name}, who has duty.`,
    );
    return;
  }
  const link = await createFirstAdministratorLink(database, address);
  if (link) say(`Nobody can sign in yet. The first administrator enrols here, once, within 24 hours: ${link}`);
}

/** A signal during the start is obeyed between two steps, so that nothing half begun is left running. */
async function unlessStopping<T>(step: () => Promise<T>): Promise<T> {
  if (stopping) throw new Stopped();
  return step();
}

class Stopped extends Error {}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await starting; // never rejects
  for (const end of begun.reverse()) await end();
  process.exit(code);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Answers whether it went well. */
async function run(): Promise<boolean> {
  try {
    await start(readSettings(process.env));
    return true;
  } catch (error) {
    if (error instanceof Stopped) return true;
    if (error instanceof StartFailure) {
      process.stderr.write(`${error.message}\n`);
    } else {
      faultReporter(openLog('error'))(error, 'start');
      process.stderr.write('Samgrepp could not start, because of a fault in the program. Report the line above.\n');
    }
    return false;
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
const starting = run();
if (!(await starting)) await stop(1);
