import type { BrowserContext } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { answerPages } from '../../src/answers/answer-pages.tsx';
import { createApp } from '../../src/app.ts';
import { findStrandhaga, signInAs } from '../../src/demo/found.store.ts';
import { loadDemo, Player, type StaffKey } from '../../src/demo/index.ts';
import { connect, type Database } from '../../src/platform/database/database.ts';
import { Keyring } from '../../src/platform/sealing/keyring.ts';
import { findPort, listen } from '../../src/platform/web/listen.ts';
import { createDatabase, filledTemplate, type TestDatabase } from './database.ts';

/** Strandhaga with its stories, served to browsers on this machine. */
export type Strandhaga = {
  readonly address: string;
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly database: Database;
  readonly keyring: Keyring;
  readonly app: ReturnType<typeof createApp>;
  /** The same application over another way to the same database. */
  readonly appFor: (database: Database) => ReturnType<typeof createApp>;
  /** Faults of the program that a page answered with "it did not work". */
  readonly faults: unknown[];
  readonly player: Player;
  /** Lets this browser in as one of Strandhaga's people. */
  readonly enter: (context: BrowserContext, key: StaffKey) => Promise<void>;
  /** The same without a browser: the cookie that lets in. */
  readonly cookieOf: (key: StaffKey) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** The evening at the intake: Friday, the doors closed, the weekend ahead. */
export const fridayEvening = Temporal.Instant.from('2026-11-27T20:40:00+01:00');

export async function openStrandhaga(): Promise<Strandhaga> {
  const test = await createDatabase(await filledTemplate('strandhaga', tellStories));
  const { services, faults } = await serveOn(test);
  const { app, appFor, database, keyring, origin: address } = services;
  await database.app.query('select authz.set_clock($1)', [fridayEvening.toString()]);
  const founded = await findStrandhaga(database);
  if (!founded) throw new Error('Strandhaga was not founded');
  const listening = await listen(app.fetch, services.place);
  const cookieOf = async (key: StaffKey) => `session=${await signInAs(database, founded.staff[key])}`;
  return {
    address,
    adminUrl: test.adminUrl,
    appUrl: test.appUrl,
    database,
    keyring,
    app,
    appFor,
    faults,
    player: new Player(services, founded),
    enter: async (context, key) => {
      const value = await signInAs(database, founded.staff[key]);
      await context.addCookies([{ name: 'session', value, url: address, httpOnly: true, sameSite: 'Strict' }]);
    },
    cookieOf,
    close: async () => {
      await listening.close();
      await database.close();
      await test.drop();
    },
  };
}

/** The stories are told once in a run; every test has a copy of its own. */
async function tellStories(test: TestDatabase): Promise<void> {
  const { services } = await serveOn(test);
  await loadDemo({ ...services, years: { adminUrl: test.adminUrl, scale: 1 } }, fridayEvening);
  await services.database.close();
}

/** The application on this database, and the faults that a page answered with "it did not work". */
export async function serveOn(test: TestDatabase) {
  const database = connect(test.urlFor, { size: 8 });
  const place = { host: '127.0.0.1', port: await findPort({ host: '127.0.0.1', port: 0 }) };
  const origin = `http://localhost:${place.port}`;
  const keyring = new Keyring(Buffer.alloc(32, 7));
  const faults: unknown[] = [];
  const appFor = (over: Database) =>
    createApp({
      database: over,
      keyring,
      sessionCookie: 'session',
      origin,
      demoDoor: true,
      neutralUrl: 'https://weather.example/',
      pages: answerPages,
      reportFault: (error, action) => faults.push({ action, error }),
    });
  return {
    services: { app: appFor(database), appFor, database, keyring, origin, sessionCookie: 'session', place },
    faults,
  };
}
