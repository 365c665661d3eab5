import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';

// Who may propose, confirm, stop and take back the disposal of a file: asked of the database itself, past every page.

let town: Town;
let file: MadeFile;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

const strangers = ['caseOfficer', 'therapist', 'childrenLeader', 'auditor', 'outsider'] as const;
type Person = keyof Town['staff'];
const call = async (person: Person, text: string, values: unknown[]) =>
  town.ask(await town.signIn(town.staff[person]), text, values);
const refused = (person: Person, text: string, values: unknown[], code = '42501') =>
  expect(call(person, text, values), person).rejects.toMatchObject({ code });
const proposal = () =>
  town.look<{ confirmed_by: string | null; withdrawn_by: string | null }>(
    'select confirmed_by, withdrawn_by from data.disposal where file_id = $1',
    [file.id],
  );

async function rested(): Promise<MadeFile> {
  const made = await aFile(town).made();
  await town.look(
    `insert into data.closing (id, file_id, section_id, reason, ready, way_back, substitute_id, help_line, follow_up, closed_at, closed_by)
     values ($1, $2, $3, 'goalReached', 'ready', '\\x01', $4, 'x', 'declined', authz.now() - interval '6 years', $4)`,
    [newId(), made.id, made.sections.plan, town.staff.caseOfficer],
  );
  await town.look(`update data.event set at = at - interval '6 years' where file_id = $1`, [made.id]);
  return made;
}
beforeEach(async () => {
  file = await rested();
});

const proposes = 'select authz.propose_disposal($1, $2, $3, $4)';
const confirms = 'select authz.confirm_disposal($1)';
const withdraws = 'select authz.withdraw_disposal($1)';

it('is proposed by who leads the unit, once, and confirmed by somebody else', async () => {
  const values = [newId(), file.id, 'usual', 'destroy'];
  for (const person of [...strangers, 'administrator'] as const) await refused(person, proposes, values);
  await town.look(
    `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by) values ($1, $2, $3, 'conflictOfInterest', now(), $3)`,
    [newId(), file.id, town.staff.manager],
  );
  await refused('manager', proposes, values);
  await call('teamLeader', proposes, values);
  await refused('teamLeader', proposes, [newId(), ...values.slice(1)], 'SG006');
  for (const person of [...strangers, 'teamLeader', 'manager'] as const) await refused(person, confirms, [values[0]]);
  for (const person of [...strangers, 'manager'] as const) await refused(person, withdraws, [values[0]]);
  await call('administrator', confirms, [values[0]]);
  expect(await proposal()).toEqual([{ confirmed_by: town.staff.administrator, withdrawn_by: null }]);
  await call('teamLeader', withdraws, [values[0]]);
  await refused('administrator', confirms, [values[0]], 'SG006');
});

it.each([
  [
    'a stop',
    `insert into data.disposal_hold (id, file_id, kind, words, think_again_on, set_at, set_by) values ($1, $2, 'court', '\\x01', '2099-01-01', now(), $3)`,
  ],
  [
    'a clock',
    `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
     select $1, $2, s.id, 'promise', now(), now(), $3, f.unit_id from authz.section s join authz.file f on f.id = s.file_id where f.id = $2 and s.kind = 'plan'`,
  ],
  [
    'a ground outside the team',
    `insert into authz.ground (id, file_id, kind, staff_id, reads, writes, valid_from, valid_to) values ($1, $2, 'emergency', $3, '{}', '{}', authz.now(), authz.now() + interval '1 hour')`,
  ],
])('waits for %s', async (_, text) => {
  await town.look(text, [newId(), file.id, town.staff.caseOfficer]);
  await refused('teamLeader', proposes, [newId(), file.id, 'usual', 'destroy'], 'SG006');
});

it('waits for another file about the same person, until that one rests as long', async () => {
  const other = await rested();
  for (const { id } of [file, other])
    await town.look(
      `insert into authz.person_index (file_id, hash, as_self, added_at) values ($1, sha256($2), true, authz.now())`,
      [id, Buffer.from(file.id)],
    );
  const closes = (at: string) =>
    town.look(`update data.closing set closed_at = authz.now() - $2::interval where file_id = $1`, [other.id, at]);
  await closes('4 years');
  await refused('teamLeader', proposes, [newId(), file.id, 'usual', 'destroy'], 'SG006');
  await town.look(`delete from data.closing where file_id = $1`, [other.id]);
  await refused('teamLeader', proposes, [newId(), file.id, 'usual', 'destroy'], 'SG006');
  const again = await rested();
  await town.look('update data.closing set file_id = $1, section_id = $2 where file_id = $3', [
    other.id,
    other.sections.plan,
    again.id,
  ]);
  await call('teamLeader', proposes, [newId(), file.id, 'usual', 'destroy']);
});

it('is not proposed of a file that is open, or was written in lately', async () => {
  await town.look(
    'update data.closing set reopened_at = now(), reopened_by = closed_by, reopened_because = way_back where file_id = $1',
    [file.id],
  );
  await refused('teamLeader', proposes, [newId(), file.id, 'usual', 'destroy']);
  await town.look(
    'update data.closing set reopened_at = null, reopened_by = null, reopened_because = null where file_id = $1',
    [file.id],
  );
  await town.look(
    `insert into data.event (id, file_id, section_id, kind, at, actor_id, subject) values ($1, $2, $3, 'note.signed', authz.now() - interval '4 years', $4, '{}')`,
    [newId(), file.id, file.sections.plan, town.staff.caseOfficer],
  );
  await refused('teamLeader', proposes, [newId(), file.id, 'usual', 'destroy'], 'SG006');
});

it('is stopped by who leads the unit or writes in the file, and the stop is lifted by who leads', async () => {
  const [{ reference } = { reference: '' }] = await town.look<{ reference: string }>(
    'select reference from authz.file where id = $1',
    [file.id],
  );
  const stop = (person: Person, said = reference) =>
    call(person, `select authz.hold_file($1, $2, 'court', '\\x01', '2099-01-01') as held`, [newId(), said]);
  for (const person of strangers) expect(await stop(person), person).toEqual(await stop(person, 'ZZZ-ZZZZ'));
  expect(await town.look('select from data.disposal_hold where file_id = $1', [file.id])).toEqual([]);
  expect(await stop('teamLeader')).toEqual([{ held: true }]);
  const [hold] = await town.look<{ id: string }>('select id from data.disposal_hold where file_id = $1', [file.id]);
  for (const person of [...strangers, 'administrator'] as const)
    await refused(person, 'select authz.end_hold($1)', [hold?.id]);
  await call('manager', 'select authz.end_hold($1)', [hold?.id]);
  for (const person of strangers) {
    expect(await call(person, 'select reference from authz.disposals_due()', [])).toEqual([]);
    expect(await call(person, 'select id from authz.disposals()', [])).toEqual([]);
    expect(await call(person, 'select id from authz.disposal_holds()', [])).toEqual([]);
  }
});

it('is not decided on, nor seen, by a leader who holds the other side', async () => {
  const [his, situation] = [await aFile(town).createdBy(town.staff.manager).made(), await aFile(town).made()];
  await town.look(
    `insert into authz.situation_member (situation_id, file_id, role) values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`,
    [situation.id, file.id, his.id],
  );
  const [disposal, hold] = [newId(), newId()];
  const [{ reference } = { reference: '' }] = await town.look<{ reference: string }>(
    'select reference from authz.file where id = $1',
    [file.id],
  );
  const listed = (person: Person) =>
    call(
      person,
      `select 1 as here from (select reference from authz.disposals_due() union all select reference from authz.disposals()
         union all select reference from authz.disposal_holds()) x where x.reference = $1`,
      [reference],
    );
  const stop = `select authz.hold_file($1, $2, 'court', '\\x01', '2099-01-01') as held`;
  const values = [disposal, file.id, 'usual', 'destroy'];
  expect([await listed('manager'), await listed('teamLeader')]).toEqual([[], [{ here: 1 }]]);
  await refused('manager', proposes, values);
  await call('teamLeader', proposes, values);
  expect([await listed('manager'), await listed('teamLeader')]).toEqual([[], [{ here: 1 }]]);
  await refused('manager', confirms, [disposal]);
  await refused('manager', withdraws, [disposal]);
  expect(await call('manager', stop, [hold, reference])).toEqual([{ held: false }]);
  expect(await call('teamLeader', stop, [hold, reference])).toEqual([{ held: true }]);
  await refused('manager', 'select authz.end_hold($1)', [hold]);
  expect([await listed('manager'), await listed('teamLeader')]).toEqual([[], [{ here: 1 }, { here: 1 }]]);
});

it('tells why it is stopped to nobody but who wrote it, where only the team may see the file', async () => {
  await town.look(`update authz.file set protection = 'protectedRegistration' where id = $1`, [file.id]);
  const [{ reference } = { reference: '' }] = await town.look<{ reference: string }>(
    'select reference from authz.file where id = $1',
    [file.id],
  );
  await call('teamLeader', `select authz.hold_file($1, $2, 'court', '\\x01', '2099-01-01')`, [newId(), reference]);
  const told = (person: Person) =>
    call(person, 'select words is not null as told from authz.disposal_holds() where reference = $1', [reference]);
  expect(await told('teamLeader')).toEqual([{ told: true }]);
  expect(await told('manager')).toEqual([{ told: false }]);
});

it('is not destroyed with what somebody is writing in it at that moment', async () => {
  const disposal = newId();
  await call('teamLeader', proposes, [disposal, file.id, 'usual', 'destroy']);
  await call('manager', confirms, [disposal]);
  const [writer, disposer] = await Promise.all([town.admin.connect(), town.admin.connect()]);
  try {
    await writer.query('begin');
    await writer.query(
      `insert into data.event (id, file_id, section_id, kind, at, actor_id, subject) values ($1, $2, $3, 'note.signed', authz.now(), $4, '{}')`,
      [newId(), file.id, file.sections.plan, town.staff.caseOfficer],
    );
    await disposer.query('set role samgrepp_disposer');
    const carried = expect(disposer.query('select data.carry_out($1, null)', [disposal])).rejects.toMatchObject({
      code: 'SG006',
    });
    await new Promise((done) => setTimeout(done, 200));
    await writer.query('commit');
    await carried;
  } finally {
    await disposer.query('reset role');
    writer.release();
    disposer.release();
  }
  expect(await town.look('select from authz.file where id = $1', [file.id])).toHaveLength(1);
});

it('is destroyed by nobody who is signed in', async () => {
  const session = await town.signIn(town.staff.administrator);
  for (const text of [
    `select data.take_away($1)`,
    `select data.carry_out($1, null)`,
    `select authz.disposal_facts($1)`,
    `delete from data.disposal where file_id = $1`,
    `update data.disposal set confirmed_at = now() where file_id = $1`,
  ])
    await expect(town.ask(session, text, [file.id]), text).rejects.toMatchObject({ code: '42501' });
  const client = await town.admin.connect();
  try {
    await client.query('set role samgrepp_disposer');
    await expect(client.query('select data.carry_out($1, null)', [newId()])).rejects.toMatchObject({ code: '42501' });
  } finally {
    await client.query('reset role');
    client.release();
  }
});
