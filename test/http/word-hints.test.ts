import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FileId, newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Session, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Words that level or blame are counted by unit and month: no text, no file, no writer, and nothing of a few (V16).

let town: Town;
let served: Served;
let file: FileId;
let session: Session;
let amina: Visitor;
type Row = { unit_id: string; month: Temporal.PlainDate; shown: number; changed: number; signed: number; kept: number };
const counted = async () =>
  (await town.look<Row>('select * from authz.word_hint order by month')).map(({ shown, changed, signed, kept }) => [
    shown,
    changed,
    signed,
    kept,
  ]);

/** Where each save stands in the count: saved texts in order, then the last one signed. */
async function writes(texts: readonly string[], { sign = true } = {}) {
  const note = `/akt/${file}/anteckning/${newId()}`;
  let version = 0;
  for (const text of texts) {
    const sent = { _form: newId(), text, version: `${version}.a1b2c3d4` };
    expect((await amina.post(note, sent)).status).toBe(303);
    version += 1;
  }
  if (!sign) return;
  const sent = { _form: newId(), text: texts.at(-1) ?? '', version: `${version}.a1b2c3d4` };
  expect((await amina.post(`${note}/signera`, sent)).status).toBe(303);
}
const asked = async (who: keyof Town['staff']) =>
  (await town.ask<{ told: object[] }>(await town.signIn(town.staff[who]), 'select authz.word_hints() as told'))[0]
    ?.told;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.setClock(Temporal.ZonedDateTime.from('2027-03-09T09:30[Europe/Stockholm]').toInstant());
  file = (await aFile(town).made()).id;
  session = await town.signIn(town.staff.caseOfficer);
  amina = new Visitor(served, session);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

it('counts what was shown, what went, and what stood when it was signed', async () => {
  await writes(['De bråkade, hon provocerade.', 'Han slog henne.']);
  expect(await counted()).toEqual([[2, 2, 1, 0]]);
  await writes(['De bråkade.'], { sign: false });
  expect(await counted()).toEqual([[3, 2, 1, 0]]);
  // Saved again as it was: nothing new is shown.
  await writes(['De bråkade.', 'De bråkade.']);
  expect(await counted()).toEqual([[4, 2, 2, 1]]);
  const account = { _form: newId(), text: 'Ett gräl.', version: '0.a1b2c3d4' };
  expect((await amina.post(`/akt/${file}/berattelsen`, account)).status).toBe(303);
  const finished = { _form: newId(), text: 'Han skrek åt henne.', version: '1.a1b2c3d4' };
  expect((await amina.post(`/akt/${file}/berattelsen/klar`, finished)).status).toBe(303);
  expect(await counted()).toEqual([[5, 3, 3, 1]]);
});

it('answers a save with what to think of, and only then', async () => {
  const send = async (id: string, text: string) => {
    const path = `/akt/${file}/anteckning/${id}`;
    const answer = await amina.post(path, { text, version: '0.a1b2c3d4' }, { accept: 'application/json' });
    return (await answer.json()) as { hints?: string[] };
  };
  expect((await send(newId(), 'De bråkade.')).hints).toEqual([expect.stringContaining('bråkade')]);
  expect(await send(newId(), 'Han slog henne.')).not.toHaveProperty('hints');
});

it('tells those who lead the unit, when the month is over and there are five, and nobody else', async () => {
  expect(await asked('teamLeader')).toEqual([]);
  for (let n = 0; n < 3; n += 1) await writes(['Han slog henne.']);
  await town.letPass({ hours: 24 * 31 });
  expect(await asked('teamLeader')).toEqual([
    {
      unit: 'Relationsvåldsteamet',
      month: '2027-03-01',
      hints: { n: 6, reached: null, few: 'missing' },
      texts: { n: 6, reached: null, few: 'reached' },
    },
  ]);
  expect(await asked('manager')).toHaveLength(1);
  for (const who of ['intakeLeader', 'childrenLeader'] as const) expect(await asked(who)).toEqual([]);
  for (const who of ['caseOfficer', 'therapist', 'auditor', 'administrator'] as const) await expectRefused(asked(who));
});

it('is silent of a unit so small that it would be about one person', async () => {
  const { otherCaseOfficer, supportWorker, therapist } = town.staff;
  await town.look(`update authz.role_assignment set valid_to = authz.now() where staff_id = any ($1)`, [
    [otherCaseOfficer, supportWorker, therapist],
  ]);
  expect(await asked('teamLeader')).toEqual([]);
});

it('is added to by those who write in the file, and by nobody else', async () => {
  const add = (who: Session, to: string) => town.ask(who, 'select authz.count_hints($1, 1, 0, false, false)', [to]);
  const before = await counted();
  await expectRefused(add(await town.signIn(town.staff.outsider), file));
  await expectRefused(add(await town.signIn(town.staff.teamLeader), file));
  await expectRefused(add({ id: newId(), token: '', staffId: newId() }, file));
  expect(await counted()).toEqual(before);
  session = await town.signIn(town.staff.caseOfficer);
  await town.open(session, file);
  await add(session, file);
  expect(await counted()).not.toEqual(before);
});
