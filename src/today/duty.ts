import type { StaffId, UnitId } from '../kernel/ids.ts';
import { type Instant, isBefore } from '../kernel/instant.ts';
import type { Period } from '../kernel/period.ts';
import { findPresent, holesIn, type Rota } from '../organisation/index.ts';

export type Shift = Period & {
  readonly unitName: string;
  readonly duty: 'duty' | 'backup';
  readonly name: string;
  readonly phone: string | null;
  /** The one whose shift it is, where another is there for her. */
  readonly standsInFor: string | undefined;
};

type Unit = { readonly id: UnitId; readonly name: string };
type Person = { readonly id: StaffId; readonly name: string; readonly phone: string | null };

/** Who answers in these units, now and on each shift that follows; a shift that nobody is there for is a gap, and not here. */
export function shiftsIn(rota: Rota, units: readonly Unit[], staff: readonly Person[], now: Instant): Shift[] {
  return rota.shifts
    .toSorted((a, b) => a.from.epochMilliseconds - b.from.epochMilliseconds || b.duty.localeCompare(a.duty))
    .flatMap(({ unitId, staffId, duty, from, until }) => {
      const unit = units.find(({ id }) => id === unitId);
      const present = findPresent(rota, staffId, isBefore(from, now) ? now : from);
      const person = staff.find(({ id }) => id === present);
      if (!unit || !person) return [];
      const standsInFor = present === staffId ? undefined : staff.find(({ id }) => id === staffId)?.name;
      return [{ unitName: unit.name, duty, name: person.name, phone: person.phone, standsInFor, from, until }];
    });
}

export type Gap = Period & { readonly unitName: string };

/** The hours when nobody has duty, of each unit by itself: that another unit is staffed helps nobody who rings this one. */
export const gapsIn = (rota: Rota, units: readonly Unit[], during: Period): Gap[] =>
  units.flatMap(({ id, name }) => holesIn(rota, id, 'duty', during).map((hole) => ({ ...hole, unitName: name })));
