import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../kernel/calendar-day.ts';

const day = (text: string): CalendarDay => Temporal.PlainDate.from(text);

/** What a child is to be given, as the law on guardians' consent tells it apart. */
export const askedInterventions = [
  'supportTalks',
  'treatment',
  'psychological',
  'contactPerson',
  'parentingSupport',
  'shelter',
  'placement',
] as const;
export type AskedIntervention = (typeof askedInterventions)[number];

export const askedBases = ['open', 'needsAssessed'] as const;
export type AskedBasis = (typeof askedBases)[number];

/** Lawful ways without the yes of every guardian. None is taken by the system: each is weighed, and answered. */
export const consentWays = [
  'ageTwelve',
  'ageFifteen',
  'ageFifteenOpen',
  'oneGuardian',
  'shelterGuardian',
  'courtShelter',
  'immediateShelter',
  'care',
] as const;
export type ConsentWay = (typeof consentWays)[number];

/** Who takes it: a case officer with delegation, a section of the board, the elected, or a court on the board's application. */
export type WayDecider = 'official' | 'guardian' | 'boardSection' | 'elected' | 'court';

export type WayRule = {
  readonly ages: readonly [from: number, to: number];
  readonly bases: readonly AskedBasis[];
  readonly interventions: readonly AskedIntervention[];
  /** What else must be so: the child's own word, one of two guardians' yes, or a stay in protected housing with one who says yes. */
  readonly needs: 'suitable' | 'childAgrees' | 'childAsksOrAgrees' | 'oneOfTwo' | 'staysWithOne' | 'missingYes';
  readonly decider: WayDecider;
  readonly paragraph: string;
  readonly validFrom: CalendarDay;
  /** The last day on which it holds. */
  readonly validTo: CalendarDay | null;
  /** An act is proposed that may change it from then on; adoption isn't confirmed, so somebody has to look. */
  readonly mayChangeOn: CalendarDay | null;
};

const notPlaced = ['supportTalks', 'treatment', 'psychological', 'contactPerson', 'parentingSupport'] as const;
const proposal295 = day('2027-01-02');
const socialServices = { validFrom: day('2025-07-01'), validTo: null, mayChangeOn: proposal295 } as const;
const housing = { validFrom: day('2024-04-01'), validTo: null, mayChangeOn: null } as const;

/** Which way of giving a child help is open at which age, for what, and by whom. A change of law is a row that ends and another that begins. */
export const wayRules = {
  ageTwelve: {
    ...{ ages: [12, 14], bases: ['needsAssessed'], interventions: notPlaced, needs: 'childAgrees' },
    ...{ decider: 'official', paragraph: 'SoL 21:1', ...socialServices },
  },
  ageFifteen: {
    ...{ ages: [15, 17], bases: ['needsAssessed'], interventions: notPlaced, needs: 'childAsksOrAgrees' },
    ...{ decider: 'official', paragraph: 'SoL 21:1', ...socialServices },
  },
  ageFifteenOpen: {
    ...{ ages: [15, 17], bases: ['open'], interventions: notPlaced, needs: 'suitable' },
    ...{ decider: 'official', paragraph: 'SoL 21:2', ...socialServices },
  },
  oneGuardian: {
    ...{ ages: [0, 17], bases: ['needsAssessed'], interventions: ['treatment', 'psychological', 'contactPerson'] },
    ...{ needs: 'oneOfTwo', decider: 'boardSection', paragraph: 'FB 6:13 a' },
    ...{ validFrom: day('2012-05-01'), validTo: null, mayChangeOn: proposal295 },
  },
  shelterGuardian: {
    ...{ ages: [0, 17], bases: ['needsAssessed'], needs: 'staysWithOne' },
    ...{ interventions: ['supportTalks', 'treatment', 'parentingSupport'] },
    ...{ decider: 'guardian', paragraph: 'LPBS 6:1', ...housing },
  },
  courtShelter: {
    ...{ ages: [0, 17], bases: ['needsAssessed'], interventions: ['shelter'], needs: 'missingYes' },
    ...{ decider: 'court', paragraph: 'LPBS 3:1', ...housing },
  },
  immediateShelter: {
    ...{ ages: [0, 17], bases: ['needsAssessed'], interventions: ['shelter'], needs: 'missingYes' },
    ...{ decider: 'elected', paragraph: 'LPBS 4:1', ...housing },
  },
  care: {
    ...{ ages: [0, 17], bases: askedBases, interventions: askedInterventions, needs: 'missingYes' },
    ...{ decider: 'court', paragraph: 'LVU 2 §' },
    ...{ validFrom: day('1990-07-01'), validTo: null, mayChangeOn: day('2027-01-01') },
  },
} as const satisfies Record<ConsentWay, WayRule>;

/** What one reads whom the page of the guardians' answers opens for. */
export const guardianReads = ['children', 'protection', 'identity'] as const;

/** Never without an individual assessment of needs (SoL 11:6). */
export const neverOpen: readonly AskedIntervention[] = ['contactPerson', 'shelter', 'placement'];
