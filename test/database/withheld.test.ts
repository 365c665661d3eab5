import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type PersonId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Session, type Town, tellsOf } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';

// A single item that a colleague is kept from is gone for her, with all that tells of it, whatever opens the file to her.

let town: Town;
let file: MadeFile;
let maker: Session;
let reader: Session;
const person = newId<PersonId>();
const ids = {
  ...{ note: newId(), account: newId(), assessment: newId(), decision: newId(), letter: newId(), certificate: newId() },
  ...{
    annotation: newId(),
    attachment: newId(),
    changed: newId(),
    ofLetter: newId(),
    ofCertificate: newId(),
    clock: newId(),
  },
};
const kinds = ['note', 'account', 'assessment', 'decision', 'letter', 'certificate'] as const;
type Kind = (typeof kinds)[number];

/** Where each item is seen, and what else tells of it: the ids that are gone with it. */
const gone: Record<Kind, readonly (readonly [table: string, id: string, column?: string])[]> = {
  note: [
    ['note', ids.note],
    ['annotation', ids.annotation],
    ['attachment', ids.attachment],
  ],
  account: [['account', ids.account]],
  assessment: [
    ['protection_assessment', ids.assessment],
    ['copied_row', ids.assessment, 'row_id'],
  ],
  decision: [
    ['decision', ids.decision],
    ['decision', ids.changed],
    ['running_clock', ids.clock],
  ],
  letter: [
    ['guardian_letter', ids.letter],
    ['disclosure', ids.ofLetter],
  ],
  certificate: [
    ['certificate', ids.certificate],
    ['certificate_source', ids.certificate, 'certificate_id'],
    ['certificate_content', ids.certificate, 'certificate_id'],
    ['disclosure', ids.ofCertificate],
  ],
};

beforeAll(async () => {
  town = await aTown();
  file = await aFile(town)
    .with(tellsOf({ id: person, part: 'self', name: 'Mona' }))
    .withTeam({ staffId: town.staff.otherCaseOfficer, function: 'coHandler' })
    .made();
  maker = await town.signIn(town.staff.caseOfficer);
  reader = await town.signIn(town.staff.otherCaseOfficer);
  for (const session of [maker, reader]) await town.open(session, file.id);
  await fill();
});
afterAll(() => town.close());

async function fill(): Promise<void> {
  const { sections } = file;
  const by = town.staff.caseOfficer;
  const at = '2026-01-02T00:00:00Z';
  const put = (table: string, values: object) => {
    const row = { file_id: file.id, ...values };
    const names = Object.keys(row).join(', ');
    return town.look(
      `insert into data.${table} (${names}) select ${names} from jsonb_populate_record(null::data.${table}, $1)`,
      [JSON.stringify(row)],
    );
  };
  const body = '\\x01';
  const notes = { section_id: sections.notes, body };
  await put('note', {
    id: ids.note,
    ...notes,
    kind: 'journal',
    version: 1,
    author_id: by,
    began_at: at,
    saved_at: at,
    happened_at: at,
    signed_at: at,
  });
  await put('annotation', { id: ids.annotation, ...notes, note_id: ids.note, kind: 'addition', author_id: by, at });
  await put('attachment', {
    ...{ id: ids.attachment, section_id: sections.notes, note_id: ids.note, kind: 'letter' },
    ...{ content: body, added_at: at, added_by: by },
  });
  await put('account', {
    id: ids.account,
    section_id: sections.account,
    version: 1,
    body,
    draft: false,
    written_at: at,
    written_by: by,
  });
  const judged = {
    state: 'done',
    mode: 'phone',
    need: 'none',
    words: body,
    answers: {},
    started_at: at,
    assessed_at: at,
    by_id: by,
  };
  await put('protection_assessment', {
    id: ids.assessment,
    section_id: sections.protection,
    person_id: person,
    ...judged,
  });
  const copied = { contact_id: file.id, of_table: 'protection_assessment', row_id: ids.assessment, copied_at: at };
  await put('copied_row', { id: newId(), section_id: sections.protection, ...copied });
  const asked = {
    section_id: sections.decisions,
    kind: 'shelterChildImmediate',
    person_id: person,
    asked_by: by,
    asked_at: at,
  };
  await put('decision', { id: ids.decision, ...asked, state: 'asked' });
  await town.delegates('disclosure', 'teamLeader');
  const [delegation] = await town.look<{ id: string }>('select id from authz.delegation limit 1');
  const made = { decided_by: by, decided_at: at, delegation_id: delegation?.id, basis: 'x', motivation: body };
  await put('decision', {
    id: ids.changed,
    ...asked,
    ...made,
    state: 'changed',
    changes_id: ids.decision,
    change_ground: 'newFacts',
  });
  const clock = {
    rule: 'courtSubmission',
    subject_id: person,
    started_at: at,
    due_at: at,
    owner_id: by,
    unit_id: file.unitId,
  };
  await put('running_clock', { id: ids.clock, section_id: sections.decisions, ...clock });
  const paper = { content: body, harm_words: body, place_secret: 'no', made_by: by, made_at: at };
  await put('guardian_letter', { id: ids.letter, section_id: sections.decisions, guardian_id: person, ...paper });
  const given = {
    section_id: sections.consents,
    at,
    given_by: by,
    ground_kind: 'otherProvision',
    parts: [],
    held_back: [],
    to_sign: false,
  };
  await put('disclosure', { id: ids.ofLetter, ...given, how: 'letter', letter_id: ids.letter, receiver_name: body });
  await put('disclosure', { id: ids.ofCertificate, ...given, how: 'certificate', receiver_unit: file.unitId });
  const issued = { unit_id: file.unitId, issued_by: by, issued_at: at, valid_to: '2070-01-01T00:00:00Z' };
  await town.look(
    `insert into data.certificate (id, unit_id, issued_by, issued_at, valid_to) values ($1, $2, $3, $4, $5)`,
    [ids.certificate, ...Object.values(issued)],
  );
  await town.look(`insert into data.certificate_content values ($1, '\\x01')`, [ids.certificate]);
  const source = { certificate_id: ids.certificate, section_id: sections.consents, disclosure_id: ids.ofCertificate };
  await put('certificate_source', source);
  for (const kind of kinds)
    await put('event', {
      id: newId(),
      section_id: sections.plan,
      kind: 'x',
      at,
      actor_id: by,
      subject: { [kind]: ids[kind] },
    });
}

const withhold = (session: Session, kind: Kind, from: StaffId, item: string = ids[kind], id = newId()) =>
  town.ask(session, `select authz.withhold($1, $2, $3, null, $4, '\\x02')`, [id, kind, item, from]);

/** What of an item, and of what tells of it, this person sees. */
async function seen(session: Session, kind: Kind): Promise<string[]> {
  const found: string[] = [];
  for (const [table, id, column = 'id'] of gone[kind])
    if ((await town.ask(session, `select ${column} from data.${table} where ${column} = $1`, [id])).length)
      found.push(table);
  const events = await town.ask(session, `select id from data.event where subject ->> $1 = $2`, [kind, ids[kind]]);
  return events.length > 0 ? [...found, 'event'] : found;
}
const all = (kind: Kind) => [...gone[kind].map(([table]) => table), 'event'];

describe.each(kinds)('%s', (kind) => {
  it('is gone for the colleague it is withheld from, with what tells of it, and for nobody else', async () => {
    expect(await seen(reader, kind)).toEqual(all(kind));
    const id = newId();
    await withhold(maker, kind, reader.staffId, ids[kind], id);
    expect(await seen(reader, kind)).toEqual([]);
    expect(await seen(maker, kind)).toEqual(all(kind));
    // Nor does she see that she is kept from something, or who said so; and she ends nothing.
    const rows = 'select id from data.withheld where id = $1';
    expect([await town.ask(reader, rows, [id]), (await town.ask(maker, rows, [id])).length]).toEqual([[], 1]);
    const end = 'update data.withheld set ended_at = now(), ended_by = authz.me() where id = $1 returning id';
    expect(await town.ask(reader, end, [id])).toEqual([]);
    expect(await town.ask(maker, end, [id])).toHaveLength(1);
    expect(await seen(reader, kind)).toEqual(all(kind));
  });
});

it('is gone in an emergency too, and for a leader who gives a reason; another leader ends it', async () => {
  const outsider = await town.signIn(town.staff.outsider);
  const leader = await town.signIn(town.staff.teamLeader);
  const manager = await town.signIn(town.staff.manager);
  for (const one of [leader, manager]) await town.open(one, file.id, 'because');
  await town.ask(outsider, `select authz.open_emergency($1, $2, $3, null, '\\x03')`, [newId(), newId(), file.id]);
  expect([await seen(outsider, 'note'), await seen(leader, 'note')]).toEqual([all('note'), all('note')]);
  const kept = newId();
  await withhold(maker, 'note', outsider.staffId);
  await withhold(maker, 'note', leader.staffId, ids.note, kept);
  expect([await seen(outsider, 'note'), await seen(leader, 'note')]).toEqual([[], []]);
  const end = 'update data.withheld set ended_at = now(), ended_by = authz.me() where id = $1 returning id';
  // Somebody who merely reads it ends nothing.
  expect(await town.ask(reader, end, [kept])).toEqual([]);
  expect(await town.ask(leader, end, [kept])).toEqual([]);
  expect(await town.ask(manager, end, [kept])).toHaveLength(1);
  expect([await seen(outsider, 'note'), await seen(leader, 'note')]).toEqual([[], all('note')]);
});

it('is refused where no leader of the unit would see it then, and where the last other one is shut out', async () => {
  const [leader, manager] = [town.staff.teamLeader, town.staff.manager];
  const item = newId();
  await town.look(
    `insert into data.note select (jsonb_populate_record(n, jsonb_build_object('id', $2::text))).* from data.note n where id = $1`,
    [ids.note, item],
  );
  await withhold(maker, 'note', leader, item);
  await expect(withhold(maker, 'note', manager, item)).rejects.toMatchObject({ code: 'SG010' });
  await withhold(maker, 'note', town.staff.therapist, item);
  await town.look('update data.withheld set ended_at = authz.now(), ended_by = by_id where item_id = $1', [item]);
  await withhold(maker, 'note', manager, item);
  await expect(withhold(maker, 'note', leader, item)).rejects.toMatchObject({ code: 'SG010' });
  await town.look('update data.withheld set ended_at = authz.now(), ended_by = by_id where item_id = $1', [item]);
  const id = newId();
  await town.look(
    `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by) values ($1, $2, $3, 'conflictOfInterest', authz.now(), $3)`,
    [id, file.id, manager],
  );
  await expect(withhold(maker, 'note', leader, item)).rejects.toMatchObject({ code: 'SG010' });
  await town.look('delete from authz.block where id = $1', [id]);
});

it('is refused where one may not write, of what one is kept from oneself, of one’s own, and by no made-up place', async () => {
  const closed = await aFile(town)
    .createdBy(town.staff.childOfficer)
    .ofUnit(town.units.childrenUnit)
    .withNote('Annan')
    .made();
  const [other] = await town.look<{ id: string }>('select id from data.note where file_id = $1', [closed.id]);
  const therapist = town.staff.therapist;
  await expectRefused(withhold(maker, 'note', therapist, other?.id));
  await expectRefused(withhold(maker, 'note', therapist, newId()));
  await expectRefused(withhold(maker, 'decision', therapist, ids.note));
  await expectRefused(withhold(maker, 'note', maker.staffId));
  await expectRefused(withhold(await town.signIn(town.staff.therapist), 'note', therapist));
  await expectRefused(withhold({ ...maker, token: '' }, 'note', therapist));
  await withhold(maker, 'letter', reader.staffId);
  await expectRefused(withhold(reader, 'letter', therapist));
  await expectRefused(town.ask(reader, `select authz.sign_guardian_letter($1, '\\x01')`, [ids.letter]));
  expect((await town.look('select signed_at from data.guardian_letter where id = $1', [ids.letter]))[0]).toEqual({
    signed_at: null,
  });
});

it('of a certificate holds in the unit that it went to: neither list nor answer', async () => {
  const certificates = async () =>
    (await town.ask<{ id: string }>(reader, 'select authz.my_certificates() as id')).map(({ id }) => id);
  expect(await certificates()).toContain(ids.certificate);
  await withhold(maker, 'certificate', reader.staffId);
  expect(await certificates()).toEqual([]);
  await expectRefused(town.ask(reader, `select authz.answer_certificate($1, 'done', null)`, [ids.certificate]));
  await expectRefused(town.ask(reader, 'select authz.end_certificate($1)', [ids.certificate]));
});
