import type { Id, MeetingId, StaffId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/instant.ts';
import type { AgendaItem } from '../../platform/database/schema.generated.ts';
import { type Group, type HeldMeeting, seat } from './group.ts';
import { sealing } from './made-file.ts';
import type { Insertable } from './rows.store.ts';
import { tellConsent, type Waiver } from './tell-consent.ts';
import { planAction, type Work } from './tell-work.ts';
import * as words from './words.ts';
import { workDaysOn } from './workday.ts';

/** Consent for the units that have something to do, a proposal, the next meeting, and what it decides (voices V50). */
export function tellTakenUp(work: Work, group: Group, opened: Instant): void {
  const { c, file, officer, now } = work;
  const { chance, rows } = c;
  const asked = workDaysOn(opened, chance.around(2.5, 0.8), chance);
  if (!isBefore(asked, now)) return;
  const others = group.speakers.filter(({ unitId }) => unitId !== file.row.unitId);
  const waivers = chance
    .some(others, chance.whole(1, others.length))
    .flatMap(({ unitId }, n) => tellConsent(work, unitId, asked.add({ minutes: 9 * n })) ?? []);
  if (waivers.length === 0) return;
  const proposed = asked.add({ minutes: 40 });
  const id = chance.id<Id<'proposal'>>();
  const question = chance.pick(words.meetingQuestions);
  c.act(file, officer, proposed, 'meeting.proposed', `/akt/${file.id}/moten`);
  const proposal = rows.add('proposal', {
    id,
    fileId: file.id,
    sectionId: file.section('plan'),
    proposedBy: officer,
    proposedAt: proposed,
    question: sealing(file, 'proposal', id)('question', question),
    withdrawnAt: null,
    itemId: null,
  });
  c.happened(file, officer, proposed, { kind: 'meeting.proposed', section: 'plan', subject: { proposal: id } });
  const meeting = group.meetings.find(({ at }) => isBefore(proposed, at));
  if (!meeting?.row.heldAt) return;
  const item = addItem(work, meeting, 'proposed', null);
  proposal.itemId = item.id;
  discuss(work, group, meeting, item, waivers);
}

function addItem(
  { c, file, officer }: Work,
  meeting: HeldMeeting,
  because: string,
  question: string | null,
): Insertable<AgendaItem> {
  const id = c.chance.id<Id<'agendaItem'>>();
  return c.rows.add('agendaItem', {
    id,
    meetingId: meeting.row.id,
    fileId: file.id,
    sectionId: file.section('plan'),
    addedBy: because === 'urgent' ? officer : meeting.row.calledBy,
    addedAt: because === 'urgent' ? meeting.row.calledAt : meeting.at.subtract({ hours: 24 * 5 }),
    because: [because],
    question: sealing(file, 'agenda_item', id)('question', question),
    discussedAt: null,
    postponedAt: null,
    lapsedAt: null,
  });
}

/** Who came hears what is theirs to hear; what is decided becomes actions of the plan, with an owner and a day. */
function discuss(
  work: Work,
  group: Group,
  meeting: HeldMeeting,
  item: Insertable<AgendaItem>,
  waivers: readonly Waiver[],
): void {
  const { c, file, officer, contact } = work;
  const { chance, rows } = c;
  const at = meeting.next;
  const ended = at.add({ minutes: chance.whole(6, 14) });
  meeting.next = ended.add({ minutes: 1 });
  const address = `/moten/${meeting.row.id}`;
  seat(c, meeting, officer, file.row.unitId as never, 'presenter', true);
  const hearing = group.speakers.filter(
    ({ unitId, staffId }) => waivers.some((one) => one.unitId === unitId) && meeting.seats.get(staffId)?.attended,
  );
  const owners = [...hearing.map(({ staffId }) => staffId), c.town.staff.supportWorker, officer];
  const count = chance.whole(1, 3);
  for (let n = 0; n < count; n += 1) {
    const owner = owners[n % owners.length] ?? officer;
    const moment = at.add({ minutes: 1 + n });
    c.putOnOwnDesks(file, moment, contact.imagined.self?.name, [owner]);
    planAction(work, moment, undefined, chance.around(8, 0.5), n, { ownerId: owner, itemId: item.id });
  }
  c.act(file, officer, ended, 'meeting.itemClosed', address);
  item.discussedAt = ended;
  const minutesId = chance.id();
  rows.add('itemMinutes', {
    id: minutesId,
    fileId: file.id,
    sectionId: file.section('plan'),
    itemId: item.id,
    body: file.vault.seal(`item_minutes.body:${minutesId}`, JSON.stringify(words.minutes(count))),
    signedBy: officer,
    signedAt: ended,
  });
  for (const { unitId } of hearing) {
    const waiver = waivers.find((one) => one.unitId === unitId);
    if (!waiver) continue;
    const parts = [...new Set([...waiver.parts, 'identity', 'safeContact', 'plan'])];
    rows.add('disclosure', {
      id: chance.id(),
      fileId: file.id,
      sectionId: file.section('consents'),
      at: ended,
      givenBy: officer,
      receiverUnit: unitId,
      how: 'meeting',
      groundKind: 'secrecyWaiver',
      groundId: waiver.groundId,
      parts,
      heldBack: ['account', 'protection', 'children', 'processes', 'decisions', 'health', 'notes', 'location'].filter(
        (part) => !parts.includes(part),
      ),
    });
  }
  c.log(file, officer, ended, 'meeting.disclosed', { item: item.id }, c.opening(file, officer, ended));
  const subject = { item: item.id, meeting: meeting.row.id };
  c.happened(file, officer, ended, { kind: 'meeting.itemDiscussed', section: 'plan', subject });
}

/** Called at once, for the same team; most are held within a day (voices V52). */
export function tellUrgent(work: Work, group: Group, at: Instant): void {
  const { c, file, officer, now } = work;
  const { chance, town } = c;
  const called = workDaysOn(at, chance.around(0.3, 0.6), chance);
  const startsAt = called.add({ minutes: Math.round(Math.min(60 * 46, chance.around(60 * 7, 0.8))) });
  if (!isBefore(startsAt, now)) return;
  const id = chance.id<MeetingId>();
  const row = c.rows.add('meeting', {
    id,
    groupId: group.id,
    kind: 'urgent',
    calledBy: officer,
    calledAt: called,
    startsAt,
    place: town.keyring.desk.seal(`meeting.place:${id}`, 'Telefonmöte'),
    heldAt: startsAt.add({ minutes: 25 }),
    heldBy: officer,
    cancelledAt: null,
  });
  const meeting: HeldMeeting = { row, at: startsAt, seats: new Map(), next: startsAt.add({ minutes: 2 }) };
  const others: StaffId[] = [town.staff.teamLeader, town.staff.supportWorker];
  c.act(file, officer, called, 'meeting.calledUrgently', `/moten/${id}`);
  seat(c, meeting, officer, town.units.violenceTeam, 'presenter', true);
  for (const one of others) seat(c, meeting, one, town.units.violenceTeam, 'member', chance.happens(0.85));
  for (const one of meeting.seats.values()) {
    if (one.staffId !== officer && !chance.happens(0.85)) continue;
    Object.assign(one, {
      answer: one.attended ? 'coming' : 'notComing',
      answeredAt: called.add({ minutes: chance.whole(1, 90) }),
    });
  }
  const item = addItem(work, meeting, 'urgent', chance.pick(words.meetingQuestions));
  c.happened(file, officer, called, { kind: 'meeting.calledUrgently', section: 'plan', subject: { meeting: id } });
  discuss(work, group, meeting, item, []);
}
