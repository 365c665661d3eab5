import type { FileContext } from '../access/index.ts';
import { clocksOf, type Happening, happened, moveClock } from '../clocks/index.ts';
import { type ChildMayGet, mayGive } from '../guardians/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import { isBefore } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { goFor, raiseStep } from '../situation/index.ts';
import { insertAllianceRating } from './alliance.store.ts';
import { allianceDue } from './alliance.ts';
import {
  beginIntervention,
  endIntervention,
  type InterventionAsked,
  insertIntervention,
  setExtent,
  setNeeds,
  setWorker,
} from './intervention.store.ts';
import {
  type Ending,
  type ExitReason,
  endsAt,
  type Intervention,
  type InterventionId,
  isNearEnd,
  missedDue,
  missedTwice,
  missingOf,
  silenceDue,
} from './intervention.ts';
import { raterFor } from './rater.store.ts';
import { isRatingClock, ratingClocks } from './rating-due.ts';
import type { AccessNeed, Service } from './service.ts';
import { insertLightContact, leftOnDesk, writeOutcome } from './talk.store.ts';
import { isHeld, type LightWay, type Talk } from './talk.ts';
import { insertTurn, type Turn, type TurnChoice } from './turn.store.ts';

type Written = Parameters<typeof writeOutcome>[3];

/** One event of an intervention, in the plan of its file. */
export const tell = async (
  ctx: FileContext,
  one: { readonly id: InterventionId },
  what: Pick<Happening, 'kind' | 'starts' | 'replaces' | 'owner'>,
) => {
  await happened(ctx, ctx.file, { ...what, section: 'plan', subject: { intervention: one.id }, about: one.id });
  await leftOnDesk(ctx.sql, ctx.file.id);
};

export async function askIntervention(ctx: FileContext, asked: InterventionAsked): Promise<InterventionId> {
  const id = await insertIntervention(ctx, ctx.file, asked);
  await tell(ctx, { id }, { kind: 'intervention.asked' });
  return id;
}

type Beginning = {
  readonly one: Intervention;
  readonly service: Service;
  readonly guardians: ChildMayGet | undefined;
};
export type BeginProblem = 'notReached' | 'noGo' | 'noPlace' | 'noConsent' | 'taken';

/**
 * Within reach, with a place where it is a group, for a child with the guardians' consent or a lawful way without it, and with a leader's go
 * where it is with one who uses violence. What it was granted by is carried out from now on: the clock of the decision is met too (SoL 34:1).
 */
export async function begin(
  ctx: FileContext,
  { one, service, guardians }: Beginning,
): Promise<Result<true, BeginProblem>> {
  if (one.unreached.length > 0) return err('notReached');
  if (service.kind === 'groupProgramme' && !one.placedAt) return err('noPlace');
  if (guardians && !mayGive(guardians)) return err('noConsent');
  const go = await goFor(ctx, 'programmeBegins');
  if (!go) return err('noGo');
  if (!(await beginIntervention(ctx, ctx.file, one.id))) return err('taken');
  await go.use();
  const end = endsAt({ ...one, begunAt: ctx.now }, [], ctx.now);
  await tell(ctx, one, {
    kind: 'intervention.begun',
    owner: one.workerId,
    ...(one.decisionId ? { replaces: [one.decisionId as InterventionId] } : {}),
    starts: [
      { kind: 'silence', due: silenceDue(ctx.now) },
      ...(end ? [{ kind: 'supportEnds' as const, due: end }] : []),
      ...(await ratingClocks(ctx, one, { begins: true, end })),
    ],
  });
  return ok(true);
}

/** What is needed to be able to come. `arranged` is what the service doesn't have, and somebody has seen to. */
export async function changeNeeds(
  ctx: FileContext,
  one: Intervention,
  service: Service,
  needs: readonly AccessNeed[],
  arranged: readonly AccessNeed[],
): Promise<void> {
  const unreached = missingOf(needs, service).filter((need) => !arranged.includes(need));
  await setNeeds(ctx, ctx.file, one, needs, unreached);
  const [was, is] = [one.unreached.length > 0, unreached.length > 0];
  const { begunAt, decisionId } = one;
  if (begunAt && is && !was) await raiseStep(ctx, 'programmeBroken');
  if (!begunAt || !decisionId || was === is) return void (await tell(ctx, one, { kind: 'intervention.needsSet' }));
  // What was granted and is interrupted has its three months again, by the decision's own clock (SoL 34:1).
  await happened(ctx, ctx.file, {
    kind: is ? 'intervention.interrupted' : 'intervention.resumed',
    // Where whoever gives it can write, and whoever decided can read.
    section: 'plan',
    subject: { intervention: one.id },
    about: decisionId as InterventionId,
    owner: one.workerId,
  });
}

/** Somebody else gives it: the clocks go along, so that each has an owner who is there. */
export async function handTo(ctx: FileContext, one: Intervention, worker: StaffId): Promise<void> {
  await setWorker(ctx, ctx.file, one.id, worker);
  const rater = await raterFor(ctx, worker);
  for (const { kind, dueAt } of await ownClocks(ctx, one))
    await moveClock(ctx.sql, ctx.file.id, kind, one.id, { dueAt, ownerId: isRatingClock(kind) ? rater : worker });
  await tell(ctx, one, { kind: 'intervention.handedOver' });
}

export const ownClocks = async ({ sql, file }: FileContext, one: { readonly id: InterventionId }) =>
  (await clocksOf(sql, file.id)).filter(({ about }) => about !== null && (about as string) === one.id);

/** What became of a talk. A word from the person begins the silence anew; two that nobody came to bring the question nearer. */
export async function recordTalk(
  ctx: FileContext,
  one: Intervention,
  talks: readonly Talk[],
  talk: Talk,
  written: Written,
): Promise<boolean> {
  if (!(await writeOutcome(ctx, ctx.file, talk.id, written))) return false;
  const after = talks.map((other) => (other.id === talk.id ? { ...other, ...written, writtenAt: ctx.now } : other));
  const clocks = await ownClocks(ctx, one);
  if (isHeld(written)) {
    const running = clocks.some(({ kind }) => kind === 'supportEnds');
    const end = !running && isNearEnd(one, after, ctx.now) ? endsAt(one, after, ctx.now) : undefined;
    const alliance = talk.sessionId === null ? allianceDue(one, after, ctx.now) : undefined;
    await tell(ctx, one, {
      kind: 'talk.held',
      owner: one.workerId,
      starts: [
        { kind: 'silence', due: silenceDue(ctx.now) },
        ...(end ? [{ kind: 'supportEnds' as const, due: end }] : []),
        ...(alliance ? [{ kind: 'allianceRated' as const, due: alliance }] : []),
        ...(await ratingClocks(ctx, one, { begins: false, end })),
      ],
    });
    return true;
  }
  const silence = clocks.find(({ kind }) => kind === 'silence');
  if (silence) {
    const due =
      written.outcome === 'cancelledByPerson'
        ? silenceDue(ctx.now)
        : missedTwice(after)
          ? missedDue(ctx.now)
          : silence.dueAt;
    const moved = written.outcome === 'cancelledByPerson' || isBefore(due, silence.dueAt);
    if (moved) await moveClock(ctx.sql, ctx.file.id, 'silence', one.id, { dueAt: due, ownerId: silence.ownerId });
  }
  if (written.outcome === 'noShow') await raiseStep(ctx, 'noShow');
  await tell(ctx, one, { kind: written.outcome === 'noShow' ? 'talk.missed' : 'talk.cancelled' });
  return true;
}

export async function recordLightContact(
  ctx: FileContext,
  one: Intervention,
  contact: { readonly way: LightWay; readonly byPerson: boolean },
): Promise<void> {
  await insertLightContact(ctx, ctx.file, one.id, contact);
  await tell(ctx, one, {
    kind: 'lightContact.made',
    owner: one.workerId,
    // After the end it still counts as work (V17), and nobody waits for more.
    starts: one.begunAt && !one.endedAt ? [{ kind: 'silence', due: silenceDue(ctx.now) }] : [],
  });
}

/** The silence was thought about, and there is a reason to wait: a month more. */
export const waitOn = (ctx: FileContext, one: Intervention) =>
  tell(ctx, one, {
    kind: 'silence.answered',
    owner: one.workerId,
    starts: [{ kind: 'silence', due: silenceDue(ctx.now) }],
  });

type End = {
  readonly how: Ending;
  readonly reason?: ExitReason;
  readonly words: string | undefined;
  /** Why nobody was asked how working together feels, where that was waited for. */
  readonly unrated?: string | undefined;
};

export async function close(
  ctx: FileContext,
  one: Intervention,
  { how, reason, words, unrated }: End,
): Promise<boolean> {
  if (!(await endIntervention(ctx, ctx.file, one.id, { how, words, reason }))) return false;
  if (unrated)
    await insertAllianceRating(ctx, ctx.file, one.id, {
      byPerson: 'notAsked',
      byWorker: 'notFilledIn',
      words: unrated,
    });
  // It was broken off, and nobody could be asked before.
  if (how === 'silent' || how === 'notBegun') await raiseStep(ctx, 'programmeBroken');
  await tell(ctx, one, { kind: 'intervention.ended' });
  return true;
}

async function lengthen(ctx: FileContext, one: Intervention, talks: readonly Talk[], more: number): Promise<void> {
  const n = (one.extent.n ?? 0) + more;
  await setExtent(ctx, ctx.file, one.id, n);
  const extent = one.extent.unit === 'weeks' ? { unit: 'weeks' as const, n } : { unit: 'talks' as const, n };
  const end = endsAt({ ...one, extent }, talks, ctx.now);
  await tell(ctx, one, {
    kind: 'intervention.extended',
    owner: one.workerId,
    starts: end ? [{ kind: 'supportEnds', due: end }, ...(await ratingClocks(ctx, one, { begins: false, end }))] : [],
  });
}

/** Who may decide on more support: whoever makes decisions in this file. A therapist asks. */
export const decidesHere = ({ file }: FileContext): boolean => file.mayWrite('decisions');

/** End, extend or refer, each with its reason (V32). */
export async function turn(
  ctx: FileContext,
  one: Intervention,
  talks: readonly Talk[],
  chosen: {
    readonly choice: TurnChoice;
    readonly reason: string;
    readonly more: number | undefined;
    readonly unrated: string | undefined;
  },
): Promise<'done' | 'asked' | 'taken' | 'noGo'> {
  const { choice, reason, more, unrated } = chosen;
  if (choice === 'extend') {
    const decided = decidesHere(ctx);
    const go = decided ? await goFor(ctx, 'programmeChanges') : undefined;
    if (decided && !go) return 'noGo';
    await go?.use();
    await insertTurn(ctx, ctx.file, one.id, { choice, reason, more, decided });
    if (decided) await lengthen(ctx, one, talks, more ?? 0);
    else await tell(ctx, one, { kind: 'intervention.extensionAsked' });
    return decided ? 'done' : 'asked';
  }
  const how = choice === 'end' ? 'ended' : 'referred';
  const go = await goFor(ctx, 'programmeEnds');
  if (!go) return 'noGo';
  if (!(await close(ctx, one, { how, words: reason, unrated }))) return 'taken';
  await go.use();
  await insertTurn(ctx, ctx.file, one.id, { choice, reason, more: undefined, decided: true });
  return 'done';
}

export async function carryOut(
  ctx: FileContext,
  one: Intervention,
  talks: readonly Talk[],
  asked: Turn,
  answer: 'yes' | 'no',
): Promise<void> {
  if (answer === 'yes') await lengthen(ctx, one, talks, asked.more ?? 0);
  else await tell(ctx, one, { kind: 'intervention.notExtended' });
}
