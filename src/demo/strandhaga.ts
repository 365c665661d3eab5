import type { DecisionKind } from '../access/index.ts';
import type { StaffRole } from '../platform/database/with-actor.ts';

/**
 * Strandhaga kommun: a made-up municipality, with the people who recur in the demo, the tests and the screenshots.
 * Phone numbers are from the series that the Post and Telecom Authority keeps for fiction (070-174 06 05 to 06 99).
 */
export const municipalityName = 'Strandhaga kommun';

export const localHelp = [
  {
    kind: 'violenceTeam',
    name: 'Relationsvåldsteamet i Strandhaga',
    phone: '070-174 06 60',
    hours: 'vardagar 8.00–16.30',
  },
  { kind: 'socialServices', name: 'Mottagningen i Strandhaga', phone: '070-174 06 61', hours: 'vardagar 8.00–16.30' },
  { kind: 'emergencySocialService', name: 'Socialjouren', phone: '070-174 06 62', hours: 'kvällar, nätter och helger' },
  { kind: 'shelter', name: 'Kvinnojouren Strandhaga', phone: '070-174 06 63', hours: 'dygnet runt' },
] as const;

export const units = {
  management: { name: 'Socialförvaltningen', kind: 'management', functions: [] },
  intake: { name: 'Mottagningen', kind: 'intake', functions: ['intake', 'protection'] },
  violenceTeam: {
    name: 'Relationsvåldsteamet',
    kind: 'violenceTeam',
    functions: ['protection', 'adultInvestigation', 'supportTalks', 'practicalSupport'],
  },
  childrenUnit: { name: 'Barn och unga', kind: 'childrenUnit', functions: ['childInvestigation', 'childSupport'] },
  incomeSupport: { name: 'Försörjningsstöd', kind: 'incomeSupportUnit', functions: ['incomeSupport'] },
  familyLaw: { name: 'Familjerätten', kind: 'familyLawUnit', functions: ['familyLaw'] },
  outpatient: { name: 'Öppenvården', kind: 'outpatientUnit', functions: ['supportTalks', 'perpetratorProgramme'] },
} as const;
export type UnitKey = keyof typeof units;

/** The rooms and numbers that their urgent meetings are proposed at. */
export const urgentPlaces = {
  intake: 'Telefonmöte, 070-174 06 64',
  violenceTeam: 'Rum Eken, eller 070-174 06 65',
} as const;

export const staff = {
  administrator: { name: 'Eva Sundin', role: 'administrator', unit: 'management', phone: null },
  auditor: { name: 'Gunilla Falk', role: 'auditor', unit: 'management', phone: null },
  boardChair: { name: 'Bengt Ravn', role: 'boardChair', unit: 'management', phone: '070-174 06 05' },
  dutyOfficer: { name: 'Sara Lindqvist', role: 'caseOfficer', unit: 'intake', phone: '070-174 06 10' },
  backupOfficer: { name: 'Peter Holm', role: 'caseOfficer', unit: 'intake', phone: '070-174 06 11' },
  intakeLeader: { name: 'Lena Wik', role: 'teamLeader', unit: 'intake', phone: '070-174 06 12' },
  caseOfficer: { name: 'Amina Yusuf', role: 'caseOfficer', unit: 'violenceTeam', phone: '070-174 06 20' },
  otherCaseOfficer: { name: 'Johan Berg', role: 'caseOfficer', unit: 'violenceTeam', phone: '070-174 06 21' },
  therapist: { name: 'Mirja Niemi', role: 'therapist', unit: 'violenceTeam', phone: '070-174 06 22' },
  supportWorker: { name: 'Tove Hallin', role: 'supportWorker', unit: 'violenceTeam', phone: '070-174 06 23' },
  teamLeader: { name: 'Karin Norén', role: 'teamLeader', unit: 'violenceTeam', phone: '070-174 06 24' },
  manager: { name: 'Anders Ståhl', role: 'unitManager', unit: 'violenceTeam', phone: '070-174 06 25' },
  childOfficer: { name: 'Elin Åkesson', role: 'caseOfficer', unit: 'childrenUnit', phone: '070-174 06 30' },
  otherChildOfficer: { name: 'Farid Nazari', role: 'caseOfficer', unit: 'childrenUnit', phone: '070-174 06 31' },
  childrenLeader: { name: 'Maria Öberg', role: 'teamLeader', unit: 'childrenUnit', phone: '070-174 06 32' },
  barnahusCoordinator: {
    name: 'Ingrid Moe',
    role: 'barnahusCoordinator',
    unit: 'childrenUnit',
    phone: '070-174 06 33',
  },
  perpetratorTherapist: { name: 'Daniel Ek', role: 'therapist', unit: 'outpatient', phone: '070-174 06 40' },
  outpatientLeader: { name: 'Susanne Roos', role: 'teamLeader', unit: 'outpatient', phone: '070-174 06 41' },
  familyOfficer: { name: 'Astrid Lund', role: 'caseOfficer', unit: 'familyLaw', phone: '070-174 06 45' },
  /** Works in a unit that none of the stories' files belongs to. */
  outsider: { name: 'Ulf Sand', role: 'caseOfficer', unit: 'incomeSupport', phone: '070-174 06 50' },
} as const satisfies Record<string, { name: string; role: StaffRole; unit: UnitKey; phone: string | null }>;
/** `anders.stahl@strandhaga.example`: the domain is kept for fiction, and no mail server takes it. */
export const mailAddressOf = (name: string): string =>
  `${name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(' ', '.')}@strandhaga.example`;

export type StaffKey = keyof typeof staff;

type Row = { decision: DecisionKind; role: StaffRole; condition: 'always' | 'onDuty' | 'onBackup'; basis: string };

/** Who decides what, as the board of Strandhaga has given it away; what the law keeps for the elected stays with the chair. */
export const delegations: readonly Row[] = [
  { decision: 'shelterAdult', role: 'unitManager', condition: 'always', basis: 'Delegationsordning 4.1' },
  { decision: 'shelterAdult', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 4.1' },
  { decision: 'shelterAdult', role: 'caseOfficer', condition: 'onBackup', basis: 'Delegationsordning 4.2 (bakjour)' },
  { decision: 'shelterChild', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 4.3' },
  { decision: 'shelterChildImmediate', role: 'boardChair', condition: 'always', basis: 'Nämndens arbetsordning 2.1' },
  { decision: 'secretLocation', role: 'boardChair', condition: 'always', basis: 'Nämndens arbetsordning 2.2' },
  { decision: 'interventionOneGuardian', role: 'boardChair', condition: 'always', basis: 'Nämndens arbetsordning 2.3' },
  { decision: 'emergencyAid', role: 'caseOfficer', condition: 'onDuty', basis: 'Delegationsordning 6.1' },
  { decision: 'emergencyAid', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 6.1' },
  { decision: 'openAdultInvestigation', role: 'caseOfficer', condition: 'always', basis: 'Delegationsordning 3.1' },
  { decision: 'notOpenAdultInvestigation', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 3.2' },
  { decision: 'openChildInvestigation', role: 'caseOfficer', condition: 'always', basis: 'Delegationsordning 5.1' },
  { decision: 'notOpenChildInvestigation', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 5.2' },
  { decision: 'extendPreliminaryAssessment', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 5.3' },
  { decision: 'extendChildInvestigation', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 5.4' },
  { decision: 'extendAdultInvestigation', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 3.6' },
  { decision: 'signInvestigation', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 3.3' },
  { decision: 'signInvestigation', role: 'unitManager', condition: 'always', basis: 'Delegationsordning 3.3' },
  { decision: 'intervention', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 3.4' },
  { decision: 'incomeSupport', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 6.2' },
  { decision: 'endWithoutIntervention', role: 'caseOfficer', condition: 'always', basis: 'Delegationsordning 3.5' },
  { decision: 'followUpChild', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 5.5' },
  { decision: 'refuseRequest', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 3.6' },
  { decision: 'rejectAppeal', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 3.7' },
  { decision: 'promiseWithdrawal', role: 'unitManager', condition: 'always', basis: 'Delegationsordning 1.4' },
  { decision: 'disclosure', role: 'unitManager', condition: 'always', basis: 'Delegationsordning 2.1' },
  { decision: 'disclosure', role: 'teamLeader', condition: 'always', basis: 'Delegationsordning 2.1' },
  { decision: 'disclosure', role: 'caseOfficer', condition: 'onBackup', basis: 'Delegationsordning 2.2 (bakjour)' },
  { decision: 'contactDataDisclosure', role: 'unitManager', condition: 'always', basis: 'Delegationsordning 2.3' },
];

/** By turns: who has duty and back-up, and for which unit. */
export const rota = [
  { unit: 'intake', duty: 'duty', turns: ['dutyOfficer'] },
  { unit: 'intake', duty: 'backup', turns: ['backupOfficer', 'intakeLeader'] },
  { unit: 'childrenUnit', duty: 'duty', turns: ['childOfficer', 'otherChildOfficer'] },
  { unit: 'violenceTeam', duty: 'backup', turns: ['teamLeader'] },
] as const satisfies readonly { unit: UnitKey; duty: 'duty' | 'backup'; turns: readonly StaffKey[] }[];
