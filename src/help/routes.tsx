import { type Context, Hono } from 'hono';
import { isLanguage, type Language } from '../platform/language/catalogue.ts';
import type { LocalHelp } from './local-help.ts';
import type { HelpView } from './pages/frame.tsx';
import { HelpPage, pageKeys } from './pages/help-page.tsx';
import { HomePage } from './pages/home.tsx';

export type HelpServices = {
  readonly municipality: () => Promise<string>;
  readonly localHelp: () => Promise<readonly LocalHelp[]>;
  /** Where the quick exit ends: a page that shows nothing personal, such as the weather. */
  readonly neutralUrl: string;
  /** Ends the session of whoever leaves, when there is one. */
  readonly endSession: (http: Context) => Promise<void>;
  readonly reportFault: (error: unknown, action: string) => void;
};

const languageOf = (http: Context): Language => {
  const asked = http.req.query('sprak');
  return isLanguage(asked) ? asked : 'sv';
};

/** Public, without cookies; the addresses say nothing of what the pages are about. */
export const helpRoutes = (services: HelpServices): Hono => {
  /** 112 is shown whatever has broken: a database that is down takes only the local numbers away. */
  const orElse = async <T,>(load: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await load();
    } catch (error) {
      services.reportFault(error, 'help.shown');
      return otherwise;
    }
  };
  const viewFor = async (http: Context): Promise<HelpView> => {
    const [municipality, local] = await Promise.all([
      orElse(services.municipality, 'Kommunen'),
      orElse(services.localHelp, []),
    ]);
    return { language: languageOf(http), municipality, local };
  };

  const app = new Hono();
  app.get('/', async (http) => http.html(String(HomePage(await viewFor(http)))));
  for (const page of pageKeys) {
    app.get(`/hjalp/${page}`, async (http) => http.html(String(<HelpPage view={await viewFor(http)} page={page} />)));
  }
  app.get('/lamna', async (http) => {
    // Whatever fails, the way out doesn't.
    await orElse(() => services.endSession(http), undefined);
    // Not the cache: clearing it can hold the browser for seconds, and it holds no page of ours.
    http.header('Clear-Site-Data', '"cookies", "storage"');
    return http.redirect(services.neutralUrl, 303);
  });
  return app;
};
