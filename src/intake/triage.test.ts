import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { FileId, PersonId } from '../kernel/ids.ts';
import type { ViolenceTold } from '../safety/index.ts';
import type { Part } from './contact-codes.ts';
import type { PersonTold } from './people.store.ts';
import {
  carriedParts,
  goesAlongByDefault,
  mayHaveFile,
  type PersonPlan,
  partsFor,
  readersOf,
  toldIn,
  triageProblem,
} from './triage.ts';

const person = (id: string, part: Part, more: Partial<PersonTold> = {}): PersonTold => ({
  id: id as PersonId,
  part,
  name: id,
  number: null,
  birthYear: null,
  relation: null,
  livesWith: 'unknown',
  exposure: [],
  guardianIds: [],
  words: null,
  ownFileId: null,
  ...more,
});
const told = (id: string, by: PersonTold, to: PersonTold): ViolenceTold => ({
  ids: [id],
  kinds: ['physical'],
  severity: 'injury',
  byPerson: by.id,
  toPerson: to.id,
  whenWords: null,
  words: null,
  toldAt: Temporal.Instant.from('2026-06-19T14:40:00Z'),
  ongoing: false,
  happened: null,
  childThere: null,
});
const plan = (of: PersonTold, more: Partial<PersonPlan> = {}): PersonPlan => ({
  person: of,
  choice: { kind: 'new', protection: 'none' },
  tellings: [],
  parts: partsFor(of),
  ...more,
});

const elin = person('Elin', 'self');
const rolf = person('Rolf', 'usesViolence');
const nova = person('Nova', 'child', { guardianIds: [elin.id, rolf.id] });
const sam = person('Sam', 'child');
const mother = person('Berit', 'closePerson');
const neighbour = person('Granne', 'reporter');
const people = [elin, nova, sam, rolf, mother, neighbour];
const atHer = told('v1', rolf, elin);
const atNova = told('v2', rolf, nova);

describe('what goes where', () => {
  it('is her own account to hers, and to a child only what is about that child', () => {
    expect([atHer, atNova].map((one) => goesAlongByDefault(elin, one))).toEqual([true, true]);
    expect([atHer, atNova].map((one) => goesAlongByDefault(nova, one))).toEqual([false, true]);
    expect([atHer, atNova].map((one) => goesAlongByDefault(sam, one))).toEqual([false, false]);
    expect([atHer, atNova].map((one) => goesAlongByDefault(rolf, one))).toEqual([false, false]);
  });

  it('is never how she is reached to a child’s file, and nothing at all to the one who uses violence', () => {
    expect(partsFor(elin)).toEqual(carriedParts);
    expect(partsFor(nova)).toEqual(['protection']);
    expect(partsFor(rolf)).toEqual([]);
    expect([elin, nova, rolf, mother, neighbour].map(mayHaveFile)).toEqual([true, true, true, false, false]);
  });

  it('tells of nobody in the file of one who uses violence, and of the reporter nowhere', () => {
    const violence = [atHer, atNova];
    expect(toldIn(plan(rolf, { tellings: ['v1', 'v2'] }), people, violence)).toEqual([]);
    for (const of of [elin, nova, sam])
      expect(toldIn(plan(of, { tellings: ['v1'] }), people, violence)).not.toContain(neighbour);
    expect(toldIn(plan(elin), people, violence)).toEqual([nova, sam, rolf, mother]);
    // In a child's file those who decide for it and those whom its tellings name; not its brother, not grandmother.
    expect(toldIn(plan(nova), people, violence)).toEqual([elin, rolf]);
    expect(toldIn(plan(sam), people, violence)).toEqual([elin]);
    expect(toldIn(plan(sam, { tellings: ['v2'] }), people, violence)).toEqual([elin, nova, rolf]);
  });
});

describe('who may read a child’s file', () => {
  it('are its guardians, and it is said when one of them uses violence', () => {
    expect(readersOf(nova, people)).toEqual({ guardians: [elin, rolf], dangerous: true, unknown: false });
    expect(readersOf(person('Max', 'child', { guardianIds: [elin.id] }), people).dangerous).toBe(false);
  });

  it('are unknown until someone has asked', () => {
    expect(readersOf(sam, people)).toEqual({ guardians: [], dangerous: false, unknown: true });
  });
});

describe('one person, one file', () => {
  const existing = { kind: 'existing', fileId: 'file' as FileId } as const;

  it('refuses two in one, and none at all', () => {
    expect(triageProblem([plan(elin), plan(nova)])).toBeUndefined();
    expect(triageProblem([plan(elin, { choice: { kind: 'none' } })])).toBe('nobody');
    expect(triageProblem([plan(elin, { choice: existing }), plan(nova, { choice: existing })])).toBe('twoInOneFile');
  });
});
