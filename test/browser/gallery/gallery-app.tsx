import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { helpRoutes } from '../../../src/help/index.ts';
import { assetRoutes } from '../../../src/platform/web/asset-routes.ts';
import { drawn } from '../../../src/platform/web/drawn.ts';
import { pageHeaders } from '../../../src/platform/web/headers.ts';
import type { Scheme } from '../../../src/ui/index.ts';
import { FormGallery } from './form-gallery.tsx';
import { FileGallery, TodayGallery } from './gallery.tsx';

/** What the autosave route answers next; what was sent to it. */
export type Desk = {
  answer: () => Response | Promise<Response>;
  sent: { text: string; version: string }[];
  locked: number;
  /** Whether the press that makes it longer is answered beside the page. */
  longer: boolean;
};

const schemes = ['system', 'light', 'dark'] as const;

/** The components and the help pages behind the real headers, with no database. */
export const galleryApp = (desk: Desk): Hono => {
  const app = new Hono();
  app.use(...pageHeaders({ https: false }));
  app.route('/', assetRoutes());
  const page = (path: string, draw: (scheme: Scheme) => unknown) =>
    app.get(path, async (http) => {
      const scheme = schemes.find((known) => known === http.req.query('scheme')) ?? 'system';
      return http.html(await drawn(draw(scheme)));
    });
  page('/today', (scheme) => <TodayGallery scheme={scheme} />);
  page('/leads', (scheme) => <TodayGallery scheme={scheme} leads />);
  page('/file', (scheme) => <FileGallery scheme={scheme} />);
  page('/perpetrator', (scheme) => <FileGallery scheme={scheme} perpetrator />);
  page('/form', (scheme) => <FormGallery scheme={scheme} />);
  page('/faults', (scheme) => <FormGallery scheme={scheme} wrong />);
  app.get('/weather', (http) =>
    http.html('<!doctype html><html lang="sv"><title>Väder</title><main><h1>Växlande molnighet</h1></main></html>'),
  );
  app.get('/dold', (http) => http.html('<!doctype html><html lang="sv"><title>-</title></html>'));
  app.post('/las', (http) => {
    desk.locked += 1;
    return http.redirect('/weather', 303);
  });
  app.post('/autosave', async (http) => {
    const form = await http.req.formData();
    desk.sent.push({ text: String(form.get('text')), version: String(form.get('version')) });
    return desk.answer();
  });
  app.post('/longer', (http) =>
    desk.longer && http.req.header('accept')?.includes('application/json')
      ? http.json({ text: 'Öppen till 15.02' })
      : http.redirect('/weather', 303),
  );
  app.route(
    '/',
    helpRoutes({
      municipality: async () => 'Strandhaga kommun',
      localHelp: async () => [
        { kind: 'violenceTeam', name: undefined, phone: '070-174 06 05', hours: 'Vardagar 8–16' },
        { kind: 'emergencySocialService', name: undefined, phone: '070-174 06 06', hours: undefined },
      ],
      neutralUrl: '/weather',
      endSession: async () => {},
      reportFault: (error) => {
        throw error;
      },
    }),
  );
  return app;
};

export const serveGallery = (desk: Desk): Promise<{ address: string; close: () => Promise<void> }> =>
  new Promise((resolve) => {
    const server = serve({ fetch: galleryApp(desk).fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) => {
      const close = () => new Promise<void>((done) => void server.close(() => done()));
      resolve({ address: `http://localhost:${info.port}`, close });
    });
  });
