import type { ActionId, NoteId, ProcessId, StaffId } from '../../kernel/ids.ts';
import { endOfDay, type Instant, isBefore } from '../../kernel/instant.ts';
import { isFreeDay } from '../../organisation/index.ts';
import type { Action, SafeContact } from '../../platform/database/schema.generated.ts';
import type { Chronicle } from './chronicle.ts';
import { firstName } from './imagine.ts';
import { type MadeFile, sealing } from './made-file.ts';
import type { Insertable } from './rows.store.ts';
import type { ToldContact } from './tell-contact.ts';
import * as words from './words.ts';
import { dayIn, workDaysOn } from './workday.ts';

export type Work = {
  readonly c: Chronicle;
  readonly file: MadeFile;
  readonly contact: ToldContact;
  readonly officer: StaffId;
  /** Nothing has happened yet after this. */
  readonly now: Instant;
};

/** What a team does in a file in the months after it was opened. */
export function tellWork(work: Work, opened: Instant, firstTaskAfterDays: number): Instant {
  const { c, contact, now } = work;
  const { chance } = c;
  const past = (at: Instant) => isBefore(at, now);
  const begun = workDaysOn(opened, 0.02, chance);
  if (!past(begun)) return begun;
  writeAccount(work, begun);
  const goals = chance
    .some(words.goals, chance.whole(1, 2))
    .map((goal, n) => setGoal(work, begun.add({ minutes: 16 + n * 2 }), goal));
  const planned = workDaysOn(opened, 0.05, chance);
  const count = contact.imagined.goesSilent ? chance.whole(1, 2) : chance.whole(2, 6);
  let due = firstTaskAfterDays;
  for (let n = 0; n < count; n += 1) {
    const at = n < 3 ? planned.add({ minutes: 5 + 3 * n }) : workDaysOn(opened, due * 0.6, chance);
    if (!past(at)) break;
    planAction(work, at, n === 0 ? goals[0] : undefined, due, n);
    due += chance.around(16, 0.7);
  }
  if (chance.happens(0.55) && past(planned)) addProcess(work, planned.add({ minutes: 25 }));
  if (chance.happens(0.3) && past(planned)) setWarning(work, planned.add({ minutes: 31 }));
  if (chance.happens(0.5) && past(planned)) nameSupport(work, planned.add({ minutes: 38 }));
  const months = contact.imagined.goesSilent ? chance.around(0.7, 0.4) : Math.min(14, chance.around(4, 0.7));
  talk(work, opened, months * 30);
  return opened.add({ hours: Math.round(24 * months * 30) });
}

function writeAccount({ c, file, contact, officer }: Work, at: Instant): void {
  const id = c.chance.id();
  const by = contact.imagined.other.name;
  const body = c.chance.pick(words.accounts)(by, firstName(contact.imagined.self));
  const address = `/akt/${file.id}/berattelsen`;
  c.act(file, officer, at, 'account.written', address);
  const account = c.rows.add('account', {
    id,
    fileId: file.id,
    sectionId: file.section('account'),
    version: 1,
    body: file.vault.seal(`account.body:${id}`, body),
    draft: false,
    writtenAt: at,
    writtenBy: officer,
    savedAt: at,
    savedPage: c.chance.bytes(4).toString('hex'),
    changed: null,
    confirmedAt: null,
    confirmedHow: null,
    confirmedTo: null,
    fromFileId: null,
  });
  const subject = { account: id, version: '1' };
  c.happened(file, officer, at, { kind: 'account.written', section: 'account', subject });
  if (c.chance.happens(0.2)) return;
  const confirmedAt = at.add({ minutes: 12 });
  c.act(file, officer, confirmedAt, 'account.confirmed', address);
  const confirmedHow = contact.imagined.language
    ? 'withInterpreter'
    : c.chance.pick(['readHerself', 'readAloud', 'byPhone']);
  Object.assign(account, { confirmedAt, confirmedHow, confirmedTo: officer });
  c.happened(file, officer, confirmedAt, { kind: 'account.confirmed', section: 'account', subject });
}

function setGoal({ c, file, officer }: Work, at: Instant, goal: string): string {
  const id = c.chance.id();
  c.act(file, officer, at, 'plan.goalSet', `/akt/${file.id}/plan`);
  c.rows.add('goal', {
    id,
    fileId: file.id,
    sectionId: file.section('plan'),
    words: file.vault.seal(`goal.words:${id}`, goal),
    at,
    endedAt: null,
    outcome: null,
  });
  c.happened(file, officer, at, { kind: 'plan.goalSet', section: 'plan', subject: { goal: id } });
  return id;
}

/** Nine of ten are done by their day; some later, some turn out not to be possible, and a few are late now. */
export function planAction(
  work: Work,
  at: Instant,
  goalId: string | undefined,
  dueAfter: number,
  n: number,
  decided?: { readonly ownerId: StaffId; readonly itemId: string },
): void {
  const { c, file, officer, now } = work;
  const { chance, town } = c;
  const who = (['supportWorker', 'caseOfficer', 'therapist'] as const)[n % 3] ?? 'caseOfficer';
  const ownerId = decided?.ownerId ?? (who === 'caseOfficer' ? officer : town.staff[who]);
  let dueOn = dayIn(at, Math.max(1, Math.round(dueAfter)));
  while (isFreeDay(dueOn)) dueOn = dueOn.add({ days: 1 });
  const id = chance.id<ActionId>();
  c.act(file, officer, at, decided ? 'meeting.taskDecided' : 'plan.actionAdded', `/akt/${file.id}/plan`);
  const action = c.rows.add('action', {
    id,
    fileId: file.id,
    sectionId: file.section('plan'),
    goalId: goalId ?? null,
    words: file.vault.seal(`action.words:${id}`, chance.pick(words.actions[who])),
    ownerId,
    dueOn,
    madeBy: officer,
    madeAt: at,
    doneAt: null,
    noLongerPossibleAt: null,
    outcome: null,
    itemId: decided?.itemId ?? null,
  });
  const due = endOfDay(dueOn);
  c.happened(file, officer, at, {
    kind: 'plan.actionAdded',
    section: 'plan',
    subject: { action: id },
    about: id,
    owner: ownerId,
    due,
  });
  endAction(work, action, at, due, now);
}

function endAction(
  { c, file, officer }: Work,
  action: Insertable<Action>,
  at: Instant,
  due: Instant,
  now: Instant,
): void {
  const { chance } = c;
  const how = chance.weighed({ inTime: 78, late: 12, notPossible: 10 });
  const length = due.epochMilliseconds - at.epochMilliseconds;
  const share = how === 'late' ? 1 + chance.next() * 0.8 : 0.3 + chance.next() * 0.65;
  const ended = workDaysOn(at, (length * share) / 86_400_000, chance);
  if (!isBefore(ended, now)) return;
  const done = how !== 'notPossible';
  c.act(file, officer, ended, done ? 'plan.actionDone' : 'plan.actionNotPossible', `/akt/${file.id}/plan`);
  const said = done ? (chance.happens(0.4) ? chance.pick(words.doneOutcomes) : null) : chance.pick(words.notPossible);
  Object.assign(action, done ? { doneAt: ended } : { noLongerPossibleAt: ended }, {
    outcome: sealing(file, 'action', action.id)('outcome', said),
  });
  const kind = done ? 'plan.actionDone' : 'plan.actionNotPossible';
  c.happened(file, officer, ended, { kind, section: 'plan', subject: { action: action.id }, about: action.id });
}

function addProcess({ c, file, officer, now }: Work, at: Instant): void {
  const { chance } = c;
  const kind = chance.pick(Object.keys(words.processes) as (keyof typeof words.processes)[]);
  const [holder, next] = words.processes[kind];
  const id = chance.id<ProcessId>();
  c.act(file, officer, at, 'process.added', `/akt/${file.id}/processer`);
  const process = c.rows.add('process', {
    id,
    fileId: file.id,
    sectionId: file.section('processes'),
    kind,
    holder: file.vault.seal(`process.holder:${id}`, holder),
    reference: null,
    nextStep: file.vault.seal(`process.nextStep:${id}`, next),
    nextOn: dayIn(at, chance.whole(5, 40)),
    beganOn: null,
    endedOn: null,
    outcome: null,
    changedAt: at,
  });
  const subject = { process: id };
  c.happened(file, officer, at, { kind: 'process.added', section: 'processes', subject });
  const ended = workDaysOn(at, chance.around(75, 0.6), chance);
  if (!isBefore(ended, now)) return;
  c.act(file, officer, ended, 'process.ended', `/akt/${file.id}/processer`);
  // How it ended is asked of police, prosecutor and court alone; that charges were brought starts nothing.
  const outcome = kind === 'police' ? 'charged' : null;
  Object.assign(process, { endedOn: dayIn(ended, 0), outcome, changedAt: ended });
  c.happened(file, officer, ended, { kind: 'process.ended', section: 'processes', subject, about: id });
}

function setWarning({ c, file, contact, officer }: Work, at: Instant): void {
  const id = c.chance.id();
  const kinds = new Set(contact.imagined.tellings.flatMap((one) => one.kinds));
  const kind = kinds.has('strangulation')
    ? 'strangulation'
    : kinds.has('honourControl')
      ? 'honour'
      : c.chance.pick(['weapon', 'childAbduction', 'childExposed', 'threatToStaff']);
  c.act(file, officer, at, 'warning.set', `/akt/${file.id}/varningar`);
  c.rows.add('warning', {
    id,
    fileId: file.id,
    sectionId: file.section('protection'),
    kind,
    words: null,
    at,
    byId: officer,
    endedAt: null,
    endedBy: null,
  });
  c.happened(file, officer, at, { kind: 'warning.set', section: 'protection', subject: { warning: id } });
}

function nameSupport({ c, file, contact, officer }: Work, at: Instant): void {
  const { supportWorker, therapist } = c.town.staff;
  c.act(file, officer, at, 'team.named', `/akt/${file.id}/team`);
  const ground = c.nameMember(file, officer, at, supportWorker, 'supportWorker');
  c.nameMember(file, officer, at, therapist, 'deputy', ground, 'supportWorker');
  c.putOnOwnDesks(file, at, contact.imagined.self?.name, [supportWorker, therapist]);
  c.happened(file, officer, at, {
    kind: 'team.named',
    section: 'identity',
    subject: { staff: supportWorker, as: 'supportWorker', deputy: therapist },
  });
}

/** Talks and calls with weeks between them; the first one writes down what was still unwritten. */
function talk(work: Work, opened: Instant, days: number): void {
  const { c, contact, now, file, officer } = work;
  const { chance } = c;
  let at = workDaysOn(opened, chance.around(0.6, 0.8), chance);
  const until = opened.add({ hours: Math.round(24 * days) });
  for (let n = 0; isBefore(at, now) && (n === 0 || isBefore(at, until)) && n < 14; n += 1) {
    if (chance.happens(0.8) || n === 0) signNote(c, file, officer, at, chance.pick(words.notes));
    else tried(work, at, chance.weighed({ talked: 60, noAnswer: 32, cannotTalk: 8 }));
    at = workDaysOn(at, chance.around(17, 0.5), chance);
  }
  if (!contact.imagined.goesSilent) return;
  for (let n = 0; n < 3 && isBefore(at, now); n += 1) {
    tried(work, at, 'noAnswer');
    at = workDaysOn(at, chance.around(9, 0.4), chance);
  }
}

/** Signed as it was written, on one page. */
export function signNote(c: Chronicle, file: MadeFile, officer: StaffId, at: Instant, text: string): void {
  const id = c.chance.id<NoteId>();
  c.act(file, officer, at, 'note.signed', `/akt/${file.id}`);
  c.rows.add('note', {
    id,
    fileId: file.id,
    sectionId: file.section('notes'),
    kind: 'journal',
    body: file.vault.seal(`note.body:${id}`, text),
    authorId: officer,
    beganAt: at,
    savedAt: at,
    savedPage: c.chance.bytes(4).toString('hex'),
    happenedAt: at.subtract({ minutes: c.chance.whole(10, 90) }),
    signedAt: at,
    removedAt: null,
  });
  c.rows.add('unwritten', { id, fileId: file.id, staffId: officer, unitId: file.row.unitId, since: at, writtenAt: at });
  for (const row of c.rows.of('unwritten') as { fileId: string; staffId: string; writtenAt?: Instant | null }[])
    if (row.fileId === file.id && row.staffId === officer) row.writtenAt ??= at;
  c.happened(file, officer, at, { kind: 'note.signed', section: 'notes', subject: { note: id } });
}

/** By the way that was agreed, or not at all. */
function tried({ c, file, officer }: Work, at: Instant, result: string): void {
  const ways = c.rows.of('safeContact') as readonly Insertable<SafeContact>[];
  const call = ways.find((way) => way.fileId === file.id && way.channel === 'call' && way.allowed);
  if (!call) return;
  const id = c.chance.id();
  c.act(file, officer, at, 'contact.tried', `/akt/${file.id}/saker-kontakt`, { result });
  c.rows.add('contactTry', {
    id,
    fileId: file.id,
    sectionId: file.section('safeContact'),
    safeContactId: call.id,
    channel: 'call',
    at,
    byId: officer,
    result,
    words: null,
  });
  c.happened(file, officer, at, { kind: 'contact.tried', section: 'safeContact', subject: { try: id, result } });
}
