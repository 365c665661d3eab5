import {
  endGround,
  type FileContext,
  keptApart,
  leadsUnitOf,
  nameTeamMember,
  sectionsOf,
  shutOut,
} from '../access/index.ts';
import { handClocksTo, happened } from '../clocks/index.ts';
import { type BlockId, newId, type StaffId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { changeOnDesk, deskName, putOnOwnDesk, takeOffOwnDesk } from '../today/index.ts';
import { peopleTold } from './people.store.ts';
import {
  allColleagues,
  blockedStaff,
  blockMyself,
  colleaguesOf,
  handedBefore,
  insertHandover,
  insertSidesDecision,
  mayStaffTeam,
  onBothSides,
  organisationModel,
  teamOf,
  unblock,
} from './team.store.ts';
import {
  type Colleague,
  deputyOf,
  type EndingProblem,
  findDeputy,
  isReturn,
  type Member,
  mayEnd,
  type NamedFunction,
  type NamingProblem,
  nameMember,
  type Offered,
  type ReturnProblem,
  type Why,
  whyGiven,
} from './team.ts';

export type TeamProblem =
  | NamingProblem
  | EndingProblem
  | ReturnProblem
  | 'blocked'
  | 'bothSides'
  | 'leaderDecides'
  | 'decisionMissing'
  | 'notHere'
  | 'mayNot';

type Naming = {
  readonly staffId: StaffId;
  readonly function: NamedFunction;
  readonly deputyId: StaffId | undefined;
} & Decision;

/** A leader has decided that one worker holds both sides, and says why in writing. */
type Decision = { readonly decided: boolean; readonly decision: string | undefined };

/** What every change of the team asks first: may this actor, and may these people? Then the decisions that it rests on are written. */
async function check(
  ctx: FileContext,
  people: readonly StaffId[],
  { decided, decision }: Decision,
): Promise<Result<true, TeamProblem>> {
  const { sql, file } = ctx;
  if (!(await mayStaffTeam(sql, file))) return err('mayNot');
  const [working, blocked] = await Promise.all([allColleagues(sql, ctx.now), blockedStaff(sql, file.id)]);
  const onBoth: StaffId[] = [];
  for (const staffId of people) {
    if (!working.some((one) => one.staffId === staffId)) return err('notHere');
    if (blocked.has(staffId)) return err('blocked');
    // A leader decides where one worker would stand on both sides (voices V38), and is told; so is whoever works with both.
    if (await onBothSides(sql, file.id, staffId)) {
      if (!leadsUnitOf(ctx.file, ctx.actor)) return err('bothSides');
      if (!decided) return err('leaderDecides');
      onBoth.push(staffId);
    }
  }
  // To everyone else it is one that can't be named, as with a conflict of interest.
  if (!leadsUnitOf(ctx.file, ctx.actor) && (await keptApart(sql, file.id, people)).size > 0) return err('blocked');
  if (onBoth.length === 0) return ok(true);
  if (!decision) return err('decisionMissing');
  for (const staffId of onBoth) await insertSidesDecision(ctx, staffId, decision);
  return ok(true);
}

/** That a leader decided is kept with the event; about whom else it was is not said in this file. */
const bothSidesDecided = ({ decided }: { decided: boolean }): Record<string, string> =>
  decided ? { decided: 'leader' } : {};

export async function nameToTeam(ctx: FileContext, naming: Naming): Promise<Result<true, TeamProblem>> {
  const { sql, file } = ctx;
  const [team, colleagues, model] = await Promise.all([
    teamOf(sql, file.id),
    colleaguesOf(sql, file.unitId, ctx.now),
    organisationModel(sql),
  ]);
  const named = nameMember(team, naming, colleagues, model);
  if (!named.ok) return named;
  const { deputyId } = named.value;
  const may = await check(ctx, deputyId ? [naming.staffId, deputyId] : [naming.staffId], naming);
  if (!may.ok) return may;
  await giveFunction(ctx, { ...naming, deputyId });
  if (naming.function === 'responsible') await changeOnDesk(sql, file.id, { owner: naming.staffId }, ctx.now);
  await happened(ctx, file, {
    kind: 'team.named',
    section: teamSection(file),
    subject: {
      staff: naming.staffId,
      as: naming.function,
      ...(deputyId ? { deputy: deputyId } : {}),
      ...bothSidesDecided(naming),
    },
  });
  return ok(true);
}

async function giveFunction(ctx: FileContext, naming: Omit<Naming, keyof Decision>): Promise<void> {
  const { sql, file } = ctx;
  const groundId = await nameTeamMember(sql, {
    fileId: file.id,
    staffId: naming.staffId,
    function: naming.function,
    ...sectionsOf[naming.function],
  });
  await onDesk(ctx, naming.staffId);
  if (naming.deputyId) await giveDeputy(ctx, { groundId, function: naming.function }, naming.deputyId);
}

async function giveDeputy(
  ctx: FileContext,
  member: Pick<Member, 'groundId' | 'function'>,
  deputyId: StaffId,
): Promise<void> {
  await nameTeamMember(ctx.sql, {
    fileId: ctx.file.id,
    staffId: deputyId,
    function: 'deputy',
    // She may read and write what the one she stands in for may, and no more.
    ...sectionsOf[member.function],
    deputyFor: member.groundId,
  });
  await onDesk(ctx, deputyId);
}

async function onDesk(ctx: FileContext, staffId: StaffId): Promise<void> {
  const self = (await peopleTold(ctx.sql, ctx.file)).find(({ part }) => part === 'self');
  await putOnOwnDesk(ctx.sql, ctx.keyring, ctx.file, staffId, deskName(self?.name ?? undefined), ctx.now);
}

/** Names who stands in for a member; the one who stood in before stands in no longer. */
export async function nameDeputy(
  ctx: FileContext,
  member: Member,
  deputyId: StaffId,
  decision: Decision,
): Promise<Result<true, TeamProblem>> {
  if (member.function === 'deputy') return err('notHere');
  if (deputyId === member.staffId) return err('deputyIsSame');
  const team = await teamOf(ctx.sql, ctx.file.id);
  const before = deputyOf(team, member.groundId);
  if (before?.staffId === deputyId) return err('alreadyThis');
  const may = await check(ctx, [deputyId], decision);
  if (!may.ok) return may;
  await giveDeputy(ctx, member, deputyId);
  await happened(ctx, ctx.file, {
    kind: 'team.named',
    section: teamSection(ctx.file),
    subject: { staff: deputyId, as: 'deputy', for: member.staffId, ...bothSidesDecided(decision) },
  });
  if (before) await endGrounds(ctx, team, [before]);
  return ok(true);
}

/** Said in a section that the actor may write in: neither every member nor a leader writes about identity. */
const teamSection = (file: FileContext['file']): 'identity' | 'notes' =>
  file.mayWrite('identity') ? 'identity' : 'notes';

/** Ends a membership, and whoever stood in for it: every opening that rested on them ends in this transaction. */
export async function endMembership(ctx: FileContext, member: Member): Promise<Result<true, TeamProblem>> {
  const { sql, file } = ctx;
  const may = mayEnd(member);
  if (!may.ok) return may;
  const isOwn = member.staffId === ctx.actor.staffId;
  if (!isOwn && !(await mayStaffTeam(sql, file))) return err('mayNot');
  const team = await teamOf(sql, file.id);
  const deputy = deputyOf(team, member.groundId);
  const heir = deputy?.staffId ?? team.find(({ function: f }) => f === 'responsible')?.staffId;
  // Before the grounds end: afterwards this actor may have nothing open to write in.
  if (heir && heir !== member.staffId) await handClocksTo(sql, file.id, heir, member.staffId);
  await happened(ctx, file, {
    kind: 'team.ended',
    section: teamSection(file),
    subject: { staff: member.staffId, as: member.function },
  });
  // Ending somebody else's ground asks for the right to staff; one's own goes last, and its deputy before it.
  await endGrounds(ctx, team, deputy && (!isOwn || (await mayStaffTeam(sql, file))) ? [deputy, member] : [member]);
  return ok(true);
}

async function endGrounds(ctx: FileContext, team: readonly Member[], ending: readonly Member[]): Promise<void> {
  const gone = new Set(ending.map(({ groundId }) => groundId));
  for (const { staffId } of ending) {
    if (!team.some((one) => one.staffId === staffId && !gone.has(one.groundId)))
      await takeOffOwnDesk(ctx.sql, ctx.file.id, staffId);
  }
  for (const { groundId } of ending) await endGround(ctx.sql, groundId);
}

/** Somebody else answers from now on, with her own deputy; the clocks that the first one had go along. */
export async function handOver(
  ctx: FileContext,
  to: { readonly staffId: StaffId; readonly deputyId: StaffId | undefined } & Decision & Why,
): Promise<Result<true, TeamProblem>> {
  const { sql, file } = ctx;
  const [team, colleagues] = await Promise.all([teamOf(sql, file.id), colleaguesOf(sql, file.unitId, ctx.now)]);
  const before = team.find(({ function: f }) => f === 'responsible');
  if (before?.staffId === to.staffId) return err('alreadyThis');
  const deputy = findDeputy({ ...to, function: 'responsible' }, colleagues);
  if (!deputy.ok) return deputy;
  const { deputyId } = deputy.value;
  const returned = isReturn(await handedBefore(sql, file.id), to.staffId);
  const why = whyGiven(returned, to);
  if (!why.ok) return why;
  const may = await check(ctx, deputyId ? [to.staffId, deputyId] : [to.staffId], to);
  if (!may.ok) return may;
  await insertHandover(ctx, { ...to, fromId: before?.staffId, toId: to.staffId, returned });
  await giveFunction(ctx, { staffId: to.staffId, function: 'responsible', deputyId });
  await changeOnDesk(sql, file.id, { owner: to.staffId }, ctx.now);
  if (before) await handClocksTo(sql, file.id, to.staffId, before.staffId);
  await happened(ctx, file, {
    kind: 'file.handedOver',
    section: teamSection(file),
    subject: {
      staff: to.staffId,
      as: 'responsible',
      ...(before ? { from: before.staffId } : {}),
      ...bothSidesDecided(to),
    },
  });
  if (before) {
    const stoodIn = deputyOf(team, before.groundId);
    const after = await teamOf(sql, file.id);
    await endGrounds(ctx, after, stoodIn ? [stoodIn, before] : [before]);
  }
  return ok(true);
}

/** "Jag är jävig" (FL 16–18): out at once, everything open is shut, and what she held lies with another. */
export async function reportConflict(ctx: FileContext): Promise<void> {
  const { sql, file, actor } = ctx;
  const [team, colleagues, out] = await Promise.all([
    teamOf(sql, file.id),
    colleaguesOf(sql, file.unitId, ctx.now),
    shutOut(sql, file.id),
  ]);
  const own = team.filter(({ staffId }) => staffId === actor.staffId);
  const deputy = own.map(({ groundId }) => deputyOf(team, groundId)).find((one) => one !== undefined);
  const leader = colleagues.find(
    ({ leadsUnit, staffId }) => leadsUnit && staffId !== actor.staffId && !out.has(staffId),
  );
  const heir = deputy?.staffId ?? leader?.staffId;
  if (heir) await handClocksTo(sql, file.id, heir, actor.staffId);
  if (own.some(({ function: f }) => f === 'responsible' || f === 'received'))
    await changeOnDesk(sql, file.id, { owner: null }, ctx.now);
  await takeOffOwnDesk(sql, file.id, actor.staffId);
  await happened(ctx, file, { kind: 'block.set', section: teamSection(file), subject: { staff: actor.staffId } });
  await blockMyself(sql, file.id, newId<BlockId>(), actor.staffId);
}

/** Who has a conflict of interest here, to the leader who may lift it; to everyone else nobody. */
export async function liftable(ctx: FileContext): Promise<Colleague[]> {
  if (!leadsUnitOf(ctx.file, ctx.actor)) return [];
  const [all, blocked] = await Promise.all([allColleagues(ctx.sql, ctx.now), blockedStaff(ctx.sql, ctx.file.id)]);
  return all.filter(({ staffId }) => blocked.has(staffId) && staffId !== ctx.actor.staffId);
}

/** It was a mistake, or it has passed: who may work here again is named again, by whoever names the team. */
export async function liftConflict(ctx: FileContext, staffId: StaffId, reason: string): Promise<boolean> {
  const { sql, file, keyring, actor } = ctx;
  const sealed = keyring.reasons.seal(`block.ended:${actor.sessionId}`, reason);
  if (!(await unblock(sql, file.id, staffId, sealed))) return false;
  await happened(ctx, file, { kind: 'block.ended', section: teamSection(file), subject: { staff: staffId } });
  return true;
}

/** Who may be offered in the lists: those who work with people and are not blocked here, of the file's unit first. */
export async function offered(ctx: FileContext): Promise<Offered[]> {
  const [all, own, blocked] = await Promise.all([
    allColleagues(ctx.sql, ctx.now),
    colleaguesOf(ctx.sql, ctx.file.unitId, ctx.now),
    blockedStaff(ctx.sql, ctx.file.id),
  ]);
  const here = new Set(own.map(({ staffId }) => staffId));
  return all
    .filter(({ staffId }) => !blocked.has(staffId))
    .map((one) => ({ ...one, here: here.has(one.staffId) }))
    .toSorted((one, other) => Number(other.here) - Number(one.here));
}
