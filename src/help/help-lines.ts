import type { Language } from '../platform/language/catalogue.ts';

/** Who a line is for; each help page shows its own. */
export type Audience = 'everyone' | 'victim' | 'child' | 'worried' | 'perpetrator';

export type HelpLine = {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  /** As it is written for people; the link dials its digits. Without one it is reached on its site. */
  readonly phone?: string;
  readonly site?: string;
  readonly about: Readonly<Record<Language, string>>;
  /** Left out where the sources disagree or are old: the page then says that the hours have to be checked. */
  readonly hours?: Readonly<Record<Language, string>>;
  readonly for: readonly Audience[];
  /** The day the row was held against its source, or null when nobody has yet. Older than 90 days: staff are told. */
  readonly verifiedAt: string | null;
  readonly source: string;
};

const dayAndNight = { sv: 'Dygnet runt', en: 'Day and night' };

/**
 * The national lines, in the order they are shown. The one place where a number is written: whoever changes one sets
 * `verifiedAt` and `source` too.
 */
export const helpLines: readonly HelpLine[] = [
  {
    id: 'emergency',
    name: { sv: 'Nödläge', en: 'Emergency' },
    phone: '112',
    about: {
      sv: 'Polis, ambulans och socialjour. Ring om något händer nu eller strax.',
      en: 'Police, ambulance and emergency social services. Call if something is happening now or soon.',
    },
    hours: dayAndNight,
    for: ['everyone'],
    verifiedAt: '2026-11-22',
    source: 'soderhamn.se; 1177.se Jönköping',
  },
  {
    id: 'kvinnofridslinjen',
    name: { sv: 'Kvinnofridslinjen', en: 'The national helpline (Kvinnofridslinjen)' },
    phone: '116 016',
    about: {
      sv: 'Gratis och anonymt, för kvinnor, män och hbtqi-personer, med tolk. Syns inte på räkningen men i telefonens samtalslista: ta bort det där.',
      en: 'Free and anonymous, for women, men and LGBTQI people, with interpreters. Not on the bill, but in the phone’s list of calls: delete it there.',
    },
    hours: dayAndNight,
    for: ['victim', 'worried'],
    verifiedAt: '2026-11-22',
    source: 'regeringen.se 2025; nck.uu.se; stodlinjer.se',
  },
  {
    id: 'bris',
    name: { sv: 'Bris, för dig under 18', en: 'Bris, for you under 18' },
    phone: '116 111',
    about: {
      sv: 'Ring, chatta, mejla eller sms:a. Det kostar inget, och du behöver inte säga vad du heter.',
      en: 'Call, chat, mail or text. It is free and you need not say who you are.',
    },
    hours: dayAndNight,
    for: ['child'],
    verifiedAt: '2026-11-22',
    source: 'bris.se; 8sidor.se',
  },
  {
    id: 'ungarelationer',
    name: { sv: 'Ungarelationer.se, under 20', en: 'Ungarelationer.se, under 20' },
    site: 'ungarelationer.se',
    about: {
      sv: 'Chatt om att vara ihop med någon som gör dig illa.',
      en: 'Chat about being with someone who hurts you.',
    },
    for: ['child'],
    verifiedAt: null,
    source: 'brottsoffermyndigheten.se; herrljunga.se (2022)',
  },
  {
    id: 'killar',
    name: { sv: 'Killar.se, 10–20 år', en: 'Killar.se, 10–20 years' },
    site: 'killar.se',
    about: { sv: 'Chatt för killar, om vad som helst.', en: 'Chat for boys and young men, about anything.' },
    for: ['child'],
    verifiedAt: null,
    source: 'brottsoffermyndigheten.se; herrljunga.se (2022)',
  },
  {
    id: 'umo',
    name: { sv: 'Umo.se och youmo.se', en: 'Umo.se and youmo.se' },
    site: 'umo.se',
    about: { sv: 'För unga, på många språk.', en: 'For young people, in many languages.' },
    for: ['child'],
    verifiedAt: null,
    source: 'ingen källa än: kontrollera före drift',
  },
  {
    id: 'rattattvalja',
    name: { sv: 'Rätt att välja', en: 'Rätt att välja (right to choose)' },
    phone: '020-57 70 70',
    about: {
      sv: 'När familj eller släkt bestämmer över ditt liv. Alla åldrar.',
      en: 'When family or relatives rule your life. All ages.',
    },
    for: ['victim', 'child', 'worried'],
    verifiedAt: '2025-12-10',
    source: 'uu.se 2024; stodlinjer.se',
  },
  {
    id: 'terrafem',
    name: { sv: 'Terrafem', en: 'Terrafem' },
    phone: '020-52 10 10',
    about: { sv: 'För kvinnor och flickor, på många språk.', en: 'For women and girls, in many languages.' },
    for: ['victim'],
    verifiedAt: null,
    source: 'ingen källa än: kontrollera före drift',
  },
  {
    id: 'men',
    name: { sv: 'Stödlinjen för män', en: 'Support line for men' },
    phone: '020-80 80 80',
    about: { sv: 'För män som har det svårt hemma.', en: 'For men who are having a hard time at home.' },
    for: ['victim'],
    verifiedAt: '2025-12-10',
    source: 'nck.uu.se 2024; stodlinjer.se',
  },
  {
    id: 'trans',
    name: { sv: 'Stödlinjen för transpersoner', en: 'Support line for transgender people' },
    phone: '020-55 00 00',
    about: { sv: 'Gratis och anonymt.', en: 'Free and anonymous.' },
    for: ['victim'],
    verifiedAt: '2025-12-10',
    source: 'nck.uu.se 2024; stodlinjer.se',
  },
  {
    id: 'rfsl',
    name: { sv: 'RFSL stödmottagning', en: 'RFSL support' },
    phone: '020-34 13 16',
    about: { sv: 'För hbtqi-personer.', en: 'For LGBTQI people.' },
    for: ['victim'],
    verifiedAt: '2025-12-10',
    source: 'stodlinjer.se',
  },
  {
    id: 'brottsofferjouren',
    name: { sv: 'Brottsofferjouren', en: 'Victim Support Sweden' },
    phone: '116 006',
    about: {
      sv: 'Stöd till dig, dina närstående och vittnen.',
      en: 'Support for you, those close to you and witnesses.',
    },
    for: ['victim', 'worried'],
    verifiedAt: '2025-12-10',
    source: 'brottsofferjouren.se 2020; stodlinjer.se',
  },
  {
    id: 'valjattsluta',
    name: { sv: 'Välj att sluta', en: 'Välj att sluta (choose to stop)' },
    phone: '020-555 666',
    about: {
      sv: 'För dig som vill sluta göra någon illa. Du får vara anonym.',
      en: 'For you who want to stop hurting someone. You may be anonymous.',
    },
    for: ['perpetrator', 'worried'],
    verifiedAt: '2025-12-10',
    source: 'nck.uu.se 2021; stodlinjer.se',
  },
  {
    id: 'preventell',
    name: { sv: 'PrevenTell', en: 'PrevenTell' },
    phone: '020-66 77 88',
    about: {
      sv: 'För dig med tankar om sex som du är rädd ska skada någon.',
      en: 'For you whose thoughts about sex worry you.',
    },
    for: ['perpetrator'],
    verifiedAt: '2025-12-10',
    source: 'stodlinjer.se',
  },
  {
    id: 'police',
    name: { sv: 'Polisen, när det inte är akut', en: 'The police, when it is not urgent' },
    phone: '114 14',
    about: { sv: 'Anmäl eller fråga.', en: 'Report or ask.' },
    for: ['victim', 'worried'],
    verifiedAt: '2026-11-22',
    source: '1177.se Jönköping; stodlinjer.se',
  },
  {
    id: 'care',
    name: { sv: 'Sjukvårdsrådgivningen', en: 'Health care advice' },
    phone: '1177',
    about: { sv: 'Råd om skador och vart du kan gå.', en: 'Advice about injuries and where to go.' },
    for: ['victim'],
    verifiedAt: '2026-11-22',
    source: '1177.se Jönköping',
  },
];

/** The one number that stands beside 112, so that nobody has to read to the end of a page. */
const nearest = {
  everyone: 'kvinnofridslinjen',
  victim: 'kvinnofridslinjen',
  child: 'bris',
  worried: 'kvinnofridslinjen',
  perpetrator: 'valjattsluta',
} as const satisfies Record<Audience, string>;

export const nearestLine = (audience: Audience): HelpLine => {
  const found = helpLines.find(({ id }) => id === nearest[audience]);
  if (!found) throw new Error(`No help line is called ${nearest[audience]}`);
  return found;
};

export const linesFor = (audience: Audience): readonly HelpLine[] =>
  helpLines.filter((line) => line.for.includes(audience));

/** Lines that nobody has held against their source for 90 days: the administrator is told (`today`: ISO day). */
export const staleLines = (today: string, days = 90): readonly HelpLine[] => {
  const limit = Date.parse(today) - days * 86_400_000;
  return helpLines.filter(({ verifiedAt }) => verifiedAt === null || Date.parse(verifiedAt) < limit);
};
