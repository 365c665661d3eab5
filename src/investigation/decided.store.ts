import type { OpenFile } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Id, newId, type PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { DecisionId } from '../safety/index.ts';
import type { Consent, Exception, Way } from './decided.ts';
import type { Ctx } from './investigation.store.ts';
import type { InvestigationId } from './investigation.ts';

export type CommunicationId = Id<'communication'>;
export type Communication = {
  readonly id: CommunicationId;
  readonly personId: PersonId;
  readonly way: Way | 'notGiven';
  readonly exception: Exception | null;
  readonly words: string;
  readonly by: string;
  readonly at: Instant;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
};
export type Decided = {
  readonly decisionId: DecisionId;
  readonly investigationId: InvestigationId;
  readonly words: string;
  readonly consent: Consent | null;
  readonly consentWords: string | null;
};
/** All that stands in the letter. There is no field for a place, nor for anyone's address. */
export type LetterContent = {
  readonly reader: string;
  readonly what: string;
  readonly outcome: string;
  readonly motivation: string;
  readonly basis: string;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly contact: { readonly name: string; readonly phone: string | null };
  /** How to appeal, where that is not as for other decisions. */
  readonly appeal?: string;
};
export type DecisionLetter = {
  readonly id: string;
  readonly content: LetterContent;
  readonly by: string;
  readonly at: Instant;
};
export type Receipt = { readonly personId: PersonId; readonly how: 'inHand' | 'letter'; readonly on: CalendarDay };

const common = (file: OpenFile) => ({ fileId: file.id, sectionId: file.section('decisions') });

export async function communicationsOf(sql: Sql, file: OpenFile, id: InvestigationId): Promise<Communication[]> {
  const rows = await sql
    .selectFrom('communication as c')
    .innerJoin('authz.staff as s', 's.id', 'c.byId')
    .selectAll('c')
    .select('s.name')
    .where('c.investigationId', '=', id)
    .where('c.sectionId', '=', file.section('decisions'))
    .orderBy('c.at')
    .execute();
  return rows.map((row) => ({
    id: row.id as CommunicationId,
    personId: row.personId as PersonId,
    way: row.way as Communication['way'],
    exception: row.exception as Exception | null,
    words: file.vault.unseal(`communication.words:${row.id}`, row.words),
    by: row.name,
    at: row.at,
    answer: file.vault.unsealOptional(`communication.answer:${row.id}`, row.answer),
    answeredAt: row.answeredAt,
  }));
}

export async function insertCommunication(
  ctx: Ctx,
  file: OpenFile,
  id: InvestigationId,
  given: {
    readonly personId: PersonId;
    readonly way: Way | 'notGiven';
    readonly exception: Exception | undefined;
    readonly words: string;
  },
): Promise<CommunicationId> {
  const row = newId<CommunicationId>();
  await ctx.sql
    .insertInto('communication')
    .values({
      ...common(file),
      id: row,
      investigationId: id,
      personId: given.personId,
      way: given.way,
      exception: given.exception ?? null,
      words: file.vault.seal(`communication.words:${row}`, given.words),
      byId: ctx.actor.staffId,
      at: ctx.now,
    })
    .execute();
  return row;
}

/** What the party said of the material. The first answer stands; more is said in another round. */
export async function answerCommunication(
  ctx: Ctx,
  file: OpenFile,
  id: CommunicationId,
  answer: string,
): Promise<boolean> {
  const result = await ctx.sql
    .updateTable('communication')
    .set({
      answer: file.vault.seal(`communication.answer:${id}`, answer),
      answeredBy: ctx.actor.staffId,
      answeredAt: ctx.now,
    })
    .where('id', '=', id)
    .where('sectionId', '=', file.section('decisions'))
    .where('answeredAt', 'is', null)
    .where('way', '<>', 'notGiven')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertDecided(ctx: Ctx, file: OpenFile, decided: Decided): Promise<void> {
  const { decisionId: id } = decided;
  await ctx.sql
    .insertInto('decided')
    .values({
      ...common(file),
      decisionId: id,
      investigationId: decided.investigationId,
      words: file.vault.seal(`decided.words:${id}`, decided.words),
      consent: decided.consent,
      consentWords: file.vault.sealOptional(`decided.consent_words:${id}`, decided.consentWords),
    })
    .execute();
}

/** What is decided in this file on investigations, newest last. */
export async function decidedIn(sql: Sql, file: OpenFile): Promise<Decided[]> {
  const rows = await sql
    .selectFrom('decided as x')
    .innerJoin('decision as d', 'd.id', 'x.decisionId')
    .selectAll('x')
    .where('x.sectionId', '=', file.section('decisions'))
    .orderBy('d.decidedAt')
    .execute();
  return rows.map((row) => ({
    decisionId: row.decisionId as DecisionId,
    investigationId: row.investigationId as InvestigationId,
    words: file.vault.unseal(`decided.words:${row.decisionId}`, row.words),
    consent: row.consent as Consent | null,
    consentWords: file.vault.unsealOptional(`decided.consent_words:${row.decisionId}`, row.consentWords),
  }));
}

export async function insertLetter(
  ctx: Ctx,
  file: OpenFile,
  decision: DecisionId,
  reader: PersonId,
  content: LetterContent,
): Promise<void> {
  const id = newId();
  await ctx.sql
    .insertInto('decisionLetter')
    .values({
      ...common(file),
      id,
      decisionId: decision,
      readerId: reader,
      content: file.vault.seal(`decision_letter.content:${id}`, JSON.stringify(content)),
      madeBy: ctx.actor.staffId,
      madeAt: ctx.now,
    })
    .execute();
}

/** The letter as it was built last. */
export async function letterOf(sql: Sql, file: OpenFile, decision: DecisionId): Promise<DecisionLetter | undefined> {
  const row = await sql
    .selectFrom('decisionLetter as l')
    .innerJoin('authz.staff as s', 's.id', 'l.madeBy')
    .select(['l.id', 'l.content', 'l.madeAt', 's.name'])
    .where('l.decisionId', '=', decision)
    .where('l.sectionId', '=', file.section('decisions'))
    .orderBy('l.madeAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      content: JSON.parse(file.vault.unseal(`decision_letter.content:${row.id}`, row.content)) as LetterContent,
      by: row.name,
      at: row.madeAt,
    }
  );
}

export async function receiptsOf(sql: Sql, file: OpenFile, decision: DecisionId): Promise<Receipt[]> {
  const rows = await sql
    .selectFrom('decisionReceipt')
    .select(['personId', 'how', 'receivedOn'])
    .where('decisionId', '=', decision)
    .where('sectionId', '=', file.section('decisions'))
    .orderBy('receivedOn')
    .execute();
  return rows.map((row) => ({
    personId: row.personId as PersonId,
    how: row.how as Receipt['how'],
    on: row.receivedOn,
  }));
}

export async function insertReceipt(ctx: Ctx, file: OpenFile, decision: DecisionId, receipt: Receipt): Promise<void> {
  await ctx.sql
    .insertInto('decisionReceipt')
    .values({
      ...common(file),
      id: newId(),
      decisionId: decision,
      personId: receipt.personId,
      how: receipt.how,
      receivedOn: receipt.on,
      byId: ctx.actor.staffId,
      at: ctx.now,
    })
    .execute();
}
