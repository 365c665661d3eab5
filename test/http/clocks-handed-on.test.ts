import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clockKinds } from '../../src/clocks/rules.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { readRota } from '../../src/organisation/index.ts';
import { ownersICover } from '../../src/today/standing-in.ts';
import { dueFor } from '../../src/today/today.store.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// No clock stands still while its owner is ill, and none is left behind when the file goes to somebody else: of every kind there is.

let town: Town;
let served: Served;
let file: MadeFile;
const nine = Temporal.ZonedDateTime.from('2027-03-01T09:00[Europe/Stockholm]').toInstant();

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.setClock(nine);
  file = await aFile(town)
    .with(async ({ sql, now }, made, session) => {
      const rows = clockKinds.map((rule) => ({
        id: newId(),
        fileId: made.id,
        sectionId: made.section('plan'),
        rule,
        startedAt: now,
        dueAt: now.add({ hours: 5 }),
        ownerId: session.staffId,
        unitId: made.unitId,
      }));
      await sql.insertInto('runningClock').values(rows).execute();
    })
    .onDesk()
    .made();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

/** The kinds that stand on *Min dag* of this colleague now. */
async function seenBy(staffId: StaffId): Promise<string[]> {
  const session = await town.signIn(staffId);
  return town.act(session, async ({ sql, now }) => {
    const rota = await readRota(sql, { from: now, until: now.add({ hours: 1 }) });
    const owners = ownersICover({ staffId, duty: [] }, rota, now);
    const due = await dueFor(sql, town.keyring, { owners, answered: [], limit: 100, now });
    return due.map(({ rule }) => rule).toSorted();
  });
}

/**
 * Not told to a unit, where somebody may work with the other side: while its owner is away it is handed over with the file, and once it has
 * run out the leader is told (db/policies/10_core.sql).
 */
const kept = 'safetyConsideration';

it('each clock but one goes to the deputy while its owner is ill, and to nobody else; it comes back with her', async () => {
  const { caseOfficer, otherCaseOfficer, therapist } = town.staff;
  const all = clockKinds.toSorted();
  expect(await seenBy(caseOfficer)).toEqual(all);
  expect(await seenBy(otherCaseOfficer)).toEqual([]);
  const absence = newId();
  const ill = `select authz.save_absence($1, $2, $3, authz.now() - interval '1 hour', authz.now() + interval '1 day')`;
  await town.administer(ill, [absence, caseOfficer, otherCaseOfficer]);
  expect(await seenBy(otherCaseOfficer)).toEqual(all.filter((kind) => kind !== kept));
  expect(await seenBy(therapist)).toEqual([]);
  await town.administer('select authz.remove_absence($1)', [absence]);
  expect(await seenBy(otherCaseOfficer)).toEqual([]);
  expect(await seenBy(caseOfficer)).toEqual(all);
});

it('each clock has the new owner once the file is handed over; an action of the plan keeps the one that the plan names', async () => {
  const { caseOfficer, otherCaseOfficer, teamLeader } = town.staff;
  const amina = new Visitor(served, await town.signIn(caseOfficer));
  const answer = await amina.post(`/akt/${file.id}/overlamning`, {
    _form: newId(),
    staff: otherCaseOfficer,
    deputy: teamLeader,
    reason: 'otherReason',
    words: 'Sjukskriven.',
  });
  expect(answer.status).toBe(303);
  const owners = await town.look<{ rule: string; owner_id: StaffId }>(
    'select rule, owner_id from data.running_clock where file_id = $1 and met_at is null and ended_at is null order by rule',
    [file.id],
  );
  const expected = clockKinds.toSorted().map((rule) => ({
    rule,
    owner_id: rule === 'planAction' ? caseOfficer : otherCaseOfficer,
  }));
  expect(owners.toSorted((a, b) => (a.rule < b.rule ? -1 : 1))).toEqual(expected);
});
