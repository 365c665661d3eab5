import type { Temporal } from 'temporal-polyfill';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import type { ChildExposure, Severity, ViolenceKind } from '../../safety/index.ts';
import type { Chance } from './chance.ts';
import * as names from './names.ts';
import type { Numbers } from './numbers.ts';
import { severityOf, sourceWords, told, whenTold } from './words.ts';
import { atWork } from './workday.ts';

export type Named = { readonly name: string; readonly number: string | null; readonly birthYear: number | null };
export type ImaginedChild = Named & { readonly exposure: readonly ChildExposure[]; readonly alsoTheOthers: boolean };
export type Telling = {
  readonly kinds: readonly ViolenceKind[];
  readonly severity: Severity;
  readonly ongoing: boolean;
  readonly when: string;
  readonly words: string;
};
export type Need = 'none' | 'planOnly' | 'tonight' | 'now';

/** One contact as it could have been, before anything of it is written. */
export type Imagined = {
  readonly receivedAt: Instant;
  readonly receiver: 'dutyOfficer' | 'backupOfficer';
  readonly channel: 'call' | 'visit' | 'letter' | 'mail' | 'eService';
  readonly source: keyof typeof sources;
  readonly sourceWords: string | null;
  /** Some are called about, and nobody says a name. */
  readonly self: Named | undefined;
  readonly other: {
    readonly name: string;
    readonly relation: keyof typeof relations;
    readonly livesWith: 'yes' | 'no';
  };
  readonly children: readonly ImaginedChild[];
  readonly tellings: readonly Telling[];
  readonly fear: number | undefined;
  readonly language: string | undefined;
  readonly need: Need;
  readonly urgency: 1 | 2 | 3;
  readonly outcome: keyof typeof outcomes;
  /** Minutes until protection was assessed; none where it was not done at the intake. */
  readonly assessedAfter: number | undefined;
  /** Who comes a few times and is not heard of again (voices V45). */
  readonly goesSilent: boolean;
};

/** More than a third comes from others than the person herself and the police (published figures). */
const sources = {
  police: 34,
  person: 24,
  healthCentre: 9,
  school: 9,
  otherUnit: 11,
  shelter: 5,
  worried: 5,
  otherAuthority: 3,
};
const relations = { partner: 52, formerPartner: 31, parent: 6, grownChild: 5, sibling: 3, relative: 3 };
const languages = { ar: 30, so: 12, ti: 8, prs: 10, uk: 10, kmr: 8, pl: 6, bs: 5, th: 5, tr: 6 };
const outcomes = { opened: 62, notNow: 21, advice: 17 };
const kindShares: Readonly<Record<ViolenceKind, number>> = {
  psychological: 0.82,
  physical: 0.61,
  economic: 0.3,
  digital: 0.24,
  latent: 0.27,
  material: 0.12,
  sexual: 0.15,
  stalking: 0.14,
  honourControl: 0.07,
  strangulation: 0.08,
  threatToKill: 0,
  neglect: 0.04,
  animals: 0.03,
  throughChild: 0,
};

/** Of what is heard, so much is heard again of the same people. */
const COMES_BACK = 0.1;

export type Family = Pick<Imagined, 'self' | 'other' | 'children'>;
/** Where a part of the years is told: from which day, how many, and whom one has heard of already. */
export type Setting = {
  readonly first: Temporal.PlainDate;
  readonly days: number;
  readonly numbers: Numbers;
  readonly known: Family[];
};

export function imagine(chance: Chance, setting: Setting): Imagined {
  const { first, days } = setting;
  const source = chance.weighed(sources);
  const receivedAt = whenReceived(chance, first, days, source);
  const outcome = chance.weighed(outcomes);
  const unnamed = outcome === 'advice' && chance.happens(0.5);
  const { self, other, children } = familyOf(chance, setting, receivedAt, unnamed);
  const tellings = unnamed ? [] : whatIsTold(chance, other.name, firstName(self));
  const grave = tellings.some(({ severity }) => severity === 'lifeThreatening' || severity === 'injury');
  const fear = chance.happens(unnamed ? 0 : 0.84)
    ? Math.min(10, Math.max(0, Math.round(chance.whole(1, 8) + (grave ? 2 : 0))))
    : undefined;
  const need = needOf(chance, grave, fear ?? 5, other.livesWith === 'yes');
  return {
    receivedAt,
    receiver: chance.happens(0.7) ? 'dutyOfficer' : 'backupOfficer',
    channel:
      source === 'police'
        ? chance.pick(['call', 'call', 'mail'] as const)
        : chance.pick(['call', 'call', 'visit', 'eService'] as const),
    source,
    sourceWords: source === 'person' ? null : chance.pick(sourceWords[source] ?? ['']),
    self,
    other,
    children,
    tellings,
    fear,
    language: chance.happens(0.22) ? chance.weighed(languages) : undefined,
    need,
    urgency: need === 'now' || need === 'tonight' ? 3 : grave ? 2 : chance.happens(0.6) ? 2 : 1,
    outcome,
    assessedAfter:
      outcome === 'opened' && chance.happens(0.08) ? undefined : Math.round(Math.min(1400, chance.around(34, 0.7))),
    goesSilent: outcome === 'opened' && chance.happens(0.24),
  };
}

function familyOf(chance: Chance, { numbers, known }: Setting, at: Instant, unnamed: boolean): Family {
  const isMan = chance.happens(0.09);
  const surname = chance.pick(names.surnames);
  const relation = chance.weighed(relations);
  const distant = relation === 'grownChild' || relation === 'sibling' || relation === 'relative';
  const other = {
    name: chance.pick(isMan || chance.happens(0.07) ? names.women : names.men),
    relation,
    livesWith: relation === 'formerPartner' ? 'no' : chance.happens(distant ? 0.3 : 0.85) ? 'yes' : 'no',
  } as const;
  if (unnamed) return { self: undefined, other, children: [] };
  if (known.length > 0 && chance.happens(COMES_BACK)) return chance.pick(known);
  const name = `${chance.pick(isMan ? names.men : names.women)} ${surname}`;
  const self = person(chance, numbers, name, isMan, adultYear(chance, at));
  const family = { self, other, children: childrenOf(chance, numbers, surname, at, relation) };
  known.push(family);
  return family;
}

/** Nights and weekends belong to the police; the rest is heard of while somebody is at work. January and late summer are heavy. */
function whenReceived(chance: Chance, first: Temporal.PlainDate, days: number, source: string): Instant {
  let day = first.add({ days: chance.whole(0, days - 1) });
  if (chance.happens(0.35) && ![1, 8, 9].includes(day.month)) day = first.add({ days: chance.whole(0, days - 1) });
  if (source === 'police' && chance.happens(0.4)) day = day.subtract({ days: (day.dayOfWeek + 1) % 7 }); // a Saturday
  const hour =
    source === 'police' ? chance.pick([0, 1, 2, 9, 11, 14, 17, 18, 19, 20, 21, 21, 22, 23, 23]) : chance.whole(8, 15);
  const moment = day
    .toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime: { hour, minute: chance.whole(0, 59) } })
    .toInstant();
  return source === 'police' || (source === 'person' && chance.happens(0.15)) ? moment : atWork(moment, chance);
}

const adultYear = (chance: Chance, at: Instant): number =>
  inStockholm(at).year - Math.min(86, Math.max(18, Math.round(chance.around(36, 0.32))));

function person(chance: Chance, numbers: Numbers, name: string, isMan: boolean, birthYear: number): Named {
  const number = chance.happens(0.83) ? numbers.take(birthYear, isMan ? 'M' : 'K') : undefined;
  return { name, number: number ?? null, birthYear: number ? Number(number.slice(0, 4)) : birthYear };
}

/** Nine files of ten tell of children. */
function childrenOf(chance: Chance, numbers: Numbers, surname: string, at: Instant, relation: string): ImaginedChild[] {
  if (!chance.happens(relation === 'grownChild' ? 0.3 : 0.95)) return [];
  const year = inStockholm(at).year;
  const first = chance.some(names.children, Number(chance.weighed({ 1: 34, 2: 41, 3: 18, 4: 7 })));
  const alsoTheOthers = relation === 'partner' || relation === 'formerPartner' ? chance.happens(0.86) : false;
  return first.map((name) => {
    const birthYear = year - chance.whole(0, 16);
    const number = chance.happens(0.4) ? numbers.take(birthYear, chance.pick(['M', 'K'])) : undefined;
    return {
      name: `${name} ${surname}`,
      number: number ?? null,
      birthYear: number ? Number(number.slice(0, 4)) : birthYear,
      exposure: chance.happens(0.09)
        ? ['notAsked']
        : chance.some(['saw', 'heard', 'livesThere', 'noticedAfter', 'direct'] as const, chance.whole(1, 2)),
      alsoTheOthers,
    };
  });
}

function whatIsTold(chance: Chance, by: string, to: string): Telling[] {
  const kinds = (Object.entries(kindShares) as [ViolenceKind, number][]).flatMap(([kind, share]) =>
    share > 0 && chance.happens(share) ? [kind] : [],
  );
  if (kinds.length === 0) kinds.push('psychological');
  const together = kinds.length > 3 ? [kinds.slice(0, 2), kinds.slice(2)] : [kinds];
  return together.map((some) => ({
    kinds: some,
    severity: severityOf(some, chance.next()),
    ongoing: chance.happens(0.7),
    when: chance.pick(whenTold),
    words: some
      .slice(0, 2)
      .map((kind) => chance.pick(told[kind])(by, to))
      .join(' '),
  }));
}

function needOf(chance: Chance, grave: boolean, fear: number, near: boolean): Need {
  const risk = (grave ? 0.3 : 0) + fear / 25 + (near ? 0.12 : 0);
  if (chance.happens(risk * 0.5)) return chance.happens(0.25) ? 'now' : 'tonight';
  return chance.happens(0.85) ? 'planOnly' : 'none';
}

export const firstName = (self: Named | undefined): string => self?.name.split(' ')[0] ?? 'Den som ringer';
