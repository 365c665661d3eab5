import type { Service, ServiceKind } from './service.ts';

/** What a child, or its parent for the child's sake, may need: each has to be there at each age (V26). */
export const childKinds = [
  'crisisSupport',
  'trappanTalks',
  'childCounsellor',
  'groupProgramme',
  'parentingSupport',
  'traumaCare',
] as const satisfies readonly ServiceKind[];
type ChildKind = (typeof childKinds)[number];

/** From and to which age, both included. */
export const ageBands = [
  [0, 3],
  [4, 6],
  [7, 12],
  [13, 17],
] as const;
type AgeBand = (typeof ageBands)[number];

type Offered = Pick<Service, 'serviceId' | 'kind' | 'audience' | 'fromAge' | 'toAge'>;
export type Cell<S> = {
  readonly band: AgeBand;
  /** Those that take somebody of that age. */
  readonly there: readonly S[];
  /** Some ages of the band have none of them. */
  readonly inPart: boolean;
};
export type SupplyRow<S> = { readonly kind: ChildKind; readonly cells: readonly Cell<S>[] };

/** For the child itself, or to its parent; in the latter case the age of whoever comes is the parent's. */
const isFor = ({ kind, audience }: Offered): boolean =>
  audience.includes('child') || (kind === 'parentingSupport' && audience.includes('parent'));

const takes = ({ audience, fromAge, toAge }: Offered, age: number): boolean =>
  !audience.includes('child') || ((fromAge ?? 0) <= age && age <= (toAge ?? age));

/** What there is by kind and age; an empty cell is a gap. */
export function childSupply<S extends Offered>(services: readonly S[]): SupplyRow<S>[] {
  return childKinds.map((kind) => {
    const all = services.filter((one) => one.kind === kind && isFor(one));
    return {
      kind,
      cells: ageBands.map((band) => {
        const [from, to] = band;
        const ages = Array.from({ length: to - from + 1 }, (_, n) => from + n);
        const there = all.filter((one) => ages.some((age) => takes(one, age)));
        return { band, there, inPart: there.length > 0 && !ages.every((age) => there.some((one) => takes(one, age))) };
      }),
    };
  });
}
