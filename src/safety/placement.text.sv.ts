import type { DecidedKind } from './decision.ts';
import type { FollowedClock, StepKind, StepProblem } from './placement.ts';

export const sv = {
  followChild: 'Följ upp barnet utan samtycke, högst sex månader',
  title: 'Vad som händer med beslutet',
  open: 'Vad som händer med beslutet',
  openWaiting: 'Skriv in när det har börjat',
  whatNow: 'Nu',
  /** What comes, by when, and what happens if it is missed. */
  next: {
    courtSubmission: (when) => `Ska underställas förvaltningsrätten ${when}. Annars faller beslutet (LPBS 4:3–4:4).`,
    courtAnswer: (when) => `Rätten prövar beslutet, normalt ${when}. Fastställs det inte upphör placeringen.`,
    courtApplication: (when) => `Ansök hos förvaltningsrätten ${when}. Annars upphör placeringen (LPBS 4:6).`,
    courtRuling: (when) => `Rätten svarar på ansökan, normalt ${when} (LPBS 8:2). Blir svaret nej upphör placeringen.`,
    placementBegins: (when) => `Placeringen ska börja ${when}. Annars förfaller rättens beslut (LPBS 3:4).`,
    childShelterReview: (when) =>
      `Placeringen ska omprövas ${when} (LPBS 5:3, SoL 22:13). Missas det bryts lagen, och ledarna får veta det.`,
    secretLocationReview: (when) =>
      `Att platsen hålls hemlig ska omprövas ${when} (LPBS 5:6). Missas det bryts lagen, och ledarna får veta det.`,
    chairReported: (when) =>
      `Ordförandens beslut ska anmälas till nämnden ${when} (LPBS 4:1). Missas det får ordföranden och chefen veta det.`,
    execution: (when) =>
      `Ska ha börjat ${when}. Annars rapporteras det till IVO (SoL 34:1). Skriv in när det har börjat, eller om det inte behövs längre.`,
  } satisfies Record<FollowedClock, (when: string) => string> as Record<FollowedClock, (when: string) => string>,
  notBegun: 'Skriv in dagen när placeringen började. Därifrån räknas tiden till ansökan och till omprövningen.',
  notBegunGranted: 'Skriv in dagen när placeringen börjar. Därifrån räknas tiden till omprövningen.',
  notFinal: 'Skriv in när rättens beslut vann laga kraft. Sedan måste placeringen börja inom fyra veckor (LPBS 3:4).',
  over: (what: string, day: string) => `${what}: ${day}. Inga fler frister löper.`,
  replaced: 'Ett senare beslut gäller i stället.',
  nothing: 'Inget mer är att vänta på.',
  done: 'Vad som har hänt',
  doneLine: (what: string, day: string, by: string) => `${what}, ${day}. Inskrivet av ${by}.`,
  until: (day: string) => `Till och med ${day}.`,
  form: 'Skriv in vad som har hänt',
  step: 'Vad har hänt?',
  on: 'Vilken dag?',
  onHelp: 'Dagen då det hände, som 26/11, ”i dag” eller ”i går”.',
  onHelpMeeting: 'Dagen då det hände, som 26/11, ”i dag” eller ”i går”. För nämndens nästa möte: mötets dag.',
  notNow: 'Det går inte att skriva in nu. Läs vad som gäller, och välj något annat.',
  untilLabel: 'Om rätten gav mer tid: till och med vilken dag?',
  words: 'Vad kom fram, och vad är skälen?',
  wordsHelp: 'Behövs vid omprövning, vid mer tid och när något upphör. Skriv aldrig var platsen ligger.',
  wordsHelpExecution:
    'Behövs när det avbryts eller inte behövs längre: vad har personen sagt? Skriv aldrig var en plats ligger.',
  save: 'Skriv in',
  saved: 'Inskrivet.',
  steps: {
    submitted: 'Beslutet är underställt rätten',
    confirmed: 'Rätten fastställde beslutet',
    notConfirmed: 'Rätten fastställde inte beslutet: placeringen upphör',
    begun: 'Placeringen har börjat',
    applied: 'Ansökan är lämnad till rätten',
    moreTime: 'Rätten gav mer tid att ansöka',
    granted: 'Rätten sade ja till ansökan',
    rejected: 'Rätten sade nej till ansökan: placeringen upphör',
    final: 'Rättens beslut har vunnit laga kraft',
    reviewed: 'Omprövat: placeringen fortsätter',
    reviewedEnds: 'Omprövat: placeringen upphör',
    lapsed: 'Tiden gick ut: beslutet har upphört att gälla',
    ended: 'Placeringen har upphört',
    meeting: 'Dagen för nämndens nästa möte är bestämd',
    reported: 'Beslutet är anmält till nämnden',
    executed: 'Det som beviljades har börjat',
    notWanted: 'Personen vill eller behöver inte längre ha det',
    interrupted: 'Det avbröts, och ska börja på nytt',
  } satisfies Record<StepKind, string> as Record<StepKind, string>,
  own: {
    secretLocation: {
      reviewed: 'Omprövat: platsen hålls fortsatt hemlig',
      reviewedEnds: 'Omprövat: platsen behöver inte hållas hemlig längre',
      ended: 'Platsen hålls inte hemlig längre',
    },
    shelterAdult: {
      executed: 'Personen har kommit till det skyddade boendet',
      interrupted: 'Boendet avbröts, och ett nytt behövs',
    },
    emergencyAid: { executed: 'Hela biståndet är utbetalat' },
    incomeSupport: {
      executed: 'Biståndet betalas ut',
      interrupted: 'Utbetalningen avbröts, och ska börja på nytt',
    },
  } as Partial<Record<DecidedKind, Partial<Record<StepKind, string>>>>,
  problems: {
    inFuture: 'Dagen har inte kommit än. Skriv in det när det har hänt.',
    beforeDecision: 'Dagen ligger före beslutet.',
    tooLate:
      'Den dagen hade tiden redan gått ut, och beslutet gällde inte längre. Skriv in att det har upphört, och begär ett nytt beslut om barnet behöver skydd.',
    noUntil: 'Skriv till och med vilken dag rätten har gett mer tid.',
    noWords: 'Skriv vad som kom fram, och skälen.',
  } satisfies Record<StepProblem, string>,
  notLonger: 'Den nya dagen måste ligga efter den som gäller nu.',
  ranOut: 'Tiden hade redan gått ut den dagen. Då kan den inte förlängas.',
  meetingPassed: 'Mötet måste ligga i dag eller senare.',
  meeting: 'När har nämnden sitt nästa möte?',
  meetingHelp: 'Beslutet anmäls då (LPBS 4:1). Vet du inte dagen: lämna tomt, så påminns vi inom fyra veckor.',
};
