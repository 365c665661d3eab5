import {
  type FileKind,
  fewMaySee,
  type GroundFunction,
  type GroundKind,
  type ProtectedIdentity,
} from '../access/index.ts';
import type { StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { contains } from '../kernel/period.ts';
import { findPresent, type Rota } from '../organisation/index.ts';
import type { CalledAs } from './meeting.ts';

/** Why there is no consent, where somebody is told without it (OSL 10:2). */
export const withoutConsent = ['refused', 'notSafe', 'notReached', 'unable'] as const;
export type WithoutConsent = (typeof withoutConsent)[number];

export type Seat = { readonly unitId: UnitId; readonly staffId: StaffId; readonly deputyId: StaffId | null };

/** A ground that counts now, as the open file tells of it. */
export type Ground = {
  readonly kind: Extract<GroundKind, 'team' | 'secrecyWaiver' | 'necessary'>;
  readonly staffId: StaffId | null;
  readonly unitId: UnitId | null;
  readonly function: GroundFunction | null;
};

export type Callable = {
  readonly staffId: StaffId;
  readonly unitId: UnitId | null;
  readonly calledAs: CalledAs;
  /** The one who is away, and for whom this person comes. */
  readonly standsInFor: StaffId | null;
  /** What she sees the file on. */
  readonly ground: 'team' | 'secrecyWaiver' | 'necessary' | 'duty' | 'leader';
  /** Called unless it is said otherwise. */
  readonly proposed: boolean;
};

export type Convening = {
  readonly callable: readonly Callable[];
  /** Units of the group whose people see nothing without consent. */
  readonly unseeing: readonly UnitId[];
  /** Who speaks for a unit that sees the file, and can't come to this meeting: why is never told. */
  readonly cannotCome: readonly StaffId[];
};

type Facts = {
  readonly file: {
    readonly kind: FileKind;
    readonly unitId: UnitId;
    readonly protection: ProtectedIdentity;
  };
  readonly me: StaffId;
  readonly seats: readonly Seat[];
  readonly grounds: readonly Ground[];
  readonly rota: Rota;
  /** Those of the people concerned whom nothing keeps from this file. */
  readonly unhindered: ReadonlySet<StaffId>;
  readonly at: Instant;
};

/**
 * Who is called: those who speak in the group for a unit with a ground for this file, deputies where they are away, and the
 * one who is responsible. The rest of the team, the one on duty and the leader can be called too. A contact is nobody's file
 * yet: no consent reaches it, and whoever has duty in its unit is called.
 */
export function whoCanBeCalled({ file, me, seats, grounds, rota, unhindered, at }: Facts): Convening {
  const few = fewMaySee(file.protection);
  const sees = (unitId: UnitId) =>
    !few && grounds.some((ground) => ground.kind === 'secrecyWaiver' && ground.unitId === unitId);
  const team = grounds.filter(({ kind }) => kind === 'team');
  const inTeam = (staffId: StaffId) => team.some((one) => one.staffId === staffId);

  const found = new Map<StaffId, Callable>();
  const cannotCome = new Set<StaffId>();
  const add = (one: Callable) => {
    if (one.staffId === me || found.has(one.staffId)) return;
    if (unhindered.has(one.staffId)) found.set(one.staffId, one);
    else cannotCome.add(one.standsInFor ?? one.staffId);
  };

  const unseeing = new Set<UnitId>();
  for (const seat of seats) {
    const speaks = comesFor(seat, rota, at);
    const ground = sees(seat.unitId) ? 'secrecyWaiver' : inTeam(speaks?.staffId ?? seat.staffId) ? 'team' : undefined;
    if (!ground) {
      if (seat.staffId !== me && seat.deputyId !== me) unseeing.add(seat.unitId);
    } else if (speaks) add({ ...speaks, unitId: seat.unitId, ground, proposed: true });
    else cannotCome.add(seat.staffId);
  }
  for (const { staffId, function: does } of team) {
    const proposed = does === 'responsible' || does === 'received';
    if (staffId && findPresent(rota, staffId, at) === staffId)
      add({ staffId, unitId: null, calledAs: 'presenter', standsInFor: null, ground: 'team', proposed });
  }
  for (const { kind, staffId } of grounds) {
    if (kind === 'necessary' && staffId)
      add({ staffId, unitId: null, calledAs: 'ownTask', standsInFor: null, ground: 'necessary', proposed: true });
  }
  if (!few) {
    for (const shift of rota.shifts) {
      if (shift.unitId !== file.unitId || !contains(shift, at)) continue;
      const staffId = findPresent(rota, shift.staffId, at);
      const standsInFor = staffId === shift.staffId ? null : shift.staffId;
      const proposed = file.kind === 'contact';
      // The right of duty is that of the one whose shift it is: a deputy has it by a shift of her own.
      if (staffId && !standsInFor)
        add({ staffId, unitId: file.unitId, calledAs: 'member', standsInFor, ground: 'duty', proposed });
    }
    for (const post of rota.posts) {
      if (post.unitId !== file.unitId || post.role === 'administrator' || !contains(post, at)) continue;
      if (findPresent(rota, post.staffId, at) === post.staffId)
        add({
          staffId: post.staffId,
          unitId: file.unitId,
          calledAs: 'member',
          standsInFor: null,
          ground: 'leader',
          proposed: false,
        });
    }
  }
  const spokenFor = new Set([...found.values()].map(({ unitId }) => unitId));
  return {
    callable: withSomebody([...found.values()]),
    unseeing: [...unseeing].filter((unit) => !spokenFor.has(unit)),
    cannotCome: [...cannotCome].filter((one) => !found.has(one)),
  };
}

/** Where the group gives nobody, the team and those on duty are proposed: a meeting of one is none. */
const withSomebody = (callable: readonly Callable[]): Callable[] =>
  callable.some(({ proposed }) => proposed)
    ? [...callable]
    : callable.map((one) => ({ ...one, proposed: one.ground === 'team' || one.ground === 'duty' }));

/** Who comes for a seat: who holds it, or her deputy where she is away. */
function comesFor(
  seat: Seat,
  rota: Rota,
  at: Instant,
): Pick<Callable, 'staffId' | 'calledAs' | 'standsInFor'> | undefined {
  const isThere = (staffId: StaffId) => findPresent(rota, staffId, at) === staffId;
  if (isThere(seat.staffId)) return { staffId: seat.staffId, calledAs: 'member', standsInFor: null };
  return seat.deputyId && isThere(seat.deputyId)
    ? { staffId: seat.deputyId, calledAs: 'deputy', standsInFor: seat.staffId }
    : undefined;
}

/** Who is called when this person can't come: her deputy in the group, if she is there and not called already. */
export function deputyInstead(
  seat: { readonly staffId: StaffId; readonly unitId: UnitId | null; readonly calledAs: CalledAs },
  seats: readonly Seat[],
  called: readonly StaffId[],
  rota: Rota,
  at: Instant,
): StaffId | undefined {
  if (seat.calledAs !== 'member' && seat.calledAs !== 'deputy') return undefined;
  const held = seats.filter(
    ({ unitId, staffId, deputyId }) => unitId === seat.unitId && [staffId, deputyId].includes(seat.staffId),
  );
  const others = held.flatMap(({ staffId, deputyId }) => (deputyId ? [staffId, deputyId] : [staffId]));
  return others.find((one) => !called.includes(one) && findPresent(rota, one, at) === one);
}
