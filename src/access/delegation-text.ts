import { catalogue } from '../platform/language/catalogue.ts';
import type { DecisionKind, Refusal, RefusalReason } from './delegation.ts';

const sv = {
  decision: {
    shelterAdult: 'skyddat boende för en vuxen',
    shelterChild: 'skyddat boende för ett barn tillsammans med en vårdnadshavare',
    shelterChildImmediate: 'omedelbar placering av ett barn i skyddat boende',
    secretLocation: 'att hålla platsen hemlig',
    emergencyAid: 'akut ekonomiskt bistånd',
    openAdultInvestigation: 'att inleda utredning för en vuxen',
    notOpenAdultInvestigation: 'att inte inleda utredning för en vuxen',
    openChildInvestigation: 'att inleda utredning för ett barn',
    notOpenChildInvestigation: 'att inte inleda utredning för ett barn',
    extendPreliminaryAssessment: 'mer tid för förhandsbedömningen',
    extendChildInvestigation: 'mer tid för barnets utredning',
    extendAdultInvestigation: 'mer tid för en vuxens utredning',
    signInvestigation: 'att skriva under en utredning',
    intervention: 'insatser efter utredning',
    interventionOneGuardian: 'barnets insats när bara en vårdnadshavare samtycker',
    incomeSupport: 'ekonomiskt bistånd',
    endWithoutIntervention: 'att avsluta en utredning utan insats',
    followUpChild: 'att följa upp ett barn utan samtycke',
    refuseRequest: 'att avslå en begäran om att få ett avgörande',
    rejectAppeal: 'att avvisa ett överklagande som kom för sent',
    promiseWithdrawal: 'att dra tillbaka ett löfte',
    disclosure: 'att lämna ut uppgifter utan samtycke',
    contactDataDisclosure: 'att lämna ut kontaktuppgifter på begäran',
  } satisfies Record<DecisionKind, string>,
  refusal: {
    conflictOfInterest: (what: string) => `Du är anmäld som jävig och får inte besluta om ${what}. Ring bakjour.`,
    electedOnly: (what: string, paragraph: string) =>
      `Bara nämnden, ordföranden eller en ledamot som nämnden har utsett får besluta om ${what} (${paragraph}). Ring ordföranden.`,
    managersOnly: (what: string, paragraph: string) =>
      `Bara en enhetschef får besluta om ${what} (${paragraph}). Ring chefen.`,
    onlyOnDuty: (what: string) =>
      `Du får besluta om ${what} när du har jour. Det har du inte nu. Ring den som har jour.`,
    onlyOnBackup: (what: string) => `Du får besluta om ${what} när du är bakjour. Det är du inte nu. Ring bakjour.`,
    notNow: (what: string) => `Din delegation för ${what} gäller inte i dag. Ring bakjour.`,
    notDelegated: (what: string) => `Du har inte delegation för ${what}. Ring bakjour.`,
  } satisfies Record<RefusalReason, (what: string, paragraph: string) => string>,
};

const en: typeof sv = {
  decision: {
    shelterAdult: 'protected housing for an adult',
    shelterChild: 'protected housing for a child together with a guardian',
    shelterChildImmediate: 'immediate placement of a child in protected housing',
    secretLocation: 'keeping the place secret',
    emergencyAid: 'emergency financial aid',
    openAdultInvestigation: 'opening an investigation for an adult',
    notOpenAdultInvestigation: 'not opening an investigation for an adult',
    openChildInvestigation: 'opening an investigation for a child',
    notOpenChildInvestigation: 'not opening an investigation for a child',
    extendPreliminaryAssessment: 'more time for the preliminary assessment',
    extendChildInvestigation: 'more time for the child’s investigation',
    extendAdultInvestigation: 'more time for an adult’s investigation',
    signInvestigation: 'signing an investigation',
    intervention: 'interventions after an investigation',
    interventionOneGuardian: 'a child’s support on one guardian’s consent alone',
    incomeSupport: 'income support',
    endWithoutIntervention: 'ending an investigation without intervention',
    followUpChild: 'following up a child without consent',
    refuseRequest: 'refusing a request to have the matter decided',
    rejectAppeal: 'rejecting an appeal that came too late',
    promiseWithdrawal: 'withdrawing a promise',
    disclosure: 'disclosing without consent',
    contactDataDisclosure: 'disclosing contact data on request',
  },
  refusal: {
    conflictOfInterest: (what) => `You have a conflict of interest and may not decide on ${what}. Ring the back-up.`,
    electedOnly: (what, paragraph) =>
      `Only the board, its chair or a member appointed by it may decide on ${what} (${paragraph}). Ring the chair.`,
    managersOnly: (what, paragraph) => `Only a unit manager may decide on ${what} (${paragraph}). Ring the manager.`,
    onlyOnDuty: (what) => `You may decide on ${what} while on duty, which you aren’t now. Ring the one on duty.`,
    onlyOnBackup: (what) => `You may decide on ${what} while on back-up duty, which you aren’t now. Ring the back-up.`,
    notNow: (what) => `Your delegation for ${what} doesn’t hold today. Ring the back-up.`,
    notDelegated: (what) => `You have no delegation for ${what}. Ring the back-up.`,
  },
};

export const delegationTexts = catalogue({ sv, en });

/** Why not, in words that say what to do instead. */
export function refusalText(language: 'sv' | 'en', { reason, decision, paragraph }: Refusal): string {
  const t = delegationTexts(language);
  return t.refusal[reason](t.decision[decision], paragraph);
}
