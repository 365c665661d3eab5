import { sideMark } from '../../access/index.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ConcernReport, Contact, ReportThread } from '../../platform/database/schema.generated.ts';
import { deskName } from '../../today/index.ts';
import { type Chronicle, running } from './chronicle.ts';
import { type MadeFile, sealing } from './made-file.ts';
import { addPerson, addSafeContact, type ToldPerson } from './parts.ts';
import type { Insertable } from './rows.store.ts';
import type { ToldContact } from './tell-contact.ts';
import { openOne } from './tell-files.ts';
import { assess, indexPerson, Minutes, told } from './tell-parts.ts';
import { signNote } from './tell-work.ts';
import * as words from './words.ts';
import { workDaysOn } from './workday.ts';

/** The pages have no way yet to end a child's investigation, which shall be done in four months: older ones were none. */
const INVESTIGATED_WITHIN_DAYS = 100;

/** Reported by whoever heard of it, to the children's unit, which works on in a file of its own (SoL 19:1, 20:1–2). */
export function tellConcerns(c: Chronicle, contact: ToldContact, from: Instant): Instant {
  const by = c.town.staff[contact.imagined.receiver];
  const time = new Minutes(c, from);
  for (const child of contact.people.filter(({ part }) => part === 'child'))
    reportOne(c, contact, child, by, time.next());
  return time.now;
}

function reportOne(c: Chronicle, contact: ToldContact, child: ToldPerson, by: StaffId, at: Instant): void {
  const { rows, chance, town } = c;
  const { file } = contact;
  const address = `/kontakt/${file.id}`;
  c.act(file, by, at, 'concern.sent', `${address}/barn`);
  const own = c.makeFile({
    kind: 'contact',
    unitId: town.units.childrenUnit,
    by,
    at,
    function: undefined,
    purpose: 'report',
  });
  rows.add('fileSide', {
    fileId: own.id,
    sectionId: own.section('identity'),
    side: own.vault.seal(`file_side.side:${own.id}`, 'childWitness'),
    mark: sideMark(own.vault, 'childWitness'),
  });
  const self = told(c, { part: 'self', name: child.name, number: child.number, birthYear: child.birthYear });
  addPerson(c, own, self);
  const row = rows.add('contact', {
    fileId: own.id,
    sectionId: own.section('account'),
    channel: 'eService',
    source: 'otherUnit',
    receivedAt: at,
    receivedBy: by,
    urgency: 2,
    state: 'received',
    childrenKnown: 'notAsked',
    outcome: null,
    outcomeWords: null,
    endedAt: null,
    concernsFileId: null,
  });
  indexPerson(c, own, self, at);
  const said = chance.pick(words.fromChild);
  const threadId = chance.id();
  const thread = rows.add('reportThread', {
    id: threadId,
    fromFileId: file.id,
    childFileId: own.id,
    toUnitId: town.units.childrenUnit,
    madeAt: at,
    madeBy: by,
    receivedAt: null,
    receivedBy: null,
    outcome: null,
    decidedAt: null,
    decidedBy: null,
    feedbackWanted: false,
  });
  const report = (to: MadeFile, childId: string, direction: string) => {
    const id = chance.id();
    return rows.add('concernReport', {
      id,
      fileId: to.id,
      sectionId: to.section('children'),
      childId,
      threadId,
      direction,
      madeAt: at,
      madeBy: by,
      words: to.vault.seal(`concern_report.words:${id}`, said),
      endangersIfTold: 'yes',
      outcomeWords: null,
    });
  };
  report(file, child.id, 'sent');
  const received = report(own, self.id, 'received');
  Object.assign(contact.personRows.get(child.id) ?? {}, { ownFileId: own.id });
  const officer = chance.pick([town.staff.childOfficer, town.staff.otherChildOfficer]);
  c.putOnDesk(own, at, {
    kind: 'contact',
    name: deskName(child.name ?? undefined),
    state: 'received',
    urgency: 2,
    owner: null,
    staff: [],
    since: at,
  });
  c.happened(own, by, at, {
    kind: 'concern.reported',
    section: 'children',
    subject: { thread: threadId },
    about: self.id,
    owner: officer,
  });
  c.happened(file, by, at, {
    kind: 'concern.sent',
    section: 'children',
    subject: { thread: threadId },
    about: child.id,
  });
  const seen = workDaysOn(at, chance.around(0.15, 0.9), chance);
  rows.add('alert', {
    id: chance.id(),
    fileId: own.id,
    fileKind: 'contact',
    staffId: null,
    unitId: town.units.childrenUnit,
    duty: 'duty',
    kind: 'concernReported',
    at,
    raisedBy: by,
    seenAt: c.isDone(seen) ? seen : null,
    seenBy: c.isDone(seen) ? officer : null,
  });
  if (!c.isDone(seen)) return;

  const theirs = `/kontakt/${own.id}`;
  const time = new Minutes(c, seen);
  // Received: claimed with it, since nobody was responsible.
  claim(c, own, officer, time.next());
  Object.assign(thread, { receivedAt: time.now, receivedBy: officer });
  c.happened(own, officer, time.now, { kind: 'concern.received', section: 'children' });
  c.act(own, officer, time.now, 'concern.received', `${theirs}/anmalan`);
  const made = assess(
    c,
    own,
    officer,
    time.next(),
    self,
    { need: contact.imagined.need, fear: undefined, channel: 'call' },
    theirs,
  );

  const age = (c.now.epochMilliseconds - at.epochMilliseconds) / 86_400_000;
  const decided = workDaysOn(time.now, Math.min(18, chance.around(6, 0.8)), chance);
  if (!c.isDone(decided)) return;
  const outcome = age < INVESTIGATED_WITHIN_DAYS && chance.happens(0.6) ? 'opened' : 'notOpened';
  c.act(own, officer, time.next(), 'safeContact.set', `${theirs}/saker-kontakt`);
  const way = {
    channel: 'letter',
    allowed: false,
    target: null,
    hours: [],
    emergency: false,
    codeWord: null,
    neverSay: null,
  };
  addSafeContact(c, own, way, time.now, officer);
  c.happened(own, officer, time.now, { kind: 'safeContact.set', section: 'safeContact' });
  time.skipTo(decided);
  const theirWork: Told = { own, row, thread, received, officer, time };
  if (outcome === 'opened') {
    decide(c, theirWork, officer, outcome);
    const childs = openOne(c, { file: own, row, self, way, agreedAt: time.now, made }, officer, time.next());
    const written = workDaysOn(time.now, chance.around(0.2, 0.5), chance);
    if (c.isDone(written)) signNote(c, childs, officer, written, chance.pick(words.childNotes));
  } else leaderDecides(c, theirWork);
}

type Told = {
  readonly own: MadeFile;
  readonly row: Insertable<Contact>;
  readonly thread: Insertable<ReportThread>;
  readonly received: Insertable<ConcernReport>;
  readonly officer: StaffId;
  readonly time: Minutes;
};

function decide(
  c: Chronicle,
  { own, thread, received, time }: Told,
  by: StaffId,
  outcome: keyof typeof words.investigationWords,
) {
  c.act(own, by, time.next(), 'concern.decided', `/kontakt/${own.id}/anmalan`);
  Object.assign(thread, { outcome, decidedAt: time.now, decidedBy: by });
  received.outcomeWords = own.vault.seal(
    `concern_report.outcome_words:${received.id}`,
    words.investigationWords[outcome],
  );
  const opened = outcome === 'opened';
  const kind = opened ? 'childInvestigation.opened' : 'childInvestigation.notOpened';
  const delegation = c.town.delegations[opened ? 'openChildInvestigation' : 'notOpenChildInvestigation'];
  c.happened(own, by, time.now, { kind, section: 'children', subject: { thread: thread.id, outcome, delegation } });
}

/** Not to investigate is for a leader to decide, on a day when she has the unit's duty; the officer then ends it. */
function leaderDecides(c: Chronicle, report: Told): void {
  const { own, row, officer, time } = report;
  decide(c, report, c.town.staff.childrenLeader, 'notOpened');
  const theirs = `/kontakt/${own.id}`;
  c.act(own, officer, time.next(), 'dutyToReport.told', theirs);
  row.dutyToReportToldAt = time.now;
  c.happened(own, officer, time.now, { kind: 'dutyToReport.told', section: 'account' });
  c.act(own, officer, time.next(), 'contact.changed', theirs);
  row.childrenKnown = 'no';
  c.happened(own, officer, time.now, {
    kind: 'contact.changed',
    section: 'account',
    subject: { part: 'childrenKnown' },
  });
  c.act(own, officer, time.next(), 'contact.ended', theirs);
  const outcomeWords = sealing(own, 'contact', own.id)('outcome_words', words.investigationWords.notOpened);
  Object.assign(row, { state: 'ended', outcome: 'advice', outcomeWords, endedAt: time.now });
  c.changeOnDesk(own, time.now, { state: 'ended' });
  c.happened(own, officer, time.now, { kind: 'contact.ended', section: 'account', subject: { outcome: 'advice' } });
}

/** The first who takes it holds it, with the clocks that run. */
export function claim(c: Chronicle, file: MadeFile, officer: StaffId, at: Instant): void {
  c.claimed(file, officer, at);
  c.changeOnDesk(file, at, { state: 'ongoing', ownerId: officer });
  for (const clock of running(file)) if (clock.rule !== 'planAction') clock.ownerId = officer;
}
