import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from './result.ts';

declare const idOf: unique symbol;
/** A uuid that knows whose it is, so that a unit's id can't be handed in where a file's is wanted. */
export type Id<Name extends string = string> = string & { readonly [idOf]: Name };

export type StaffId = Id<'staff'>;
export type UnitId = Id<'unit'>;
export type RoleId = Id<'role'>;
export type ShiftId = Id<'shift'>;
export type DelegationId = Id<'delegation'>;
export type DisclosureId = Id<'disclosure'>;
export type SessionId = Id<'session'>;
export type FileId = Id<'file'>;
export type SectionId = Id<'section'>;
export type OpeningId = Id<'opening'>;
export type GroundId = Id<'ground'>;
export type BlockId = Id<'block'>;
export type PersonId = Id<'person'>;
export type PromiseId = Id<'promise'>;
export type EventId = Id<'event'>;
export type NoteId = Id<'note'>;
export type ActionId = Id<'action'>;
export type ProcessId = Id<'process'>;
export type MeetingId = Id<'meeting'>;

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Random (version 4): an id tells neither when nor in which order something was made. */
export const newId = <T extends Id>(): T => randomUUID() as Id as T;

/** Reads an id from an address or a form. Upper case is folded, so that one thing has one id. */
export function parseId<T extends Id>(text: unknown): Result<T, 'notAnId'> {
  if (typeof text !== 'string') return err('notAnId');
  const folded = text.toLowerCase();
  return shape.test(folded) ? ok(folded as Id as T) : err('notAnId');
}
