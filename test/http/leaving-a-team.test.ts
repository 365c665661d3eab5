import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(() => town.close());

/** Neither writes about identity, and both must be able to go. */
const members = ['therapist', 'supportWorker'] as const;

it.each(members)('a %s leaves the team, and has the file no longer', async (key) => {
  const staffId = town.staff[key];
  const file = await aFile(town).withTeam({ staffId, function: key }).made();
  const visitor = new Visitor(served, await town.signIn(staffId));
  const answer = await visitor.post(`/akt/${file.id}/team/${file.grounds.get(staffId)}/avsluta`, { _form: newId() });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/arenden']);
  expect((await visitor.get(`/akt/${file.id}`)).status).toBe(404);
});

it.each(members)('a %s who has a conflict of interest is shut out by saying so', async (key) => {
  const staffId = town.staff[key];
  const file = await aFile(town).withTeam({ staffId, function: key }).made();
  const visitor = new Visitor(served, await town.signIn(staffId));
  const answer = await visitor.post(`/akt/${file.id}/javig`, { _form: newId(), mine: 'yes' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/arenden']);
  expect((await visitor.get(`/akt/${file.id}`)).status).toBe(404);
});
