import type { WithdrawnFrom } from '../access/index.ts';
import { parseId, type UnitId } from '../kernel/ids.ts';

/** How somebody was told that a consent is taken back. `through`: by way of somebody else. */
export const tellingWays = ['phone', 'visit', 'letter', 'through'] as const;
export type TellingWay = (typeof tellingWays)[number];

/** Who said it. One who says that she is the person may be the one who uses violence: the team asks her. */
export const sayers = ['self', 'other'] as const;
export type Sayer = (typeof sayers)[number];

/** What stands on the form, as it is compared: without the hyphen and the spaces of whoever reads it out. */
export const comparedReference = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** "all", "outside", or one of the units that were offered. */
export function readReceiver(posted: string, units: readonly { readonly id: UnitId }[]): WithdrawnFrom | undefined {
  if (posted === 'all' || posted === 'outside') return posted;
  const id = parseId<UnitId>(posted);
  return id.ok && units.some((unit) => unit.id === id.value) ? { unitId: id.value } : undefined;
}

/** Whether it was her own will that the consent ended. */
export const willAnswers = ['own', 'notOwn'] as const;
export type WillAnswer = (typeof willAnswers)[number];
