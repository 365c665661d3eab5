import type { Frame } from '../access/index.ts';
import type { UnitId } from '../kernel/ids.ts';

export type LedUnit = { readonly id: UnitId; readonly name: string };
export const leaders = ['teamLeader', 'unitManager'] as const;

/** The units that this actor leads. */
export const ledBy = ({ roles }: Pick<Frame['actor'], 'roles'>): LedUnit[] => {
  const led = roles.filter(({ role }) => leaders.some((one) => one === role));
  return [...new Map(led.map(({ unitId, unitName }) => [unitId, { id: unitId, name: unitName }])).values()];
};
