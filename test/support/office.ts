import { afterAll, beforeAll, expect } from 'vitest';
import { dayOf } from '../../src/kernel/instant.ts';
import { aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from './visitor.ts';

export let town: Town;
export let served: Served;

export type Who = keyof Town['staff'];
export const visit = async (who: Who) => new Visitor(served, await town.signIn(town.staff[who]));
export const count = async (text: string, values: unknown[] = []) => (await town.look(text, values)).length;
export const person = (who: Who) => `/organisation/personal/${town.staff[who]}`;
export const roleOf = async (who: Who) => {
  const [row] = await town.look<{ id: string }>(
    'select id from authz.role_assignment where staff_id = $1 and (valid_to is null or valid_to > authz.now())',
    [town.staff[who]],
  );
  return row?.id ?? '';
};
export const day = async (shift: number) =>
  dayOf(await town.now())
    .add({ days: shift })
    .toString();

/** Opens a town for the tests of this file. */
export function anOffice(): void {
  beforeAll(async () => {
    town = await aTown();
    served = serve(town);
  });
  afterAll(async () => {
    expect(served.faults).toEqual([]);
    await town.close();
  });
}
