import { describe, expect, it, vi } from 'vitest';
import { helpLines, linesFor, nearestLine, staleLines } from './help-lines.ts';
import { type LocalHelp, missingLocalHelp } from './local-help.ts';
import { pageKeys } from './pages/help-page.tsx';
import { helpRoutes } from './routes.tsx';

const local: LocalHelp[] = [
  { kind: 'shelter', name: 'Kvinnojouren Ankaret', phone: '070-174 06 05', hours: undefined },
  { kind: 'socialServices', name: undefined, phone: '', hours: undefined },
];

const routes = (changed: Partial<Parameters<typeof helpRoutes>[0]> = {}) =>
  helpRoutes({
    municipality: async () => 'Strandhaga kommun',
    localHelp: async () => local,
    neutralUrl: 'https://weather.example/',
    endSession: async () => {},
    reportFault: () => {},
    ...changed,
  });

const paths = ['/', ...pageKeys.map((key) => `/hjalp/${key}`)];
const show = async (path: string, services = routes()) => {
  const answer = await services.request(path);
  expect(answer.status).toBe(200);
  return { html: await answer.text(), headers: answer.headers };
};

describe('help pages', () => {
  it.each(paths)('%s shows 112 before anything else, and the way out before that', async (path) => {
    const { html } = await show(path);
    const main = html.slice(html.indexOf('<main'));
    expect(html.indexOf('href="/lamna"')).toBeLessThan(html.indexOf('<main'));
    expect(main.indexOf('tel:112"')).toBeLessThan(main.indexOf('<h1'));
    expect(main.indexOf('tel:112"')).toBeGreaterThan(0);
  });

  it.each(paths)('%s tells nothing by its address or title, and keeps nothing', async (path) => {
    for (const language of ['', '?sprak=en']) {
      const { html, headers } = await show(path + language);
      expect(path).not.toMatch(/v[aå]ld|utsatt|kvinno|jour|abuse|violence/i);
      expect(html.match(/<title>(.*)<\/title>/)?.[1]).toBe(`${language ? 'Help' : 'Hjälp'} – Strandhaga kommun`);
      expect(headers.get('set-cookie')).toBeNull();
      expect(html).not.toMatch(/<form|style=|\son[a-z]+=/);
      // Other sites are only led to, never loaded from.
      expect(html).not.toMatch(/(?:src|action)="https?:/);
    }
  });

  it('keep the language from page to page', async () => {
    const { html } = await show('/?sprak=en');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('href="/hjalp/a?sprak=en"');
    expect(html).toContain('hreflang="sv"');
    expect((await show('/?sprak=de')).html).toContain('<html lang="sv">');
  });

  it('have a way in for each who may come', async () => {
    const { html } = await show('/');
    for (const href of ['/hjalp/a', '/hjalp/b', '/hjalp/c', '/hjalp/d', '/logga-in'])
      expect(html).toContain(`href="${href}"`);
  });

  it('show the local numbers that there are', async () => {
    const { html } = await show('/');
    expect(html).toContain('Kvinnojouren Ankaret');
    expect(html).toContain('tel:0701740605');
    expect(html).not.toContain('Socialtjänsten');
    expect(missingLocalHelp(local)).toEqual(['violenceTeam', 'socialServices', 'emergencySocialService']);
  });

  it('show 112 when the database is down, and say so to the log', async () => {
    const faults: string[] = [];
    const down = async () => {
      throw new Error('down');
    };
    const broken = routes({ localHelp: down, municipality: down, reportFault: (_, action) => faults.push(action) });
    expect((await show('/', broken)).html).toContain('tel:112');
    expect(faults).toEqual(['help.shown', 'help.shown']);
  });
});

describe('the quick exit', () => {
  it('ends the session, clears what can be cleared, and leads to the weather', async () => {
    const endSession = vi.fn(async () => {});
    const answer = await routes({ endSession }).request('/lamna');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('https://weather.example/');
    expect(answer.headers.get('clear-site-data')).toBe('"cookies", "storage"');
    expect(endSession).toHaveBeenCalledOnce();
  });

  it('leads away even when nothing else works', async () => {
    const endSession = async () => {
      throw new Error('down');
    };
    expect((await routes({ endSession }).request('/lamna')).status).toBe(303);
  });
});

describe('help lines', () => {
  it('have their numbers', () => {
    const numbers = Object.fromEntries(helpLines.flatMap(({ id, phone }) => (phone ? [[id, phone]] : [])));
    expect(numbers).toEqual({
      emergency: '112',
      police: '114 14',
      kvinnofridslinjen: '116 016',
      bris: '116 111',
      rattattvalja: '020-57 70 70',
      terrafem: '020-52 10 10',
      men: '020-80 80 80',
      trans: '020-55 00 00',
      rfsl: '020-34 13 16',
      brottsofferjouren: '116 006',
      valjattsluta: '020-555 666',
      preventell: '020-66 77 88',
      care: '1177',
    });
  });

  it('have a number or a site each, and a source', () => {
    expect(helpLines.filter(({ phone, site }) => !phone && !site)).toEqual([]);
    expect(helpLines.filter(({ source }) => source === '')).toEqual([]);
  });

  it('are told to be stale after 90 days, and when nobody has checked them', () => {
    const stale = (today: string) => staleLines(today).map(({ id }) => id);
    expect(stale('2026-11-22')).toContain('terrafem');
    expect(stale('2026-11-22')).toContain('valjattsluta');
    expect(stale('2027-02-20')).not.toContain('emergency');
    expect(stale('2027-02-21')).toContain('emergency');
  });

  it('are there for everyone who may come', () => {
    for (const who of ['victim', 'child', 'worried', 'perpetrator'] as const) {
      expect(linesFor(who)).toContain(nearestLine(who));
    }
  });
});
