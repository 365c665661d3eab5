export const sv = {
  title: 'Kö',
  lead: 'Vilka som väntar på det som enheten ger, och hur länge man väntar.',
  waiting: 'Väntar nu',
  nobody: 'Ingen väntar',
  nobodyHelp: 'Den som får en insats ordnad och inte har börjat står här, med beteckning.',
  reference: 'Beteckning',
  service: 'Insats',
  waited: 'Har väntat',
  days: (n: number) => (n === 1 ? '1 dag' : `${n} dagar`),
  waits: 'Väntetider',
  period: (since: string, until: string) => `Hela kommunen, ${since}–${until}.`,
  who: 'Vem',
  asked: 'Fick en insats ordnad',
  half: 'Hälften hade börjat inom',
  sides: { exposed: 'Våldsutsatta', usesViolence: 'De som använder våld' },
  few: 'färre än fem',
  notTold: 'visas inte',
  small: 'Det som gäller färre än fem visas inte.',
  ends: 'Hur stödet slutade',
  silent: (n: string, of: number | undefined) =>
    of === undefined
      ? 'För få har avslutat för att något ska visas.'
      : `Slutade komma utan ett ord: ${n} av ${of} avslutade. De vanligaste skälen:`,
  heard: (n: string, of: number | undefined) =>
    of === undefined
      ? 'Hur många som har frågats efteråt om hjälpen var till nytta visas inte: det kunde peka ut någon.'
      : `Frågades efteråt om hjälpen var till nytta: ${n} av ${of} personer. De andra har inte fått frågan.`,
  helped: (n: string, of: number) => `Sa att hjälpen var till nytta, helt eller delvis: ${n} av ${of} som frågades.`,
  outOfReach: (n: string) => `Ordnades, men personen kan inte ta sig dit, så att det inte räknas som givet: ${n}.`,
};
