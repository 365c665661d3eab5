import type { ThroughChildWay } from './through-child.ts';

export const sv = {
  title: 'Barnet används efter separationen',
  short: 'Barnet används mot den andra föräldern',
  lead: 'Det här är våld som fortsätter, riktat mot både barnet och den andra föräldern. Skriv vem som gör vad. Det är ingen konflikt mellan två.',
  apart:
    'Samtal och insatser hålls var för sig: för den skyddande föräldern, för barnet, och för den som använder våld. Aldrig tillsammans, inte heller samarbetssamtal.',
  before: 'Inskrivet förut',
  by: 'Vem gör det?',
  noneUsing: 'Ingen som använder våld är inskriven i akten. Skriv in personen först.',
  people: 'Till personerna i akten',
  ways: 'Vad händer?',
  way: {
    messages: 'Barnet får bära meddelanden eller hot',
    questions: 'Barnet förhörs om var ni är och vad ni gör',
    handoverThreats: 'Hot eller våld vid överlämning',
    withheld: 'Barnet hålls kvar eller lämnas inte tillbaka',
    litigation: 'Upprepade processer och anmälningar för att styra',
    money: 'Underhåll eller pass hålls inne',
    turnedAgainst: 'Barnet vänds mot den andra föräldern',
  } satisfies Record<ThroughChildWay, string>,
  when: 'När?',
  words: 'Vad hände?',
  wordsHelp: 'Vem gjorde vad mot vem, och vad var barnet med om? Skriv inte var någon är.',
  save: 'Skriv in som våld',
  saved:
    'Inskrivet som våld som pågår. Barnet är utsatt. Bedöm barnets skydd på nytt, och anmäl ny oro om barnenheten inte vet.',
  assessAnew: (when: string) => `Risken ska bedömas på nytt senast ${when}.`,
  wayMissing: 'Kryssa i minst en.',
};
