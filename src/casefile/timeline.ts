import type { EventKind } from '../kernel/event-kind.ts';
import { type EventId, parseId, type StaffId } from '../kernel/ids.ts';
import { type Instant, parseInstant } from '../kernel/instant.ts';

export type FileEvent = {
  readonly id: EventId;
  readonly kind: EventKind;
  readonly at: Instant;
  readonly actorId: StaffId;
  readonly actorName: string;
  readonly subject: Readonly<Record<string, string>>;
};

/** What the time line can be narrowed to. */
export const timelineGroups = [
  'notes',
  'contact',
  'protection',
  'children',
  'decisions',
  'plan',
  'processes',
  'meetings',
  'consents',
  'team',
] as const;
export type TimelineGroup = (typeof timelineGroups)[number];

const groupOf = {
  'contact.received': 'contact',
  'contact.changed': 'contact',
  'contact.claimed': 'team',
  'contact.handedOver': 'team',
  'contact.given': 'team',
  'contact.notNow': 'contact',
  'contact.reopened': 'contact',
  'contact.ended': 'contact',
  'contact.filesOpened': 'contact',
  'contact.attached': 'contact',
  'contact.detached': 'contact',
  'contact.returned': 'contact',
  'contact.tried': 'contact',
  'safeContact.set': 'contact',
  'safeContact.locked': 'contact',
  'interpreter.checked': 'contact',
  'dutyToReport.told': 'contact',
  'person.told': 'contact',
  'child.told': 'children',
  'person.corrected': 'contact',
  'violence.told': 'notes',
  'fear.rated': 'protection',
  'protection.begun': 'protection',
  'protection.paused': 'protection',
  'protection.assessed': 'protection',
  'child.protectionAssessed': 'children',
  'risk.begun': 'protection',
  'risk.paused': 'protection',
  'risk.assessed': 'protection',
  'risk.assessedLower': 'protection',
  'risk.secondRead': 'protection',
  'risk.redEvent': 'protection',
  'risk.redEventMistaken': 'protection',
  'risk.rated': 'protection',
  'concern.sent': 'children',
  'concern.dismissed': 'children',
  'concern.reported': 'children',
  'concern.received': 'children',
  'concern.feedbackAsked': 'children',
  'concern.feedbackGiven': 'children',
  'child.needTold': 'children',
  'child.needMet': 'children',
  'child.heard': 'children',
  'child.schoolingTold': 'children',
  'child.outcomeSet': 'children',
  'child.gapFound': 'children',
  'promise.given': 'plan',
  'promise.kept': 'plan',
  'promise.withdrawn': 'plan',
  'decision.asked': 'decisions',
  'decision.made': 'decisions',
  'decision.changed': 'decisions',
  'placement.decidedAtOnce': 'decisions',
  'placement.submittedToCourt': 'decisions',
  'placement.ended': 'decisions',
  'file.created': 'team',
  'file.linked': 'team',
  'file.handedOver': 'team',
  'protectedIdentity.set': 'protection',
  'block.set': 'team',
  'block.ended': 'team',
  'team.named': 'team',
  'team.ended': 'team',
  'account.written': 'notes',
  'account.confirmed': 'notes',
  'account.retold': 'notes',
  'note.signed': 'notes',
  'note.annotated': 'notes',
  'note.removed': 'notes',
  'item.withheld': 'notes',
  'item.notWithheld': 'notes',
  'process.added': 'processes',
  'process.changed': 'processes',
  'process.ended': 'processes',
  'plan.goalSet': 'plan',
  'plan.goalEnded': 'plan',
  'plan.actionAdded': 'plan',
  'plan.actionChanged': 'plan',
  'plan.actionDone': 'plan',
  'plan.actionNotPossible': 'plan',
  'plan.obstacleMet': 'plan',
  'plan.obstacleRemoved': 'plan',
  'plan.roomBooked': 'plan',
  'safetyPlan.made': 'protection',
  'safetyPlan.printed': 'protection',
  'location.added': 'protection',
  'location.changed': 'protection',
  'location.ended': 'protection',
  'location.given': 'team',
  'location.taken': 'team',
  'letter.made': 'consents',
  'letter.signed': 'consents',
  'letter.withdrawn': 'consents',
  'reading.asked': 'consents',
  'reading.made': 'consents',
  'reading.signed': 'consents',
  'reading.given': 'consents',
  'reading.refused': 'consents',
  'reading.withdrawn': 'consents',
  'guardian.blocked': 'protection',
  'guardian.unblocked': 'protection',
  'warning.set': 'protection',
  'warning.ended': 'protection',
  'investigation.due': 'decisions',
  'adultInvestigation.opened': 'decisions',
  'adultInvestigation.notOpened': 'decisions',
  'adultInvestigation.ended': 'decisions',
  'childInvestigation.opened': 'children',
  'childInvestigation.notOpened': 'children',
  'childInvestigation.ended': 'children',
  'investigation.handedIn': 'decisions',
  'investigation.returned': 'decisions',
  'investigation.signed': 'decisions',
  'consent.asked': 'consents',
  'consent.given': 'consents',
  'consent.signed': 'consents',
  'consent.leftToEnd': 'consents',
  'consent.refused': 'consents',
  'consent.notAsked': 'consents',
  'consent.withdrawn': 'consents',
  'consent.withdrawalChecked': 'consents',
  'necessary.asked': 'consents',
  'necessary.signed': 'consents',
  'necessary.ended': 'consents',
  'disclosure.made': 'consents',
  'disclosure.asked': 'consents',
  'disclosure.refused': 'consents',
  'emergency.opened': 'consents',
  'emergency.reviewed': 'consents',
  'certificate.issued': 'consents',
  'certificate.answered': 'consents',
  'certificate.ended': 'consents',
  'meeting.proposed': 'meetings',
  'meeting.proposalWithdrawn': 'meetings',
  'meeting.calledUrgently': 'meetings',
  'meeting.cancelled': 'meetings',
  'meeting.inputGiven': 'meetings',
  'meeting.itemDiscussed': 'meetings',
  'meeting.itemPostponed': 'meetings',
  'clock.extended': 'decisions',
  'clock.reassigned': 'team',
  'step.planned': 'plan',
  'step.answered': 'plan',
  'step.done': 'plan',
  'step.cancelled': 'plan',
  'safety.considered': 'protection',
  'tie.decided': 'team',
  'tie.ended': 'team',
  'review.held': 'team',
} as const satisfies Record<EventKind, TimelineGroup>;

export const kindsIn = (group: TimelineGroup): EventKind[] =>
  (Object.keys(groupOf) as EventKind[]).filter((kind) => groupOf[kind] === group);

/** Where the page before ended. Two events may share a moment, so the id goes along. */
export type Cursor = { readonly at: Instant; readonly id: EventId };

export const showCursor = ({ at, id }: Cursor): string => `${at.toString()}_${id}`;

/** A cursor that was tampered with is no cursor: the newest are shown. */
export function parseCursor(text: string | undefined): Cursor | undefined {
  const [moment = '', event = ''] = (text ?? '').split('_', 2);
  const at = parseInstant(moment);
  const id = parseId<EventId>(event);
  return at.ok && id.ok ? { at: at.value, id: id.value } : undefined;
}

export const parseGroup = (text: string | undefined): TimelineGroup | undefined =>
  timelineGroups.find((group) => group === text);
