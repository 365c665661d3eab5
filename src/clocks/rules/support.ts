import type { ClockRule } from '../clocks.ts';

/** Support while it is given, and after it has ended. */
export const supportRules = {
  // Started by the support itself, which knows when a word was last heard, and when few talks or days are left (src/support).
  silence: {
    startedBy: [],
    metBy: ['talk.held', 'lightContact.made', 'silence.answered'],
    endedBy: ['intervention.ended'],
    length: { unit: 'given' },
    shownDaysBefore: 7,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'silentExit' },
    source: 'lokalt mål: efter 30 dagars tystnad eller två uteblivna samtal i rad frågas den som ger insatsen (V45)',
  },
  supportEnds: {
    startedBy: [],
    metBy: ['intervention.extended', 'intervention.notExtended', 'intervention.ended'],
    length: { unit: 'given' },
    shownDaysBefore: 14,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'supportRanOut' },
    source: 'SoL 5:1–5:2; lokalt mål: bestäm före slutet om insatsen avslutas, förlängs eller går vidare (V32)',
  },
  // Started by the third talk that was held, where somebody talks with one adult alone (src/support/alliance.ts).
  allianceRated: {
    startedBy: [],
    metBy: ['alliance.rated'],
    endedBy: ['intervention.ended'],
    length: { unit: 'given' },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'allianceUnknown' },
    source: 'lokalt mål: WAI av båda inom två veckor från det tredje samtalet',
  },
  // Started by the support itself as it begins, and met by any answer of the person, also that there is no figure (src/support/rating-due.ts).
  ratingAtStart: {
    startedBy: [],
    metBy: ['risk.rated', 'risk.ratedAtEnd', 'risk.notRated', 'risk.notRatedAtEnd'],
    endedBy: ['intervention.ended'],
    length: { unit: 'given' },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'changeUnmeasured' },
    source: 'lokalt mål: personen frågas om en egen skattning inom två veckor från insatsens start (V35)',
  },
  // Falls due with the end of the support; more of it puts the question off.
  ratingAtEnd: {
    startedBy: [],
    metBy: ['risk.ratedAtEnd', 'risk.notRatedAtEnd'],
    endedBy: ['intervention.ended', 'intervention.extended'],
    length: { unit: 'given' },
    shownDaysBefore: 14,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'changeUnmeasured' },
    source: 'lokalt mål: personen frågas om en egen skattning före insatsens slut (V32, V35)',
  },
  // Somebody told of by others has asked for nothing, and isn't called before a leader has answered: first that is asked for (src/intake).
  // Whatever step is planned, somebody may consider it from then on.
  firstMeetingAsked: {
    startedBy: [],
    metBy: ['step.planned', 'dutyToReport.told', 'firstMeeting.offered'],
    length: { unit: 'given' },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    atReopening: 'startsAgain',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'meetingNotOffered' },
    source:
      'SoL 13:8; lokalt mål: inom 3 dagar begärs besked om ett första möte för den som andra har berättat om (V41)',
  },
  // Started with the day that it is to be offered by, when somebody comes (src/intake/own-way, src/programme), or when a leader has
  // answered that one who was told of by others may be called (db/policies/39_steps.sql).
  firstMeeting: {
    startedBy: [],
    metBy: ['firstMeeting.offered'],
    length: { unit: 'given' },
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'ends',
    atReopening: 'startsAgain',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'meetingNotOffered' },
    source: 'SoL 13:8; lokalt mål: ett tidigt första möte erbjuds inom 3 dagar till den som söker själv (V41)',
  },
  followUpContact: {
    startedBy: ['followUp.planned'],
    metBy: ['followUp.ended'],
    length: { unit: 'given' },
    shownDaysBefore: 14,
    owner: 'caseOfficer',
    deputy: 'teamLeader',
    extension: 'none',
    atClosing: 'goesOn',
    breach: { tells: ['owner', 'teamLeader'], consequence: 'notFollowedUp' },
    source: 'SoL 5:2 (systematisk uppföljning); lokalt mål 3, 6 och 12 månader efter avslut (V06, V36)',
  },
} as const satisfies Record<string, ClockRule>;
