import type { FileContext } from '../access/index.ts';
import type { StaffId, UnitId } from '../kernel/ids.ts';
import { awayNow, type Colleague, worksWithPeople } from '../organisation/index.ts';
import { possibleOwners } from '../plan/index.ts';
import type { Service } from './service.ts';

export type Giver = { readonly id: StaffId; readonly name: string; readonly unit: string };

/**
 * Who may be asked to give it, by unit: first those of the units whose service it is, then the rest. Nobody who is away, and nobody twice:
 * one who works in two units stands in the first of them.
 */
export function giversIn(
  staff: readonly Colleague[],
  away: ReadonlyMap<StaffId, unknown>,
  giving: ReadonlySet<UnitId>,
): Giver[] {
  const units = new Map<UnitId, { readonly name: string; readonly people: Map<StaffId, string> }>();
  for (const { id, name, roles } of staff) {
    if (away.has(id)) continue;
    const there = roles.filter((role) => worksWithPeople({ roles: [role] }));
    const [first] = there.toSorted((one, other) => Number(giving.has(other.unitId)) - Number(giving.has(one.unitId)));
    if (!first) continue;
    const unit = units.get(first.unitId) ?? { name: first.unitName, people: new Map<StaffId, string>() };
    units.set(first.unitId, { ...unit, people: unit.people.set(id, name) });
  }
  const place = (id: UnitId): number => (giving.has(id) ? 0 : 1);
  return [...units]
    .toSorted(([a, one], [b, other]) => place(a) - place(b) || one.name.localeCompare(other.name, 'sv'))
    .flatMap(([, { name: unit, people }]) => [...people].map(([id, name]) => ({ id, name, unit })));
}

export async function loadGivers(ctx: FileContext, services: readonly Pick<Service, 'unitId'>[]): Promise<Giver[]> {
  const [staff, away] = await Promise.all([possibleOwners(ctx), awayNow(ctx.sql, ctx.now)]);
  return giversIn(staff, away, new Set(services.map(({ unitId }) => unitId)));
}

export const giverOptions = (givers: readonly Giver[]) =>
  givers.map(({ id, name, unit }) => ({ value: id, label: name, group: unit }));
