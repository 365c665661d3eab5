import type { FileContext } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { shareWithoutConsent, signers, signersOf, usualDays } from '../consent/index.ts';
import { type MeetingId, newId, type StaffId } from '../kernel/ids.ts';
import { dayOf } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { raiseAlert } from '../today/index.ts';
import { insertUrgentItem, unhindered } from './convene.store.ts';
import type { AskedWithoutConsent, Wanted } from './convene-form.ts';
import type { ConveneFacts } from './load-convening.ts';
import { answerCall, type Called, callTo, insertMeeting } from './meeting.store.ts';
import type { AgendaItemId } from './meeting.ts';

export type ConveneProblem =
  | { readonly kind: 'already' }
  | { readonly kind: 'cannotCome' | 'nobodyToSign'; readonly staffId: StaffId };

/**
 * Calls the meeting (V52). It waits for nobody: who is asked for without consent is called at once, and sees nothing of the
 * file until a second person has signed. Commands of a file take turns, so nobody has called one since the facts were loaded.
 */
export async function convene(
  ctx: FileContext,
  facts: ConveneFacts,
  wanted: Wanted,
): Promise<Result<{ readonly meetingId: MeetingId; readonly called: number }, ConveneProblem>> {
  const { sql, keyring, file, now, actor } = ctx;
  if (facts.waiting) return err({ kind: 'already' });
  const asked = wanted.own.filter((one, n, all) => all.findIndex(({ staffId }) => staffId === one.staffId) === n);
  const free = await unhindered(
    sql,
    file.id,
    asked.map(({ staffId }) => staffId),
  );
  const kept = asked.find(({ staffId }) => !free.has(staffId));
  if (kept) return err({ kind: 'cannotCome', staffId: kept.staffId });
  const second = asked.length > 0 ? await signers(ctx, file) : [];
  const unsigned = asked.find(({ staffId }) => signersOf(second, actor.staffId, staffId).length === 0);
  if (unsigned) return err({ kind: 'nobodyToSign', staffId: unsigned.staffId });

  const meetingId = newId<MeetingId>();
  const itemId = newId<AgendaItemId>();
  await insertMeeting(sql, keyring, {
    id: meetingId,
    groupId: facts.groupId,
    kind: 'urgent',
    startsAt: wanted.startsAt,
    place: wanted.place,
    calledBy: actor.staffId,
    calledAt: now,
  });
  const others: Called[] = [
    ...facts.callable.filter(({ staffId }) => wanted.called.includes(staffId)),
    ...asked.map(({ staffId }) => ({ staffId, unitId: unitOf(facts, staffId), calledAs: 'ownTask' as const })),
  ].map(({ staffId, unitId, calledAs }) => ({ staffId, unitId: unitId ?? unitOf(facts, staffId), calledAs }));
  const me: Called = { staffId: actor.staffId, unitId: unitOf(facts, actor.staffId), calledAs: 'presenter' };
  await callTo(sql, meetingId, [me, ...others], now);
  await answerCall(sql, meetingId, { by: actor.staffId, answer: 'coming', at: now });
  await insertUrgentItem(ctx, { id: itemId, meetingId, question: wanted.question });
  await happened(ctx, file, { kind: 'meeting.calledUrgently', section: 'plan', subject: { meeting: meetingId } });
  for (const one of asked) await askFor(ctx, one);
  await raiseAlert(
    ctx,
    { meetingId },
    'meetingCalled',
    others.map(({ staffId }) => ({ staffId })),
  );
  return ok({ meetingId, called: others.length });
}

const unitOf = ({ staff }: ConveneFacts, staffId: StaffId) =>
  staff.find(({ id }) => id === staffId)?.roles[0]?.unitId ?? null;

/** For a task of her own (OSL 10:2): the ground lies there unsigned, and those who may sign it hear of it now. */
async function askFor(ctx: FileContext, asked: AskedWithoutConsent): Promise<void> {
  const { staffId, because, task, test, parts } = asked;
  const until = dayOf(ctx.now).add({ days: usualDays });
  await shareWithoutConsent(ctx, { staffId, law: 'necessary', without: because, ownTask: task, test, parts, until });
}
