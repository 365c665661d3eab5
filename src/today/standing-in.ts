import type { StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { findPresent, isOfficeTime, type OfficeHours, type Rota } from '../organisation/index.ts';
import type { Actor } from '../platform/database/with-actor.ts';

/**
 * Whose clocks lie on my desk: my own, those of the absent for whom I stand in, and on duty those of the absent for whom
 * nobody does. (The database shows me only clocks of my own units.)
 */
export function ownersICover(actor: Pick<Actor, 'staffId' | 'duty'>, rota: Rota, now: Instant): StaffId[] {
  const away = rota.absences.map(({ staffId }) => staffId).filter((one) => one !== actor.staffId);
  const covered = away.filter((one) => {
    const present = findPresent(rota, one, now);
    return present === actor.staffId || (present === undefined && actor.duty.length > 0);
  });
  return [...new Set([actor.staffId, ...covered])];
}

/** Clocks of `unitId` that reach me whoever owns them, as far as they fall due before `until`. */
export type Answered = { readonly unitId: UnitId; readonly until: Instant };

/**
 * A leader is reached by what has run out. Outside office hours the owners have gone home, and all that falls due during
 * the shift is for the one on duty and the back-up (organisation/rota.ts says the same of one clock at a time).
 */
export function whatIAnswerFor(actor: Pick<Actor, 'roles' | 'duty'>, now: Instant, hours: OfficeHours): Answered[] {
  const led = actor.roles
    .filter(({ role }) => role === 'teamLeader' || role === 'unitManager')
    .map(({ unitId }) => ({ unitId, until: now }));
  const duty = actor.duty.map(({ unitId, ends }) => ({ unitId, until: isOfficeTime(now, hours) ? now : ends }));
  return [...led, ...duty];
}

/** Units in whose work I take part; an administrator, an auditor or the board's chair has none. */
export function unitsOf(actor: Pick<Actor, 'roles' | 'duty'>): UnitId[] {
  const works = actor.roles.filter(
    ({ role }) => role !== 'administrator' && role !== 'auditor' && role !== 'boardChair',
  );
  return [...new Set([...works, ...actor.duty].map(({ unitId }) => unitId))];
}
