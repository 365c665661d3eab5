import type { Selectable } from 'kysely';
import type { Delegation, FileContext, OpenFile } from '../access/index.ts';
import { newId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Investigation as Row } from '../platform/database/schema.generated.ts';
import { followUpOvertaken } from './child-follow-up.store.ts';
import type { Danger, Investigation, InvestigationId, InvestigationState, Outcome, Subject } from './investigation.ts';

export type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;
const field = (column: string, id: string) => `investigation.${column}:${id}`;

type Names = Record<'opener' | 'reader' | 'signer' | 'ender', string | null>;
function toInvestigation(file: OpenFile, row: Selectable<Row> & Names): Investigation {
  return {
    id: row.id as InvestigationId,
    subject: row.subject as Subject,
    state: row.state as InvestigationState,
    openedBy: row.opener ?? '',
    openedById: row.openedBy as StaffId,
    openedAt: row.openedAt,
    basis: row.basis,
    motive: file.vault.unseal(field('motive', row.id), row.motive),
    askedOf: row.reader,
    askedOfId: row.askedOf as StaffId | null,
    askedById: row.askedBy as StaffId | null,
    askedAt: row.askedAt,
    danger: row.dangerIfTold as Danger | null,
    dangerWords: file.vault.unsealOptional(field('danger_words', row.id), row.dangerWords),
    riskReason: file.vault.unsealOptional(field('risk_reason', row.id), row.riskReason),
    impactAlone: row.impactAlone,
    assessmentId: row.assessmentId,
    signedBy: row.signer,
    signedAt: row.signedAt,
    outcome: row.outcome as Outcome | null,
    endedBy: row.ender,
    endedAt: row.endedAt,
    endedWords: file.vault.unsealOptional(field('ended_words', row.id), row.endedWords),
  };
}

/** All of this file, newest first: what has become of the person before stands on top of what is done now. */
export async function investigationsOf(sql: Sql, file: OpenFile): Promise<Investigation[]> {
  const rows = await sql
    .selectFrom('investigation as i')
    .innerJoin('authz.staff as o', 'o.id', 'i.openedBy')
    .leftJoin('authz.staff as r', 'r.id', 'i.askedOf')
    .leftJoin('authz.staff as s', 's.id', 'i.signedBy')
    .leftJoin('authz.staff as e', 'e.id', 'i.endedBy')
    .selectAll('i')
    .select(['o.name as opener', 'r.name as reader', 's.name as signer', 'e.name as ender'])
    .where('i.sectionId', '=', file.section('decisions'))
    .orderBy('i.openedAt', 'desc')
    .execute();
  return rows.map((row) => toInvestigation(file, row));
}

/** The one that goes on in a file that is open. */
export async function ongoingIn(sql: Sql, file: Pick<OpenFile, 'section'>): Promise<InvestigationId | undefined> {
  const row = await sql
    .selectFrom('investigation')
    .select('id')
    .where('sectionId', '=', file.section('decisions'))
    .where('state', 'in', ['writing', 'review', 'signed'])
    .orderBy('openedAt', 'desc')
    .executeTakeFirst();
  return row?.id as InvestigationId | undefined;
}

/** When it was decided that nothing is investigated: of what came to the file, and of what was reported. */
export async function notOpenedIn(sql: Sql, file: Pick<OpenFile, 'id' | 'section'>): Promise<Instant[]> {
  const [investigations, reports] = await Promise.all([
    sql
      .selectFrom('investigation')
      .select('openedAt as at')
      .where('sectionId', '=', file.section('decisions'))
      .where('state', '=', 'notOpened')
      .execute(),
    sql
      .selectFrom('reportThread')
      .select('decidedAt as at')
      .where('childFileId', '=', file.id)
      .where('outcome', '=', 'notOpened')
      .execute(),
  ]);
  return [...investigations, ...reports].flatMap(({ at }) => at ?? []);
}

export async function insertInvestigation(
  ctx: Ctx,
  file: OpenFile,
  opened: {
    readonly subject: Subject;
    readonly open: boolean;
    readonly motive: string;
    readonly delegation: Pick<Delegation, 'id' | 'basis'>;
    readonly paragraph: string;
  },
): Promise<InvestigationId> {
  const id = newId<InvestigationId>();
  await ctx.sql
    .insertInto('investigation')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('decisions'),
      subject: opened.subject,
      state: opened.open ? 'writing' : 'notOpened',
      openedBy: ctx.actor.staffId,
      openedAt: ctx.now,
      delegationId: opened.delegation.id,
      basis: `${opened.delegation.basis}; ${opened.paragraph}`,
      motive: file.vault.seal(field('motive', id), opened.motive),
    })
    .execute();
  if (opened.subject === 'child' && opened.open) await followUpOvertaken(ctx, file);
  return id;
}

/** The same decision in another file, sealed with that file's key. */
export async function copyInvestigation(ctx: Ctx, to: OpenFile, of: InvestigationId, motive: string): Promise<void> {
  const id = newId<InvestigationId>();
  const row = await ctx.sql
    .selectFrom('investigation')
    .select(['subject', 'openedAt', 'delegationId', 'basis'])
    .where('id', '=', of)
    .executeTakeFirstOrThrow();
  await ctx.sql
    .insertInto('investigation')
    .values({
      ...row,
      id,
      fileId: to.id,
      sectionId: to.section('decisions'),
      state: 'writing',
      openedBy: ctx.actor.staffId,
      motive: to.vault.seal(field('motive', id), motive),
    })
    .execute();
}

type Change = {
  readonly state?: InvestigationState;
  readonly askedOf?: StaffId | null;
  readonly askedBy?: StaffId;
  readonly impactAlone?: boolean;
  readonly danger?: Danger;
  readonly dangerWords?: string;
  readonly riskReason?: string;
  readonly assessmentId?: string;
  readonly signed?: true;
  readonly ended?: { readonly outcome: Outcome; readonly words: string };
};

/** False where somebody moved it on in the meantime. */
export async function changeInvestigation(
  ctx: Ctx,
  file: OpenFile,
  id: InvestigationId,
  from: readonly InvestigationState[],
  change: Change,
): Promise<boolean> {
  const { state, askedOf, askedBy, impactAlone, danger, dangerWords, riskReason, assessmentId, signed, ended } = change;
  const me = ctx.actor.staffId;
  const result = await ctx.sql
    .updateTable('investigation')
    .set({
      ...(state && { state }),
      ...(askedOf !== undefined && { askedOf }),
      ...(askedBy && { askedBy, askedAt: ctx.now }),
      ...(impactAlone !== undefined && { impactAlone }),
      ...(danger && { dangerIfTold: danger }),
      ...(dangerWords && { dangerWords: file.vault.seal(field('danger_words', id), dangerWords) }),
      ...(riskReason && { riskReason: file.vault.seal(field('risk_reason', id), riskReason) }),
      ...(assessmentId && { assessmentId }),
      ...(signed && { signedBy: me, signedAt: ctx.now }),
      ...(ended && {
        outcome: ended.outcome,
        endedBy: me,
        endedAt: ctx.now,
        endedWords: file.vault.seal(field('ended_words', id), ended.words),
      }),
    })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('decisions'))
    .where('state', 'in', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
