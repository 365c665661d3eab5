import type { ConsentId, FileContext, OpenFile } from '../access/index.ts';
import { shareableParts } from '../access/index.ts';
import type { GroundId, PersonId, StaffId, UnitId } from '../kernel/ids.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Language } from '../platform/language/catalogue.ts';
import type { AskingId, Consent, NotAsked } from './consent.ts';
import type { GivenAs, Wording } from './worded.ts';
import { parseWording } from './wording.ts';

type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;
const field = (column: string, id: string) => `consent.${column}:${id}`;

/** All that was asked in this file, the latest first. */
export async function consentsOf(sql: Sql, file: OpenFile): Promise<Consent[]> {
  const rows = await sql
    .selectFrom('consent as c')
    .innerJoin('authz.staff as s', 's.id', 'c.askedBy')
    .leftJoin('authz.unit as u', 'u.id', 'c.receiverUnit')
    .selectAll('c')
    .select(['s.name as asker', 'u.name as unitName'])
    .where('c.sectionId', '=', file.section('consents'))
    .orderBy('c.askedAt', 'desc')
    .orderBy('c.reference')
    .execute();
  return rows.map((row): Consent => {
    const opened = (column: 'purpose' | 'wording') => file.vault.unseal(field(column, row.id), row[column]);
    const maybe = (column: 'giver_name' | 'mature_because' | 'signature', sealed: Buffer | null) =>
      file.vault.unsealOptional(field(column, row.id), sealed);
    return {
      id: row.id as ConsentId,
      reference: row.reference,
      askingId: row.askingId as AskingId | null,
      givenAs: row.givenAs as GivenAs,
      giverId: row.giverId as PersonId | null,
      giverName: maybe('giver_name', row.giverName),
      matureBecause: maybe('mature_because', row.matureBecause),
      receiver: row.receiverUnit
        ? { unitId: row.receiverUnit as UnitId, name: row.unitName ?? '' }
        : { unitId: null, name: file.vault.unsealOptional(field('receiver_name', row.id), row.receiverName) ?? '' },
      purpose: opened('purpose'),
      parts: shareableParts.filter((part) => row.parts.includes(part)),
      validTo: row.validTo,
      wording: readWording(opened('wording')),
      wordingVersion: row.wordingVersion,
      language: row.language as Language,
      heardIn: row.heardIn as Consent['heardIn'],
      askedById: row.askedBy as StaffId,
      askedBy: row.asker,
      askedAt: row.askedAt,
      limitsToldAt: row.limitsToldAt,
      answer: row.answer as Consent['answer'],
      notAskedBecause: row.notAskedBecause as NotAsked | null,
      saidYesAt: row.saidYesAt,
      answeredAt: row.answeredAt,
      signedHow: row.signedHow as Consent['signedHow'],
      signature: maybe('signature', row.signature),
      groundId: row.groundId as GroundId | null,
      withdrawnAt: row.withdrawnAt,
      leftToEndAt: row.leftToEndAt,
    };
  });
}

/** A form that came in as plain words, as from another system, is shown as the words that it was. */
const readWording = (text: string): Wording =>
  text.startsWith('{') ? parseWording(text) : { heading: '', opening: text, points: [], closing: [] };

/** What stands on the form before anybody has answered it. */
export type Asked = Pick<
  Consent,
  | 'id'
  | 'reference'
  | 'askingId'
  | 'givenAs'
  | 'giverId'
  | 'giverName'
  | 'matureBecause'
  | 'receiver'
  | 'purpose'
  | 'parts'
  | 'validTo'
  | 'wording'
  | 'wordingVersion'
  | 'language'
  | 'heardIn'
  | 'notAskedBecause'
>;

export async function insertAsked(ctx: Ctx, file: OpenFile, asked: Asked): Promise<void> {
  const { id } = asked;
  const { vault } = file;
  await ctx.sql
    .insertInto('consent')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('consents'),
      reference: asked.reference,
      askingId: asked.askingId,
      givenAs: asked.givenAs,
      giverId: asked.giverId,
      giverName: vault.sealOptional(field('giver_name', id), asked.giverName),
      matureBecause: vault.sealOptional(field('mature_because', id), asked.matureBecause),
      receiverUnit: asked.receiver.unitId,
      receiverName: asked.receiver.unitId ? null : vault.seal(field('receiver_name', id), asked.receiver.name),
      purpose: vault.seal(field('purpose', id), asked.purpose),
      parts: [...asked.parts],
      validTo: asked.validTo,
      wording: vault.seal(field('wording', id), JSON.stringify(asked.wording)),
      wordingVersion: asked.wordingVersion,
      language: asked.language,
      heardIn: asked.heardIn,
      askedBy: ctx.actor.staffId,
      askedAt: ctx.now,
      askedAlone: asked.notAskedBecause === null,
      ...(asked.notAskedBecause
        ? { answer: 'notAsked', notAskedBecause: asked.notAskedBecause, answeredAt: ctx.now }
        : {}),
    })
    .execute();
}

/** Only what still waits for an answer can be answered. False where somebody answered it meanwhile. */
const stillWaiting = (ctx: Ctx, file: OpenFile, id: ConsentId) =>
  ctx.sql
    .updateTable('consent')
    .where('id', '=', id)
    .where('sectionId', '=', file.section('consents'))
    .where('answer', '=', 'waiting');

const changed = (result: { numUpdatedRows: bigint }): boolean => result.numUpdatedRows === 1n;

export const limitsTold = async (ctx: Ctx, file: OpenFile, id: ConsentId): Promise<boolean> =>
  changed(await stillWaiting(ctx, file, id).set({ limitsToldAt: ctx.now, askedAlone: true }).executeTakeFirst());

export const saidYes = async (ctx: Ctx, file: OpenFile, id: ConsentId): Promise<boolean> =>
  changed(await stillWaiting(ctx, file, id).set({ saidYesAt: ctx.now }).executeTakeFirst());

export const refused = async (ctx: Ctx, file: OpenFile, id: ConsentId): Promise<boolean> =>
  changed(await stillWaiting(ctx, file, id).set({ answer: 'refused', answeredAt: ctx.now }).executeTakeFirst());

export const notAsked = async (ctx: Ctx, file: OpenFile, id: ConsentId, because: NotAsked): Promise<boolean> =>
  changed(
    await stillWaiting(ctx, file, id)
      .set({ answer: 'notAsked', notAskedBecause: because, answeredAt: ctx.now })
      .executeTakeFirst(),
  );

export const signed = async (
  ctx: Ctx,
  file: OpenFile,
  id: ConsentId,
  how: { readonly how: 'screen'; readonly signature: string } | { readonly how: 'paper' },
): Promise<boolean> =>
  changed(
    await stillWaiting(ctx, file, id)
      .where('limitsToldAt', 'is not', null)
      .set({
        answer: 'given',
        answeredAt: ctx.now,
        signedHow: how.how,
        signature: how.how === 'screen' ? file.vault.seal(field('signature', id), how.signature) : null,
      })
      .executeTakeFirst(),
  );

/** All forms of the asking. False where it was decided before, or has been withdrawn meanwhile. */
export async function leftToEnd(ctx: Ctx, file: OpenFile, consent: Consent): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('consent')
    .set({ leftToEndAt: ctx.now })
    .where('sectionId', '=', file.section('consents'))
    .where(consent.askingId ? 'askingId' : 'id', '=', consent.askingId ?? consent.id)
    .where('answer', '=', 'given')
    .where('withdrawnAt', 'is', null)
    .where('leftToEndAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Who is to ask again in time: whoever asked, as long as the team counts her in; else whoever has the signed form now. */
export async function whoAsksAgain(ctx: Ctx, file: OpenFile, asker: StaffId): Promise<StaffId> {
  const row = await ctx.sql
    .selectFrom('authz.ground')
    .select('id')
    .where('fileId', '=', file.id)
    .where('staffId', '=', asker)
    .where('kind', '=', 'team')
    .where('endedAt', 'is', null)
    .where((q) => q.or([q('validTo', 'is', null), q('validTo', '>', ctx.now)]))
    .executeTakeFirst();
  return row ? asker : ctx.actor.staffId;
}
