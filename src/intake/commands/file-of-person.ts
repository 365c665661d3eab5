import {
  createFile,
  type FileContext,
  type FileSide,
  findOpenFile,
  handFileOver,
  nameTeamMember,
  type OpenFile,
  type ProtectedIdentity,
  sectionsOf,
} from '../../access/index.ts';
import { type GroundId, newId, type PersonId, type StaffId, type UnitId } from '../../kernel/ids.ts';
import { dayOf, startOfDay } from '../../kernel/instant.ts';
import { deskName, putOnDesk } from '../../today/index.ts';
import type { MissingAnswer } from '../contact.ts';
import { findSelf } from '../people.store.ts';
import type { PersonPlan, situationRole, TriageProblem } from '../triage.ts';

type TeamChoice = { readonly responsible: StaffId; readonly deputy: StaffId };
export type Triage = {
  readonly plans: readonly PersonPlan[];
  readonly team: TeamChoice;
  /** Whoever holds the file of one who uses violence never holds hers, and it lies in their unit, not in hers. */
  readonly otherTeam: (TeamChoice & { readonly unitId: UnitId }) | undefined;
  /** A leader's decision that somebody of the team may hold both sides of the same violence, and why. */
  readonly decided: boolean;
  readonly decision: string | undefined;
};
export type OpenProblem = TriageProblem | 'notFromHere' | 'notOpen' | readonly MissingAnswer[];

export type Opened = {
  readonly plan: PersonPlan;
  readonly file: OpenFile;
  readonly self: PersonId;
  /** The actor's own ground in a file that was made now; a file that was there has none of this. */
  readonly fresh: GroundId | undefined;
};

export const sides = { self: 'victim', child: 'childWitness', usesViolence: 'perpetrator' } as const satisfies Record<
  keyof typeof situationRole,
  FileSide
>;
export type WithFile = keyof typeof sides;
export const partOf = ({ plan }: Pick<Opened, 'plan'>): WithFile => plan.person.part as WithFile;

/** A new file with its team, or the one that is there: open to the actor already, else nothing of it may be written. */
export async function openFor(
  ctx: FileContext,
  plan: PersonPlan,
  { team, otherTeam }: Triage,
): Promise<Opened | 'notOpen' | 'otherSide'> {
  const { sql, keyring, now, actor } = ctx;
  const { choice, person } = plan;
  if (choice.kind === 'existing') {
    const file = await findOpenFile(sql, keyring, choice.fileId);
    if (file?.kind !== 'person' || !file.mayWrite('account')) return 'notOpen';
    // What she told never lands in the file of somebody who stands on the other side of violence.
    if (file.side === 'perpetrator' || person.part === 'usesViolence') return 'otherSide';
    const self = await findSelf(sql, file);
    return self ? { plan, file, fresh: undefined, self } : 'notOpen';
  }
  if (choice.kind === 'none') return 'notOpen';
  if (person.part === 'usesViolence') return otherTeam ? openForOther(ctx, plan, choice, otherTeam) : 'otherSide';
  const own = team.responsible === actor.staffId;
  const groundId = newId<GroundId>();
  const file = await createFile(sql, keyring, {
    kind: 'person',
    unitId: ctx.file.unitId,
    function: own ? 'responsible' : 'received',
    protection: choice.protection,
    now,
    groundId,
  });
  const responsibleGround = own
    ? groundId
    : await nameTeamMember(sql, {
        fileId: file.id,
        staffId: team.responsible,
        function: 'responsible',
        ...sectionsOf.responsible,
      });
  await nameTeamMember(sql, {
    fileId: file.id,
    staffId: team.deputy,
    function: 'deputy',
    ...sectionsOf.deputy,
    deputyFor: responsibleGround,
  });
  await onDesks(ctx, file, plan, team, [actor.staffId]);
  return { plan, file, fresh: groundId, self: newId<PersonId>() };
}

/** Made here and handed over at the end of the transaction: whoever opens it has heard her, and keeps nothing of it. */
async function openForOther(
  ctx: FileContext,
  plan: PersonPlan,
  choice: { readonly protection: ProtectedIdentity },
  team: TeamChoice & { readonly unitId: UnitId },
): Promise<Opened> {
  const { sql, keyring, now } = ctx;
  const groundId = newId<GroundId>();
  const file = await createFile(sql, keyring, {
    kind: 'person',
    unitId: ctx.file.unitId,
    function: 'received',
    protection: choice.protection,
    now,
    groundId,
  });
  await onDesks(ctx, { ...file, unitId: team.unitId }, plan, team, []);
  return { plan, file, fresh: groundId, self: newId<PersonId>() };
}

async function onDesks(
  { sql, keyring, now }: FileContext,
  file: OpenFile,
  { person }: PersonPlan,
  { responsible, deputy }: TeamChoice,
  others: readonly StaffId[],
): Promise<void> {
  await putOnDesk(sql, keyring, file, {
    kind: 'file',
    name: deskName(person.name ?? undefined),
    state: 'active',
    urgency: 0,
    owner: responsible,
    staff: [...new Set([responsible, deputy, ...others])],
    // The day and no more: the moment would show in the unit's list which files were opened together.
    since: startOfDay(dayOf(now)),
    now,
  });
}

/** Whoever opened the file of one who uses violence has hers: it goes to those who answer for it, in their own unit. */
export async function letGo(ctx: FileContext, opened: readonly Opened[], { otherTeam }: Triage): Promise<void> {
  if (!otherTeam) return;
  for (const one of opened) {
    if (!one.fresh || partOf(one) !== 'usesViolence') continue;
    await handFileOver(ctx.sql, {
      fileId: one.file.id,
      unitId: otherTeam.unitId,
      staffId: otherTeam.responsible,
      deputyId: otherTeam.deputy,
    });
  }
}
