import { afterAll, beforeAll, expect, it } from 'vitest';
import { askToOpen } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aContact, aFile, aGroup, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';

// authz.open() weighs the grounds. Others say beforehand what it would answer: links of a list, notices and mail, the page that tells
// who sees a file. Each is written by itself, because it asks from another end; here they are held to the one that decides.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

type Lent = { kind: string; staff?: StaffId; unit?: string; minutes?: number; signed?: boolean; function?: string };
const lend = async (file: MadeFile, { kind, staff, unit, minutes = 60, signed = true, function: place }: Lent) => {
  await town.look(
    `insert into authz.ground (id, file_id, kind, staff_id, unit_id, function, given_by, signed_by, signed_at, provision, reads, writes, valid_from, valid_to)
     values ($1, $2, $3::text, $4::uuid, $5::uuid, $6, $7::uuid, $8::uuid, case when $8::uuid is not null then authz.now() end, case $3::text when 'provision' then 'necessaryCareMinor' end,
       '{identity,plan}', '{plan}', authz.now() - interval '2 hours', authz.now() + $9 * interval '1 minute')`,
    [
      newId(),
      file.id,
      kind,
      staff ?? null,
      unit ?? null,
      place ?? null,
      town.staff.caseOfficer,
      signed && (kind === 'necessary' || kind === 'provision') ? town.staff.teamLeader : null,
      minutes,
    ],
  );
  return file;
};
const block = (file: MadeFile, staff: StaffId) =>
  town.look(`insert into authz.block values ($1, $2, $3, 'conflictOfInterest', authz.now(), $3)`, [
    newId(),
    file.id,
    staff,
  ]);
const tie = async (hers: MadeFile, his: MadeFile) => {
  const id = newId();
  await town.look(`insert into authz.file values ($1, 'situation', $2, $3, 'none', now(), $4)`, [
    id,
    town.units.violenceTeam,
    id.slice(0, 8),
    town.staff.teamLeader,
  ]);
  await town.look(`insert into authz.situation_member values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`, [
    id,
    hers.id,
    his.id,
  ]);
};
const number = async (file: MadeFile, hash: string, self: boolean) =>
  town.look('insert into authz.person_index values ($1, $2, $3, now())', [file.id, Buffer.from(hash), self]);

/** A file for each way in, and for each thing that stands in the way of one. */
async function everyKind(): Promise<Record<string, MadeFile>> {
  const { units, staff } = town;
  await aGroup(town, { unitId: units.incomeSupport, staffId: staff.outsider });
  await town.onDuty(staff.backupOfficer, units.violenceTeam);
  await town.onDuty(staff.dutyOfficer, units.intake);
  const held = async () => aFile(town).createdBy(staff.outsider).ofUnit(units.incomeSupport).made();
  const waiver = { kind: 'secrecyWaiver', unit: units.incomeSupport };
  const made = () => aFile(town).withTeam({ staffId: staff.therapist, function: 'therapist' }).made();
  const lent = async (...grounds: Lent[]) => {
    const file = await made();
    for (const ground of grounds) await lend(file, ground);
    return file;
  };
  const named = (kind: string, more: Partial<Lent> = {}) => lent({ kind, staff: staff.outsider, ...more });
  const files = {
    'of a team': await made(),
    'with a consent': await lent(waiver),
    'with a consent that has run out': await lent({ ...waiver, minutes: -1 }),
    'necessary, signed': await named('necessary'),
    'necessary, not signed': await named('necessary', { signed: false }),
    'by a provision': await named('provision'),
    'by a provision, not signed': await named('provision', { signed: false }),
    'in an emergency': await named('emergency'),
    'in an emergency that is over': await named('emergency', { minutes: -1 }),
    'asked to decide about': await lent({ kind: 'team', staff: staff.boardChair, function: 'leader' }),
    'of a team whose member administers': await lent({ kind: 'team', staff: staff.administrator, function: 'deputy' }),
    'with everything, and few may see it': await lent(waiver, { kind: 'necessary', staff: staff.manager }),
    'with everything, and blocked': await lent(waiver, { kind: 'emergency', staff: staff.supportWorker }),
    'with a consent, tied to the other side': await lent(waiver, { kind: 'provision', staff: staff.supportWorker }),
    'with a consent, and a number of the other side': await lent(waiver),
    'in an emergency, tied to the other side': await named('emergency'),
    'with the other side at its leader': await made(),
    'a contact': await aContact(town).made(),
  };
  const at = (name: keyof typeof files) => files[name];
  await town.look(`update authz.file set protection = 'protectedRegistration' where id = $1`, [
    at('with everything, and few may see it').id,
  ]);
  for (const person of ['outsider', 'supportWorker', 'teamLeader', 'backupOfficer', 'therapist'] as const)
    await block(at('with everything, and blocked'), staff[person]);
  await tie(at('with a consent, tied to the other side'), await held());
  await tie(at('in an emergency, tied to the other side'), await held());
  await tie(at('with the other side at its leader'), await aFile(town).createdBy(staff.teamLeader).made());
  await number(at('with a consent, and a number of the other side'), 'his', false);
  await number(await held(), 'his', true);
  return files;
}

class Undone extends Error {
  readonly opened: ReadonlySet<string>;
  constructor(opened: ReadonlySet<string>) {
    super('undone');
    this.opened = opened;
  }
}
/** Which of them open, or would with a reason; taken back again, so that no question changes the answer of the next. */
async function opening(session: Session, files: readonly MadeFile[]): Promise<ReadonlySet<string>> {
  try {
    await town.act(session, async ({ sql }) => {
      const opened = new Set<string>();
      for (const { id } of files) if ((await askToOpen(sql, id, 'test', null)) !== 'refused') opened.add(id);
      throw new Undone(opened);
    });
  } catch (error) {
    if (error instanceof Undone) return error.opened;
    throw error;
  }
  return new Set();
}

it('whoever says who may open a file answers as opening it does', async () => {
  const files = await everyKind();
  const all = Object.values(files);
  const ids = all.map(({ id }) => id);
  const people = Object.keys(town.staff) as (keyof Town['staff'])[];
  const opens = new Map<string, ReadonlySet<string>>();
  const links = new Map<string, ReadonlySet<string>>();
  for (const person of people) {
    const session = await town.signIn(town.staff[person]);
    opens.set(person, await opening(session, all));
    const linked = await town.ask<{ id: string }>(session, 'select * from authz.openable($1::uuid[]) as x (id)', [ids]);
    links.set(person, new Set(linked.map(({ id }) => id)));
  }
  const hearing = await town.look<{ file: string; staff: string }>(
    'select f as file, s.id as staff from unnest($1::uuid[]) f cross join authz.staff s where authz.may_open(s.id, f)',
    [ids],
  );
  const found: Record<string, Record<string, string[]>> = {};
  const expected: typeof found = {};
  for (const [name, file] of Object.entries(files)) {
    const asker = await town.signIn(name === 'a contact' ? town.staff.dutyOfficer : town.staff.caseOfficer);
    await town.open(asker, file.id);
    const shown = await town.ask<{ staff: string }>(asker, 'select distinct staff from authz.who_sees($1)', [file.id]);
    const among = (rows: readonly { staff: string }[]) =>
      people.filter((person) => rows.some(({ staff }) => staff === town.staff[person]));
    const opening = people.filter((person) => opens.get(person)?.has(file.id));
    expected[name] = { links: opening, hears: opening, shown: opening };
    found[name] = {
      links: people.filter((person) => links.get(person)?.has(file.id)),
      hears: among(hearing.filter((row) => row.file === file.id)),
      shown: among(shown),
    };
  }
  expect(found).toEqual(expected);
  // There was something to tell apart: the same colleague is let in by one and kept out by another of each pair.
  const letIn = (name: string) => expected[name]?.links;
  for (const name of ['with a consent', 'necessary, signed', 'by a provision', 'in an emergency'])
    expect(letIn(name), name).toContain('outsider');
  for (const name of Object.keys(files).filter((key) => /run out|not signed|over|few|blocked|other side$/.test(key)))
    expect(letIn(name), name).not.toContain('outsider');
  expect(letIn('asked to decide about')).toContain('boardChair');
  expect(letIn('of a team whose member administers')).not.toContain('administrator');
});
