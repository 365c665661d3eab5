import type { applicationWays, spokenBys } from './application.store.ts';

export const sv = {
  title: 'Ansökan',
  lead: 'Alla har rätt att söka hjälp, när som helst och utan blankett. Säger personen att den vill ha något är det en ansökan.',
  formTitle: 'Ansökan gjord',
  today:
    'Den som svarar för akten tar ställning i dag till om utredning ska inledas (SoL 14:2). Bedöm inte här om personen har rätt till hjälpen.',
  madeOn: 'Vilken dag?',
  way: 'Hur?',
  ways: { talk: 'I ett samtal', phone: 'På telefon', visit: 'Vid ett besök', writing: 'Skriftligt' } satisfies Record<
    (typeof applicationWays)[number],
    string
  >,
  spokenBy: 'Vems ord?',
  spokenBys: { self: 'Personens egna', other: 'Någon annans, på personens begäran' } satisfies Record<
    (typeof spokenBys)[number],
    string
  >,
  words: 'Vad söker personen?',
  wordsHelp: 'Skriv det som det sades. Skriv inte var någon bor nu.',
  act: 'Skriv in ansökan',
  saved: 'Ansökan är inskriven.',
  future: 'Dagen har inte varit än.',
  wayMissing: 'Välj hur ansökan gjordes.',
  spokenByMissing: 'Välj vems ord det är.',
  wordsMissing: 'Skriv vad personen söker.',
  earlier: 'Gjorda ansökningar',
  none: 'Ingen ansökan är inskriven.',
  line: (way: string, by: string) => `${way}. Inskriven av ${by}.`,
  toInvestigation: 'Till utredningen',
  link: 'Säger personen att den söker något? Skriv in ansökan',
  // On the page of the investigations.
  cameIn: 'Något nytt har kommit in',
  cameInHelp: 'En utredning pågår. Hör det hit, eller behövs något nytt? Läs det först.',
  belongs: 'Det hör till den här utredningen',
  belongsDone: 'Noterat: det hör till utredningen som pågår.',
  nothingWaits: 'Det är redan taget om hand.',
};
