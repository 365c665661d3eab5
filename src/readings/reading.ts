import type { Id, PersonId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { StaffRole } from '../kernel/staff-role.ts';

export type RequestId = Id<'readingRequest'>;
export type ExtractId = Id<'readingExtract'>;

/** To whom: the one whom the file is about, the same where that is one who uses violence, or a child's guardian. */
export type Receiver = 'self' | 'violent' | 'guardian';

/** What somebody did in the file; of one who was not let in, that alone. */
export const readingActs = ['opened', 'read', 'wrote', 'printed', 'refused'] as const;
export type ReadingAct = (typeof readingActs)[number];

/** On which ground, as the person is told it. */
export const readingGrounds = [
  'team',
  'duty',
  'leader',
  'secrecyWaiver',
  'necessary',
  'provision',
  'emergency',
] as const;
export type ReadingGround = (typeof readingGrounds)[number];

/** How the paper is given. Nothing is sent digitally: a mail box or a telephone can be read by somebody else. */
export const handedBy = ['inHand', 'letter'] as const;
export type HandedBy = (typeof handedBy)[number];

/** Why a reader is held back beside what never stands in an extract, and the paragraph. */
export const heldBecause = ['place', 'otherPerson', 'colleague'] as const;
export type HeldBecause = (typeof heldBecause)[number];
export const paragraphOfHeld = {
  place: 'OSL 26:1, 21:3',
  otherPerson: 'OSL 26:1, 12:1',
  colleague: 'dataskyddsförordningen artikel 15.4',
} as const satisfies Record<HeldBecause, string>;

/** What one function in one unit did on one day, on one ground. No name, no time of day. */
export type ReadingLine = {
  readonly day: string;
  readonly role: StaffRole | null;
  readonly unit: UnitId | null;
  readonly unitName: string | null;
  readonly ground: ReadingGround | null;
  readonly act: ReadingAct;
  readonly times: number;
};

/** All that can stand on the paper. */
export type ExtractContent = {
  readonly since: string | null;
  readonly until: string;
  readonly lines: readonly ReadingLine[];
};

/** The test for harm, as it was answered: what was held back of readers, both sides of each, and how it can be found at home. */
export type HarmTest = {
  readonly held: readonly { readonly reader: string; readonly because: HeldBecause }[];
  readonly weighed: readonly { readonly because: HeldBecause; readonly for: string; readonly against: string }[];
  readonly harmWords: string;
  readonly foundWords: string;
};

export type Extract = {
  readonly id: ExtractId;
  readonly content: ExtractContent;
  readonly test: HarmTest;
  readonly headSize: number | null;
  readonly madeById: StaffId;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly signedById: StaffId | null;
  readonly signedBy: string | null;
  readonly signedAt: Instant | null;
  readonly exceptionWords: string | null;
};

export type ReadingRequest = {
  readonly id: RequestId;
  readonly receiver: Receiver;
  readonly guardianId: PersonId | null;
  readonly guarded: boolean;
  readonly since: Instant | null;
  readonly until: Instant;
  readonly way: HandedBy;
  readonly words: string | null;
  readonly takenBy: string;
  readonly takenAt: Instant;
  readonly ended:
    | {
        readonly outcome: 'given' | 'refused' | 'withdrawn';
        readonly at: Instant;
        readonly by: string;
        readonly words: string | null;
      }
    | undefined;
};

/** Those of one function in one unit, whom whoever makes the extract shows or holds back together. */
export type ReaderGroup = {
  readonly key: string;
  readonly role: StaffRole | null;
  readonly unitName: string | null;
  readonly days: number;
  readonly last: string;
  readonly acts: readonly ReadingAct[];
};

/** The name of the field that shows them or holds them back: it stays the same when a new reader comes between. */
export const groupKey = ({ role, unit }: Pick<ReadingLine, 'role' | 'unit'>): string =>
  `r_${(unit ?? 'none').replaceAll('-', '')}_${role ?? 'none'}`;

export function readerGroups(lines: readonly ReadingLine[]): ReaderGroup[] {
  const groups = Map.groupBy(lines, groupKey);
  return [...groups].map(([key, own]) => ({
    key,
    role: own[0]?.role ?? null,
    unitName: own[0]?.unitName ?? null,
    days: new Set(own.map(({ day }) => day)).size,
    last: own.map(({ day }) => day).reduce((a, b) => (a > b ? a : b)),
    acts: readingActs.filter((act) => own.some((line) => line.act === act)),
  }));
}

/** One line of the paper: what one function in one unit did on a day, on one ground. */
export type DayLine = Pick<ReadingLine, 'role' | 'unitName' | 'ground'> & {
  readonly acts: readonly { readonly act: ReadingAct; readonly times: number }[];
};

/** By day, the first first; within a day by reader and ground. */
export function byDay(lines: readonly ReadingLine[]): { day: string; lines: DayLine[] }[] {
  const days = Map.groupBy(lines, ({ day }) => day);
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, own]) => ({
      day,
      lines: [...Map.groupBy(own, (line) => `${groupKey(line)} ${line.ground ?? ''}`).values()].map((same) => ({
        role: same[0]?.role ?? null,
        unitName: same[0]?.unitName ?? null,
        ground: same[0]?.ground ?? null,
        acts: readingActs.flatMap((act) => {
          const times = same.filter((line) => line.act === act).reduce((sum, line) => sum + line.times, 0);
          return times > 0 ? [{ act, times }] : [];
        }),
      })),
    }));
}
