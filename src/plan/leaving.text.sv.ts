import type { ErrandKind, ObstacleKind } from './leaving.ts';

type Errands = Record<ErrandKind, { readonly name: string; readonly task: string; readonly reveals: string }>;

export const sv = {
  title: 'Uppbrottsplan',
  lead: 'Det som ska ordnas innan hen flyttar isär, sida vid sida. Läs vad varje ärende avslöjar, och för vem, innan någon gör det.',
  toPlan: 'Till planen',
  noticeTitle: 'Det här är den farligaste tiden',
  notice: 'Bestäm ordningen med hen. Gör inget som märks förrän hen är i säkerhet, eller har sagt att det får märkas.',
  none: 'Inget ärende är påbörjat.',
  openTitle: 'Pågår',
  closedTitle: 'Klart, eller gick inte',
  beginTitle: 'Lägg till ärenden',
  choose: (name: string) => `Ta med: ${name}`,
  chosenMissing: 'Kryssa i minst ett ärende.',
  reveals: 'Avslöjar',
  defaults: 'Gäller alla rader som du kryssar i',
  owner: 'Vem gör det?',
  ownerHelp: 'Bara de i teamet som ser hur personen skyddas kan väljas: ingen annan ser uppbrottsplanen.',
  ownerMissing: 'Välj vem som gör det.',
  dueOn: 'Senast vilken dag?',
  dayMissing: 'Skriv senast vilken dag.',
  dayPassed: 'Dagen har redan varit. Skriv en dag från i dag och framåt.',
  otherwise: 'Annat för just den här raden',
  rowOwner: 'Någon annan gör det',
  asAbove: 'Som ovan',
  rowDueOn: 'En annan dag',
  escort: 'Vem följer med?',
  nobodyAlong: 'Ingen',
  escortHelp: 'Den som följer med får en egen åtgärd med samma dag.',
  escortTask: (task: string) => `Följ med: ${task}`,
  more: 'Vad mer kan det avslöja här?',
  begin: 'Lägg till i planen',
  begun: 'Ärendena står i planen, med ansvarig och dag.',
  ownerIs: 'Ansvarig',
  due: 'Dag',
  escortIs: 'Följer med',
  act: 'Klart',
  room: 'Enskilt rum',
  roomMissing: 'Inget rum är bokat. Boka innan ni går dit.',
  roomBooked: (when: string) => `Bokat ${when}`,
  roomWords: 'Hos vem är rummet bokat, och till när?',
  roomWordsMissing: 'Skriv hos vem rummet är bokat.',
  book: 'Rummet är bokat',
  isBooked: 'Rummet är bokat.',
  alreadyBooked: 'Rummet var redan bokat. Ladda om sidan.',
  obstacle: 'Det finns ett hinder',
  obstacleKind: 'Vilket hinder?',
  obstacleMissing: 'Välj vilket hinder.',
  obstacleWords: 'Vad hände?',
  record: 'Skriv in hindret',
  recorded: 'Hindret är inskrivet.',
  remove: 'Hindret är borta',
  removed: 'Hindret är borta.',
  removedOn: (when: string) => `borta ${when}`,
  stops: 'Hinder',
  left: (n: number) => (n === 1 ? '1 hinder kvar' : `${n} hinder kvar`),
  ended: 'Ärendet är redan avslutat. Ladda om sidan.',
  errand: {
    ownAccount: {
      name: 'Eget konto i banken',
      task: 'Banken: eget konto som ingen annan ser',
      reveals:
        'Banken skickar brev hem. På ett gemensamt konto ser den andre uttag och pengar som flyttas. Den som kan hens kod ser det nya kontot i appen.',
    },
    socialInsurance: {
      name: 'Försäkringskassan',
      task: 'Försäkringskassan: barnbidrag, underhållsstöd och konto för utbetalning',
      reveals:
        'Den andra vårdnadshavaren får veta om mottagaren av barnbidraget byts. Brev går till adressen i folkbokföringen.',
    },
    taxAgency: {
      name: 'Skatteverket och skyddad folkbokföring',
      task: 'Skatteverket: sekretessmarkering eller skyddad folkbokföring, före flyttanmälan',
      reveals:
        'En flyttanmälan gör adressen offentlig för alla. Sök skydd först. Be om svaret på ett sätt som är säkert, inte per brev hem.',
    },
    landlord: {
      name: 'Hyresvärden',
      task: 'Hyresvärden: kontraktet, låset eller en annan lägenhet',
      reveals: 'Den som också står på kontraktet får veta om uppsägning eller byte. Värden kan svara den som ringer.',
    },
    school: {
      name: 'Skola och förskola',
      task: 'Skola och förskola: appen, vem som får hämta, och vad som döljs',
      reveals:
        'Båda vårdnadshavarna ser schema, frånvaro och meddelanden i appen, och en ny skola. Ett byte kräver oftast båda.',
    },
    healthRecords: {
      name: '1177',
      task: '1177: låt vården spärra vårdnadshavares ombud, och gå igenom hens egna ombud',
      reveals:
        'En vårdnadshavare ser barnets tider, journal och vilken mottagning det är, tills vården har spärrat. Ett ombud ser hens egna.',
    },
    sharedPhone: {
      name: 'Telefon och delade konton',
      task: 'Telefon, surfplatta och konton som delas: platsdelning, album, familjekonto',
      reveals:
        'Platsdelning, delade album och samtalslistan visar den andre var hen är och vem hen talar med. Att stänga av dem märks också.',
    },
    eIdentification: {
      name: 'E-legitimation',
      task: 'E-legitimation: spärra, ny kod eller ny telefon',
      reveals:
        'Den som kan koden kan skriva under i hens namn och läsa myndigheternas post. Spärr och ny utfärdning kan ge besked till den gamla telefonen.',
    },
    mailForwarding: {
      name: 'Posten',
      task: 'Posten: eftersändning eller boxadress',
      reveals: 'Eftersändning bekräftas med brev till den gamla adressen, och kan ta med den andres post.',
    },
    divorce: {
      name: 'Äktenskapsskillnad',
      task: 'Tingsrätten: ansökan om äktenskapsskillnad',
      reveals: 'Tingsrätten delger den andre ansökan och allt som står i den, också en adress.',
    },
    policeDesk: {
      name: 'Polisen',
      task: 'Polisen: anmälan eller förhör i ett enskilt rum',
      reveals:
        'Vid disken hör alla som väntar. Den som är misstänkt får veta att det finns en anmälan när polisen hör av sig.',
    },
    wayThere: {
      name: 'Vägen dit',
      task: 'Vägen dit: buss, biljett, tid och vem som följer med',
      reveals: 'Kort, app och kontoutdrag visar den andre vart hen åkte. Betala kontant, eller låt oss ordna resan.',
    },
  } satisfies Errands,
  obstacleKinds: {
    landlordRefuses: 'Hyresvärden säger nej',
    otherGuardianNeeded: 'Den andra vårdnadshavaren måste vara med',
    noEIdentification: 'Ingen egen e-legitimation',
    noIdDocument: 'Ingen legitimation',
    sharedDebt: 'Gemensam skuld eller gemensamt kontrakt',
    cost: 'Det kostar för mycket',
    longWait: 'Lång väntan',
    wouldReveal: 'Det skulle avslöja hen',
    serviceRefuses: 'Den som ska göra det säger nej',
    noEscort: 'Ingen kan följa med',
    other: 'Något annat',
  } satisfies Record<ObstacleKind, string>,
};
