import type { AskedIntervention } from '../guardians/index.ts';
import type { Id, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { StaffRole } from '../kernel/staff-role.ts';

export type ServiceId = Id<'service'>;
export type ServiceVersionId = Id<'serviceVersion'>;

/** What a municipality gives. A restraining order and an alarm are decided and lent by others: they are open processes of a file. */
export const serviceKinds = [
  'supportTalks',
  'crisisSupport',
  'trappanTalks',
  'childCounsellor',
  'traumaCare',
  'groupProgramme',
  'perpetratorProgramme',
  'parentingSupport',
  'victimSupport',
  'courtSupport',
  'practicalSupport',
  'housingGuide',
  'shelter',
  'emergencyFlat',
  'transitionHousing',
  'incomeSupport',
  'contactPerson',
  'contactFamily',
  'fosterHome',
  'specialHousing',
] as const;
export type ServiceKind = (typeof serviceKinds)[number];

export const audiences = ['exposed', 'child', 'usesViolence', 'closePerson', 'parent'] as const;
export type Audience = (typeof audiences)[number];

export const bases = ['open', 'needsAssessed'] as const;
export type Basis = (typeof bases)[number];

/** What has to be there for somebody to come at all (V07). A service meets some; a person needs some. */
export const accessNeeds = [
  'childCare',
  'interpreter',
  'evenings',
  'digital',
  'wheelchair',
  'hearing',
  'sight',
  'cognitive',
  'otherAdaptation',
  'withoutCar',
] as const;
export type AccessNeed = (typeof accessNeeds)[number];
/** What is adapted to a disability; the last where it is none of those before. */
export const adaptations: readonly AccessNeed[] = ['wheelchair', 'hearing', 'sight', 'cognitive', 'otherAdaptation'];

/** Needs of those whom help often passes by. A service is searched by them; people never are (V39). */
export const knownNeeds = [
  'disability',
  'substanceUse',
  'older',
  'honour',
  'prostitution',
  'noResidencePermit',
  'protectedIdentity',
  'lgbtqi',
  'severalChildren',
  'pets',
] as const;
export type KnownNeed = (typeof knownNeeds)[number];

export const serviceLanguages = ['sv', 'en', 'ar', 'so', 'fa', 'prs', 'ti', 'uk', 'pl', 'tr', 'ku', 'swl'] as const;
export type ServiceLanguage = (typeof serviceLanguages)[number];

export const extentUnits = ['talks', 'weeks', 'once'] as const;

/** How much: so many talks, so many weeks, or a single errand. */
export type Extent =
  | { readonly unit: 'talks' | 'weeks'; readonly n: number }
  | { readonly unit: 'once'; readonly n: null };

/** What is given in talks and groups has separate tracks: one for those who use violence, another for all others (V29). */
const inTalks: readonly ServiceKind[] = [
  'supportTalks',
  'crisisSupport',
  'trappanTalks',
  'childCounsellor',
  'traumaCare',
  'groupProgramme',
  'perpetratorProgramme',
  'parentingSupport',
];
const otherTrack: readonly Audience[] = ['exposed', 'child', 'closePerson'];
export const mixesTracks = ({ kind, audience }: Pick<ServiceWritten, 'kind' | 'audience'>): boolean =>
  inTalks.includes(kind) && audience.includes('usesViolence') && audience.some((one) => otherTrack.includes(one));

/** What the guardians are asked about, as the law on their consent tells it apart (SoL 21). */
export const askedAs = (kind: ServiceKind): AskedIntervention => {
  if (kind === 'parentingSupport') return 'parentingSupport';
  if (kind === 'traumaCare') return 'treatment';
  if (kind === 'contactPerson' || kind === 'contactFamily') return 'contactPerson';
  if (kind === 'fosterHome' || kind === 'specialHousing') return 'placement';
  return housing.includes(kind) ? 'shelter' : 'supportTalks';
};

/** The law keeps these from ever being given without an assessment of needs. */
const neverOpen: Partial<Record<ServiceKind, OpenProblem>> = {
  contactPerson: 'contactPerson',
  contactFamily: 'contactPerson',
  fosterHome: 'fosterHome',
  specialHousing: 'specialHousing',
  incomeSupport: 'economicHelp',
};
const housing: readonly ServiceKind[] = ['shelter', 'emergencyFlat', 'transitionHousing'];

export type OpenProblem =
  | 'contactPerson'
  | 'fosterHome'
  | 'specialHousing'
  | 'economicHelp'
  | 'housingOfChild'
  | 'housingOfYoung'
  | 'noBoardDecision';

/**
 * Whether the board may give this without an individual assessment of needs (SoL 11:5), and if not, why (SoL 11:6). Protected
 * housing of one who is 21 or more is not excluded by the text.
 */
export function mayBeOpen(service: {
  readonly kind: ServiceKind;
  readonly audience: readonly Audience[];
  readonly fromAge: number | undefined;
  readonly boardDecision: string | undefined;
}): Result<true, OpenProblem> {
  const never = neverOpen[service.kind];
  if (never) return err(never);
  if (housing.includes(service.kind)) {
    if (service.audience.includes('child')) return err('housingOfChild');
    if ((service.fromAge ?? 0) < 21) return err('housingOfYoung');
  }
  return service.boardDecision ? ok(true) : err('noBoardDecision');
}

export type ServiceWords = {
  readonly name: string;
  /** What it is, what it is not, and who gives the rest (V44). */
  readonly is: string;
  readonly isNot: string;
  readonly rest: string;
};

/** What a keeper of the catalogue writes. */
export type ServiceWritten = {
  readonly unitId: UnitId;
  readonly kind: ServiceKind;
  readonly audience: readonly Audience[];
  readonly fromAge: number | undefined;
  readonly toAge: number | undefined;
  readonly basis: Basis;
  readonly boardDecision: string | undefined;
  readonly sv: ServiceWords;
  readonly en: ServiceWords;
  readonly method: string | undefined;
  readonly languages: readonly ServiceLanguage[];
  readonly access: readonly AccessNeed[];
  readonly knows: readonly KnownNeed[];
  readonly extent: Extent;
};

/** One version of a service. */
export type Service = ServiceWritten & {
  readonly id: ServiceVersionId;
  readonly serviceId: ServiceId;
  readonly version: number;
  readonly unitName: string;
  readonly madeBy: StaffId;
  readonly madeAt: Instant;
  readonly replacedAt: Instant | null;
  readonly closedAt: Instant | null;
};

export type ServiceFilter = {
  readonly audience: Audience | undefined;
  readonly kind: ServiceKind | undefined;
  /** Of the one who is to come. */
  readonly age: number | undefined;
  readonly language: ServiceLanguage | undefined;
  readonly access: readonly AccessNeed[];
  readonly knows: readonly KnownNeed[];
};

/** All of what was asked for: a service without child care is no answer to one who needs it. */
export const matches = (service: Service, filter: ServiceFilter): boolean =>
  (filter.audience === undefined || service.audience.includes(filter.audience)) &&
  (filter.kind === undefined || service.kind === filter.kind) &&
  (filter.age === undefined || ((service.fromAge ?? 0) <= filter.age && filter.age <= (service.toAge ?? filter.age))) &&
  (filter.language === undefined ||
    service.languages.includes(filter.language) ||
    service.access.includes('interpreter')) &&
  filter.access.every((one) => service.access.includes(one)) &&
  filter.knows.every((one) => service.knows.includes(one));

/** Who keeps the catalogue: an administrator all of it, a manager what the own unit gives. The database asks the same. */
export const mayKeep = (
  { roles }: { readonly roles: readonly { readonly role: StaffRole; readonly unitId: string }[] },
  unitId?: UnitId,
): boolean =>
  roles.some(
    ({ role, unitId: own }) =>
      role === 'administrator' || (role === 'unitManager' && (unitId === undefined || own === unitId)),
  );
