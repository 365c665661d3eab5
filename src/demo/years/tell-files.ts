import { type SectionKind, sideMark } from '../../access/index.ts';
import type { FileId, PersonId, StaffId, UnitId } from '../../kernel/ids.ts';
import { dayOf, type Instant, startOfDay } from '../../kernel/instant.ts';
import type { Contact } from '../../platform/database/schema.generated.ts';
import { deskName } from '../../today/index.ts';
import { type Chronicle, running } from './chronicle.ts';
import { type MadeFile, sealing } from './made-file.ts';
import {
  type Assessed,
  addFear,
  addInterpreter,
  addPerson,
  addProtection,
  addSafeContact,
  addViolence,
  type ToldPerson,
  type Way,
} from './parts.ts';
import type { Insertable } from './rows.store.ts';
import type { ToldContact } from './tell-contact.ts';
import { copyWhatBinds, noteCopy, type Opened, writePeople } from './tell-copies.ts';
import { indexPerson, leaveUnwritten, told } from './tell-parts.ts';

type Team = { readonly responsible: StaffId; readonly deputy: StaffId };

/** What is handed over, and what the receiver's desk shows of it. */
type Handed = {
  readonly file: MadeFile;
  readonly row: Insertable<Contact>;
  readonly name: string | undefined;
  readonly unitId: UnitId;
  readonly words: string;
};

/** Handed to a person who goes on, with a deputy; who held it before lets go. */
export function handOver(c: Chronicle, contact: Handed, by: StaffId, to: Team, at: Instant): void {
  const { file, row, unitId } = contact;
  const opening = c.opening(file, by, at);
  c.submit(by, at, '/mottag');
  const outcomeWords = sealing(file, 'contact', file.id)('outcome_words', contact.words);
  Object.assign(row, { state: 'handedOver', outcome: 'handedOver', outcomeWords });
  const subject = { unit: unitId, staff: to.responsible };
  c.happened(file, by, at, { kind: 'contact.handedOver', section: 'account', subject, owner: to.responsible });
  c.clearDesks(file);
  c.log(file, by, at, 'file.handedOver', subject, opening);
  file.row.unitId = unitId;
  c.putOnDesk(file, at, {
    kind: 'contact',
    name: deskName(contact.name),
    state: 'handedOver',
    urgency: row.urgency ?? 0,
    owner: to.responsible,
    staff: [to.responsible, to.deputy],
    since: row.receivedAt,
  });
  for (const clock of running(file)) Object.assign(clock, { unitId, ownerId: to.responsible });
  c.endGrounds(file, by, at, ['received', 'responsible', 'deputy']);
  const ground = c.giveGround(file, to.responsible, at, 'responsible');
  c.giveGround(file, to.deputy, at, 'deputy', ground.id);
  // Written last, when what she had open has ended.
  c.log(file, by, at, 'contact.handedOver', { changed: true });
}

/** One file for each person, with what came in copied under its own key; the situation alone knows that they belong together. */
export function openFiles(
  c: Chronicle,
  contact: ToldContact,
  team: Team,
  otherTeam: Team | undefined,
  at: Instant,
): Opened[] {
  const { file, row, people, unwritten } = contact;
  const by = team.responsible;
  c.act(file, by, at, 'contact.filesOpened', `/akt/${file.id}`);
  const withFile = people.filter(
    ({ part }) => part === 'self' || part === 'child' || (part === 'usesViolence' && otherTeam),
  );
  const opened = withFile.map((person): Opened => {
    const members = person.part === 'usesViolence' && otherTeam ? otherTeam : team;
    return { file: newFile(c, file, person, by, members, at), self: c.chance.id<PersonId>(), person };
  });
  const fileOf = new Map(opened.map(({ person, file: own }) => [person.id, own.id]));
  const followed = opened.map((one) => fill(c, contact, one, fileOf, by, at));
  const hers = opened.find(({ person }) => person.part === 'self');
  Object.assign(row, {
    state: 'filesOpened',
    outcome: 'filesOpened',
    endedAt: at,
    concernsFileId: hers?.file.id ?? null,
  });
  c.changeOnDesk(file, at, { state: 'filesOpened' });
  const files = opened.filter(({ person }) => person.part !== 'usesViolence').map((one) => one.file.id);
  c.happened(file, by, at, { kind: 'contact.filesOpened', section: 'account', subject: { files: files.join(' ') } });
  unwritten.writtenAt = at;
  c.unindex(file);
  // What comes of each child is asked in the adult's file, also of one with a file of their own (V20).
  const inHers = hers && followed[opened.indexOf(hers)];
  if (hers && inHers) c.moveClocks(file, hers.file, at, inHers, false, team.responsible, ofChildren);
  for (const one of opened.filter(({ person }) => person.part === 'child'))
    c.moveClocks(file, one.file, at, new Map([[one.person.id, one.self]]), false, team.responsible, theirOwn);
  if (hers) c.moveClocks(file, hers.file, at, new Map([[hers.person.id, hers.self]]), true, team.responsible, theirOwn);
  tie(c, opened, file, by, at);
  for (const one of opened)
    if (one.person.part === 'usesViolence' && otherTeam) c.endGrounds(one.file, by, at, ['received']);
  return opened;
}

function newFile(c: Chronicle, contact: MadeFile, person: ToldPerson, by: StaffId, team: Team, at: Instant): MadeFile {
  const own = team.responsible === by;
  const file = c.makeFile({
    kind: 'person',
    unitId: contact.row.unitId as UnitId,
    by,
    at,
    function: own ? 'responsible' : 'received',
  });
  const ground = own ? file.grounds[0] : c.nameMember(file, by, at, team.responsible, 'responsible');
  c.nameMember(file, by, at, team.deputy, 'deputy', ground);
  c.putOnDesk(file, at, {
    kind: 'file',
    name: deskName(person.name ?? undefined),
    state: 'active',
    urgency: 0,
    owner: team.responsible,
    staff: [team.responsible, team.deputy],
    since: startOfDay(dayOf(at)),
  });
  return file;
}

const ofChildren = { section: 'children', kinds: (kind: string) => kind === 'childOutcome' } as const;
const theirOwn = { section: 'protection', kinds: (kind: string) => kind !== 'childOutcome' } as const;

const sides = { self: 'victim', child: 'childWitness', usesViolence: 'perpetrator' } as const;
type WithFile = keyof typeof sides;
const partOf = ({ person }: Pick<Opened, 'person'>): WithFile => person.part as WithFile;

function fill(
  c: Chronicle,
  contact: ToldContact,
  one: Opened,
  fileOf: ReadonlyMap<PersonId, FileId>,
  by: StaffId,
  at: Instant,
): ReadonlyMap<PersonId, PersonId> {
  const { file, self, person } = one;
  const { rows } = c;
  const ids = writePeople(c, contact, one, fileOf, at);
  const side = sides[partOf(one)];
  rows.add('fileSide', {
    fileId: file.id,
    sectionId: file.section('identity'),
    side: file.vault.seal(`file_side.side:${file.id}`, side),
    mark: sideMark(file.vault, side),
  });
  indexPerson(c, file, person, at);
  const copied = (table: string, rowId: string, section: SectionKind) =>
    noteCopy(c, contact.file, file, table, rowId, section, at);
  const mapped = (id: string | undefined) => (id ? (ids.get(id as PersonId) ?? null) : null);
  if (person.part === 'self') {
    const other = contact.people.find(({ part }) => part === 'usesViolence');
    for (const [n, telling] of contact.imagined.tellings.entries()) {
      const toldAt = contact.tellings[n]?.at ?? at;
      for (const id of addViolence(c, file, telling, { by: mapped(other?.id), to: self, at: toldAt }))
        copied('violence_told', id, 'account');
    }
    for (const way of contact.ways)
      copied('safe_contact', addSafeContact(c, file, way, contact.agreedAt, contact.language.by), 'safeContact');
    copied('interpreter_need', addInterpreter(c, file, contact.imagined.language, contact.language), 'safeContact');
    for (const fear of contact.fears) copied('fear_rating', addFear(c, file, self, fear), 'protection');
  }
  for (const made of contact.assessed)
    if (made.personId === person.id)
      copied('protection_assessment', addProtection(c, file, { ...made, personId: self }), 'protection');
  if (person.part === 'self') copyWhatBinds(c, contact, one, copied);
  const subject: Record<string, string> = person.part === 'usesViolence' ? {} : { contact: contact.file.id };
  c.happened(file, by, at, { kind: 'file.created', section: 'identity', subject });
  if (person.part === 'self') leaveUnwritten(c, file, by, contact.imagined.receivedAt);
  return ids;
}

function tie(c: Chronicle, opened: readonly Opened[], contact: MadeFile, by: StaffId, at: Instant): void {
  if (opened.length < 2) return;
  const roles = { self: 'victim', child: 'childWitness', usesViolence: 'perpetrator' } as const;
  const situation = c.makeFile({
    kind: 'situation',
    unitId: contact.row.unitId as UnitId,
    by,
    at,
    function: 'responsible',
  });
  for (const one of opened)
    c.rows.add('authz.situationMember', { situationId: situation.id, fileId: one.file.id, role: roles[partOf(one)] });
  c.happened(situation, by, at, { kind: 'file.created', section: 'identity' });
  // Whoever ties keeps nothing of it.
  c.endGrounds(situation, by, at, ['responsible']);
}

/** A child's own file in the children's unit, out of the report that came to it. */
export function openOne(
  c: Chronicle,
  from: { file: MadeFile; row: Insertable<Contact>; self: ToldPerson; way: Way; agreedAt: Instant; made: Assessed },
  by: StaffId,
  at: Instant,
): MadeFile {
  const { file, self } = from;
  const { staff } = c.town;
  const deputy = by === staff.childOfficer ? staff.otherChildOfficer : staff.childOfficer;
  c.act(file, by, at, 'contact.filesOpened', `/akt/${file.id}`);
  const own = newFile(c, file, self, by, { responsible: by, deputy }, at);
  const id = c.chance.id<PersonId>();
  const { name, number, birthYear } = self;
  addPerson(c, own, { ...told(c, { part: 'self', name, number, birthYear }), id });
  c.rows.add('fileSide', {
    fileId: own.id,
    sectionId: own.section('identity'),
    side: own.vault.seal(`file_side.side:${own.id}`, 'victim'),
    mark: sideMark(own.vault, 'victim'),
  });
  indexPerson(c, own, self, at);
  noteCopy(c, file, own, 'safe_contact', addSafeContact(c, own, from.way, from.agreedAt, by), 'safeContact', at);
  noteCopy(
    c,
    file,
    own,
    'protection_assessment',
    addProtection(c, own, { ...from.made, personId: id }),
    'protection',
    at,
  );
  c.happened(own, by, at, { kind: 'file.created', section: 'identity', subject: { contact: file.id } });
  leaveUnwritten(c, own, by, from.row.receivedAt);
  Object.assign(from.row, { state: 'filesOpened', outcome: 'filesOpened', endedAt: at, concernsFileId: own.id });
  c.changeOnDesk(file, at, { state: 'filesOpened' });
  c.happened(file, by, at, { kind: 'contact.filesOpened', section: 'account', subject: { files: own.id } });
  c.unindex(file);
  c.moveClocks(file, own, at, new Map([[self.id, id]]), true, by, theirOwn);
  return own;
}
