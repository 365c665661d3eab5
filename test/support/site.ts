import { answerPages } from '../../src/answers/answer-pages.tsx';
import { createApp } from '../../src/app.ts';
import { findPort, listen } from '../../src/platform/web/listen.ts';
import type { Town } from '../builders/index.ts';

export type Site = { readonly origin: string; readonly faults: unknown[]; close(): Promise<void> };

/** The app over a town's database, on a port of its own: for tests with a browser, which a passkey needs. */
export async function openSite(
  town: Pick<Town, 'database' | 'keyring'>,
  options: { demoDoor?: boolean } = {},
): Promise<Site> {
  const place = { host: '127.0.0.1', port: await findPort({ host: '127.0.0.1', port: 0 }) };
  const origin = `http://localhost:${place.port}`;
  const faults: unknown[] = [];
  const app = createApp({
    database: town.database,
    keyring: town.keyring,
    sessionCookie: 'session',
    origin,
    demoDoor: options.demoDoor ?? true,
    neutralUrl: 'https://weather.example/',
    pages: answerPages,
    reportFault: (error) => faults.push(error),
  });
  const { close } = await listen(app.fetch, place);
  return { origin, faults, close };
}
