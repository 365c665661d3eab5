import type { StaffId, UnitId } from '../kernel/ids.ts';
import type { Actor } from '../platform/database/with-actor.ts';

export type Absence = { readonly staffId: StaffId; readonly deputyId: StaffId | null };

/**
 * Whose clocks lie on my desk: my own, those of the absent whose deputy I am, and on duty those of the absent for whom
 * nobody stands in. (The database shows me only clocks of my own units.)
 */
export function ownersICover(actor: Pick<Actor, 'staffId' | 'duty'>, absences: readonly Absence[]): StaffId[] {
  const away = new Set(absences.map(({ staffId }) => staffId));
  const covered = absences.filter(({ staffId, deputyId }) => {
    if (staffId === actor.staffId) return false;
    if (deputyId && !away.has(deputyId)) return deputyId === actor.staffId;
    return actor.duty.length > 0; // no deputy, or the deputy is away too
  });
  return [...new Set([actor.staffId, ...covered.map(({ staffId }) => staffId)])];
}

/** Units whose breached clocks reach me whoever owns them: those I lead, and those I have duty or back-up for. */
export function unitsIAnswerFor(actor: Pick<Actor, 'roles' | 'duty'>): UnitId[] {
  const led = actor.roles
    .filter(({ role }) => role === 'teamLeader' || role === 'unitManager')
    .map(({ unitId }) => unitId);
  return [...new Set([...led, ...actor.duty.map(({ unitId }) => unitId)])];
}

/** Units in whose work I take part; an administrator, an auditor or the board's chair has none. */
export function unitsOf(actor: Pick<Actor, 'roles' | 'duty'>): UnitId[] {
  const works = actor.roles.filter(
    ({ role }) => role !== 'administrator' && role !== 'auditor' && role !== 'boardChair',
  );
  return [...new Set([...works, ...actor.duty].map(({ unitId }) => unitId))];
}
