import type { Stage } from './followup.ts';

export const sv = {
  title: 'Uppföljning',
  lead: (since: string, until: string) =>
    `Så lång tid går det från första kontakten. Hela kommunen, ${since} till och med ${until}.`,
  waiting: (month: string) => `Kontakter från ${month} och framåt visas när de är minst 20.`,
  empty: 'Det finns för få kontakter för en figur',
  emptyHelp: (until: string) =>
    `När minst 20 första kontakter har kommit in till och med ${until} visas här hur lång tid det går till skyddsbedömning, till samverkansgruppen och till första åtgärden som blev klar. Du behöver inte fylla i något: det räknas av det som händer i akterna.`,
  hours: (n: number) => (n === 1 ? '1 timme' : `${n} timmar`),
  days: (n: number) => (n === 1 ? '1 dag' : `${n} dagar`),
  stage: {
    protection: 'Till skyddsbedömning',
    meeting: 'Till samverkansgruppen',
    task: 'Till första åtgärden klar',
  } satisfies Record<Stage, string>,
  half: {
    protection: (time: string, n: string) => `Hälften av ${n} hade fått sitt skydd bedömt inom ${time}.`,
    meeting: (time: string, n: string) => `Hälften av ${n} hade tagits upp i samverkansgruppen inom ${time}.`,
    task: (time: string, n: string) => `Hälften av ${n} hade en åtgärd som var klar inom ${time}.`,
  } satisfies Record<Stage, (time: string, n: string) => string>,
  notHalf: {
    protection: (n: string) => `Av ${n} har färre än hälften fått sitt skydd bedömt.`,
    meeting: (n: string) => `Av ${n} har färre än hälften tagits upp i samverkansgruppen.`,
    task: (n: string) => `Av ${n} har färre än hälften en åtgärd som är klar.`,
  } satisfies Record<Stage, (n: string) => string>,
  quarter: (time: string) => `En fjärdedel inom ${time}.`,
  missing: {
    protection: (contacts: string) => `${contacts} har ingen bedömning ännu.`,
    meeting: (contacts: string) => `${contacts} har inte tagits upp i gruppen.`,
    task: (contacts: string) => `${contacts} har ingen åtgärd som är klar ännu.`,
  } satisfies Record<Stage, (contacts: string) => string>,
  missingHidden: 'Hur många som inte har kommit dit visas inte, eftersom ett av talen är under fem.',
  contacts: (n: number, shown: string) => (n === 1 ? '1 kontakt' : `${shown} kontakter`),
  firstContacts: (n: number, shown: string) => (n === 1 ? '1 första kontakt' : `${shown} första kontakter`),
  who: { whole: 'Alla', with: 'Med gruppen', without: 'Utan gruppen' },
  curve: {
    title: {
      protection: 'Andel som har fått skyddet bedömt',
      meeting: 'Andel som har tagits upp i gruppen',
      task: 'Andel som har en åtgärd klar',
    } satisfies Record<Stage, string>,
    y: 'andel',
    hours: 'timmar efter första kontakten',
    days: 'dagar efter första kontakten',
    key: 'Det skuggade visar osäkerheten (95\u00a0%). Varje steg är minst fem kontakter.',
    says: (name: string, share: string, time: string) => `${name}: ${share} inom ${time}.`,
    none: 'För få har kommit dit för en kurva.',
  },
  period: {
    title: 'Period för period',
    hours: 'timmar',
    days: 'dagar',
    n: 'antal',
    key: 'Punkt: hälften var framme. Streck: så säker är punkten (95\u00a0%). Ljus stapel: mellersta hälften.',
    says: (from: string, to: string) =>
      `Hälften var framme inom ${from} i den första perioden som visas och ${to} i den sista.`,
    saysOne: (time: string) => `Hälften var framme inom ${time}.`,
    none: 'I ingen period har hälften kommit dit.',
  },
  groups: {
    counts: (who: string, n: string, missing: string) => `${who}: ${n}, ${missing}`,
    missing: (n: string) => `${n} inte framme än`,
    missingHidden: 'hur många som inte är framme visas inte',
    none: 'Med och utan gruppen visas för sig när det finns minst fem av vardera.',
    care: {
      protection:
        'Jämför försiktigt. Skyddet bedöms oftast innan gruppen möts, så en skillnad här säger mer om vilka som tas upp än om gruppen.',
      task: 'Jämför försiktigt. Alla räknas från första kontakten, också tiden innan gruppen möttes. Den som gruppen tog upp måste ha varit kvar tills gruppen hann mötas, och gruppen väljer ofta dem som har det svårast. En skillnad säger inte att den beror på gruppen.',
    },
  },
  table: {
    show: 'Visa som tabell',
    summary: (stage: string) => `${stage}: alla, med och utan gruppen`,
    periods: (stage: string) => `${stage}: period för period`,
    who: 'Vilka',
    period: 'Kontakten kom in',
    n: 'Antal',
    reached: 'Framme',
    missing: 'Inte än',
    q1: 'En fjärdedel inom',
    median: 'Hälften inom',
    q3: 'Tre fjärdedelar inom',
    interval: 'Hälften: säkert mellan',
    hidden: 'visas inte',
    none: '–',
    note: '”Visas inte”: talet är under fem, eller skulle avslöja ett sådant. Streck: så många har inte kommit dit, eller så är de för få för att visas.',
  },
  reading: {
    title: 'Så läser du figuren',
    points: [
      'En första kontakt är den första om en person. Den som redan har en akt, och hör av sig igen, räknas inte en gång till.',
      'Den som inte har kommit fram räknas med så länge det har gått. Annars skulle de snabba se ut som alla. Det är därför nya kontakter inte gör tiderna kortare.',
      'En kontakt som avslutades utan akt räknas med fram till den dagen.',
      'Månader läggs ihop tills de har minst 20 kontakter. Tal under fem visas aldrig, inte heller de som skulle gå att räkna ut.',
      'Tiden avrundas uppåt: till hela timmar, efter två dygn till hela dagar. En månad är med när en vecka har gått.',
      'Figuren säger hur lång tid det gick. Den säger inte varför, inte om hjälpen var rätt, och ingenting om en enskild person eller medarbetare.',
    ],
  },
};
