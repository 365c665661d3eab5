import type { ClockState, Consequence } from './clocks.ts';
import type { ClockKind } from './rules.ts';

export const sv = {
  name: {
    adultProtection: 'Skyddsbedömning',
    childProtection: 'Skyddsbedömning av barnet',
    namedOwner: 'Någon tar ärendet',
    ownConcernReport: 'Orosanmälan för barnet',
    preliminaryAssessment: 'Förhandsbedömning',
    reporterFeedback: 'Svar till den som anmälde',
    childInvestigation: 'Utredning av barnet',
    adultInvestigation: 'Utredning',
    courtSubmission: 'Beslutet till förvaltningsrätten',
    planAction: 'Åtgärd i planen',
    promise: 'Löfte',
    newSafeWay: 'Nytt säkert sätt att nå personen',
  } satisfies Record<ClockKind, string>,
  /** The verb on the row. */
  act: {
    adultProtection: 'Bedöm skydd',
    childProtection: 'Bedöm skydd',
    namedOwner: 'Ta ärendet',
    ownConcernReport: 'Anmäl oro för barn',
    preliminaryAssessment: 'Besluta om utredning',
    reporterFeedback: 'Svara den som anmälde',
    childInvestigation: 'Öppna utredningen',
    adultInvestigation: 'Öppna utredningen',
    courtSubmission: 'Underställ rätten',
    planAction: 'Öppna planen',
    promise: 'Håll löftet',
    newSafeWay: 'Skriv in säker kontakt',
  } satisfies Record<ClockKind, string>,
  state: {
    running: 'Löper',
    dueToday: 'I dag',
    breached: 'Försenad',
    met: 'Klar i tid',
    metLate: 'Klar för sent',
  } satisfies Record<ClockState, string>,
  consequence: {
    unprotectedAdult: 'Ingen har bedömt om den som är våldsutsatt är skyddad.',
    unprotectedChild: 'Ingen har bedömt om barnet är skyddat. Lagen säger genast.',
    nobodyHolds: 'Ingen håller i ärendet.',
    reportDutyBroken: 'Oron för barnet är inte anmäld. Lagen säger genast, och kontakten kan inte avslutas.',
    lawBroken: 'Lagens tid har gått ut. Beslutet får fattas ändå, med skälen till att det dröjde.',
    decisionLapses: 'Beslutet har upphört att gälla. Barnets skydd måste beslutas på nytt.',
    localPromiseBroken: 'Den tid som kommunen har lovat har gått ut.',
    noSafeWay: 'Ingen vet hur personen kan nås säkert.',
    actionLate: 'Åtgärden är inte gjord i tid. Gör den, flytta den eller skriv varför den inte går.',
    promiseBroken: 'Löftet är inte hållet. Den som fick det måste få veta vad som gäller i natt.',
  } satisfies Record<Consequence, string>,
};
