import type { NavEntry, NavGroup, Scheme } from '../../../src/ui/index.ts';

const nav: NavEntry[] = [
  { key: 'today', href: '/', label: 'Min dag', icon: 'day', count: 4 },
  { key: 'duty', href: '/jour', label: 'Jour', icon: 'duty' },
  { key: 'intake', href: '/mottag', label: 'Mottag', icon: 'intake', count: 12 },
  { key: 'cases', href: '/arenden', label: 'Ärenden', icon: 'cases' },
  { key: 'routines', href: '/rutiner', label: 'Rutiner', icon: 'routines' },
];

/** What one who leads sees now and then. */
export const leading: NavGroup = {
  label: 'Leda',
  icon: 'person',
  entries: [
    { key: 'duty', href: '/jour', label: 'Jour', icon: 'duty' },
    { key: 'followup', href: '/uppfoljning', label: 'Uppföljning', icon: 'figures' },
    { key: 'organisation', href: '/organisation', label: 'Organisation', icon: 'settings' },
    { key: 'review', href: '/kontroll', label: 'Loggkontroll', icon: 'routines' },
  ],
};

export const frame = (scheme: Scheme) => ({
  language: 'sv' as const,
  scheme,
  nav,
  path: '/',
  actor: { name: 'Mira Ekdahl', unitName: 'Relationsvåldsteamet', roles: ['Socialsekreterare'] },
  duty: 'Jour till 08.00 · bakjour Jon Åker',
  newContactHref: '/kontakt/ny',
  conveneHref: '/mote/akut',
});
