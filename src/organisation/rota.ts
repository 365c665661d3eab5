import type { ShiftId, StaffId, UnitId } from '../kernel/ids.ts';
import { type Instant, isBefore } from '../kernel/instant.ts';
import { contains, type Period, uncovered } from '../kernel/period.ts';
import { isOfficeTime, nextOfficeTime, type OfficeHours } from './office-hours.ts';

export type Shift = Period & {
  readonly id: ShiftId;
  readonly unitId: UnitId;
  readonly staffId: StaffId;
  readonly duty: 'duty' | 'backup';
};
export type Absence = Period & { readonly staffId: StaffId; readonly deputyId: StaffId | null };
export type Post = Period & {
  readonly staffId: StaffId;
  readonly unitId: UnitId;
  readonly role: 'teamLeader' | 'unitManager' | 'administrator' | 'boardChair';
};
type RotaUnit = { readonly id: UnitId; readonly parentId: UnitId | null; readonly afterHours: boolean };

export type Rota = {
  readonly shifts: readonly Shift[];
  readonly absences: readonly Absence[];
  readonly posts: readonly Post[];
  readonly units: readonly RotaUnit[];
  /** Staff who have ended; nothing falls to them, whatever rows are left. */
  readonly ended: readonly StaffId[];
  readonly officeHours: OfficeHours;
};

type Why = 'owner' | 'duty' | 'backup' | 'teamLeader' | 'unitManager' | 'administrator' | 'nobodyElse';
export type Responsible = {
  readonly staffId: StaffId;
  readonly why: Why;
  /** The one who is away, and for whom this person stands in. */
  readonly standsInFor: StaffId | null;
  /** The rota has a hole here: someone is found, but nobody planned it. Shown to the leader. */
  readonly gap: boolean;
};

/** The one who is there: herself, or the deputy that her absence names, or the deputy's. Never in a ring. */
export function findPresent(rota: Rota, staffId: StaffId, at: Instant): StaffId | undefined {
  const passed = new Set<StaffId>();
  let candidate: StaffId | null = staffId;
  while (candidate !== null && !passed.has(candidate)) {
    passed.add(candidate);
    const absences: Absence[] = rota.absences.filter((one) => one.staffId === candidate && contains(one, at));
    if (absences.length === 0 && !rota.ended.includes(candidate)) return candidate;
    // Where two absences overlap, the one that names a deputy counts.
    candidate = absences.find((one) => one.deputyId !== null)?.deputyId ?? null;
  }
  return undefined;
}

type Candidate = { readonly staffId: StaffId; readonly why: Why };

/** The unit, then those above it, then those that the municipality has for nights and weekends. */
function unitsFor(rota: Rota, unitId: UnitId): UnitId[] {
  const chain: UnitId[] = [];
  let next: UnitId | null = unitId;
  while (next !== null && !chain.includes(next)) {
    chain.push(next);
    const id: UnitId = next;
    next = rota.units.find((unit) => unit.id === id)?.parentId ?? null;
  }
  const nights = rota.units.filter((unit) => unit.afterHours && !chain.includes(unit.id)).map((unit) => unit.id);
  return [...chain, ...nights];
}

function onDuty(rota: Rota, unitId: UnitId, at: Instant): Candidate[] {
  const now = rota.shifts
    .filter((shift) => contains(shift, at))
    .toSorted((a, b) => a.from.epochMilliseconds - b.from.epochMilliseconds || a.id.localeCompare(b.id));
  const units = unitsFor(rota, unitId);
  return (['duty', 'backup'] as const).flatMap((duty) =>
    units.flatMap((unit) =>
      now
        .filter((shift) => shift.unitId === unit && shift.duty === duty)
        .map(({ staffId }) => ({ staffId, why: duty })),
    ),
  );
}

function leaders(rota: Rota, unitId: UnitId, at: Instant): Candidate[] {
  const inPost = (role: Exclude<Post['role'], 'boardChair'>, unit?: UnitId) =>
    rota.posts
      .filter((post) => post.role === role && (unit === undefined || post.unitId === unit) && contains(post, at))
      .map(({ staffId }) => ({ staffId, why: role }));
  const units = unitsFor(rota, unitId);
  return [
    ...units.flatMap((unit) => inPost('teamLeader', unit)),
    ...units.flatMap((unit) => inPost('unitManager', unit)),
    ...inPost('unitManager'),
    ...inPost('administrator'),
  ];
}

/**
 * Who answers for a clock at a moment: never nobody. In office hours its owner, or the deputy while she
 * is away; at nights, weekends and holidays the one on duty, then the back-up. Where the rota has a hole it falls to the
 * leader, and says so; where even all leaders are away, to the owner, since a name that is wrong is found sooner than none.
 */
export function responsibleAt(
  rota: Rota,
  clock: { readonly ownerId: StaffId; readonly unitId: UnitId },
  at: Instant,
): Responsible {
  const owner: Candidate = { staffId: clock.ownerId, why: 'owner' };
  const shifts = onDuty(rota, clock.unitId, at);
  const hersNow = isOfficeTime(at, rota.officeHours) || shifts.some((shift) => shift.staffId === owner.staffId);
  const planned = hersNow ? [owner, ...shifts] : shifts;
  for (const [candidates, gap] of [
    [planned, false],
    [leaders(rota, clock.unitId, at), true],
  ] as const) {
    for (const { staffId, why } of candidates) {
      const present = findPresent(rota, staffId, at);
      if (present) return { staffId: present, why, standsInFor: present === staffId ? null : staffId, gap };
    }
  }
  return { staffId: clock.ownerId, why: 'nobodyElse', standsInFor: null, gap: true };
}

/**
 * Who is to be asked about a clock now, as pages show it. What waits for the morning is its owner's at night too, or that of
 * whoever stands in; what is late, or will be before the doors open, is for the one who answers now.
 */
export function answersNow(
  rota: Rota,
  clock: { readonly ownerId: StaffId; readonly unitId: UnitId; readonly dueAt: Instant },
  now: Instant,
): StaffId {
  const waits = isBefore(nextOfficeTime(now, rota.officeHours), clock.dueAt);
  const ownerOrDeputy = waits ? findPresent(rota, clock.ownerId, now) : undefined;
  return ownerOrDeputy ?? responsibleAt(rota, clock, now).staffId;
}

/**
 * Who of this very unit can be given something now: on duty, on back-up, leading it, or whoever stands in for them. Where
 * all of them are away, the first: a name that is wrong is found sooner than none.
 */
export function findHolder(rota: Rota, unitId: UnitId, at: Instant): StaffId | undefined {
  const here: Rota = {
    ...rota,
    units: [],
    posts: rota.posts.filter((post) => post.unitId === unitId && post.role !== 'administrator'),
  };
  const candidates = [...onDuty(here, unitId, at), ...leaders(here, unitId, at)];
  const present = candidates.map(({ staffId }) => findPresent(rota, staffId, at));
  return present.find((one) => one !== undefined) ?? candidates[0]?.staffId;
}

/** The hours of a unit that no present person covers, so that the hole is seen before the night comes. */
export function holesIn(rota: Rota, unitId: UnitId, duty: 'duty' | 'backup', whole: Period): Period[] {
  const shifts = rota.shifts.filter((shift) => shift.unitId === unitId && shift.duty === duty);
  // Who is present changes only where a shift or an absence begins or ends, so it is asked once between two such moments.
  const changes = [...shifts, ...rota.absences].flatMap((span) =>
    span.until === null ? [span.from] : [span.from, span.until],
  );
  const moments = [whole.from, ...changes.filter((moment) => contains(whole, moment))].toSorted(
    (a, b) => a.epochMilliseconds - b.epochMilliseconds,
  );
  const covered = moments.flatMap((from, n) => {
    const there = shifts.some((shift) => contains(shift, from) && findPresent(rota, shift.staffId, from));
    const until = moments[n + 1] ?? whole.until;
    return there && !until?.equals(from) ? [{ from, until }] : [];
  });
  return uncovered(whole, covered);
}
