import { sql as raw } from 'kysely';
import type { FileContext, OpenFile } from '../access/index.ts';
import { newId, type PersonId, type StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type {
  Extract,
  ExtractContent,
  ExtractId,
  HandedBy,
  HarmTest,
  ReadingLine,
  ReadingRequest,
  Receiver,
  RequestId,
} from './reading.ts';

const requestField = (column: string, id: string) => `reading_request.${column}:${id}`;
const extractField = (column: string, id: string) => `reading_extract.${column}:${id}`;
type Ctx = Pick<FileContext, 'sql' | 'now' | 'actor'>;

export async function requestsOf(sql: Sql, file: OpenFile): Promise<ReadingRequest[]> {
  const rows = await sql
    .selectFrom('readingRequest as r')
    .innerJoin('authz.staff as t', 't.id', 'r.takenBy')
    .leftJoin('authz.staff as e', 'e.id', 'r.endedBy')
    .selectAll('r')
    .select(['t.name as taker', 'e.name as ender'])
    .where('r.sectionId', '=', file.section('consents'))
    .orderBy('r.takenAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as RequestId,
    receiver: row.receiver as Receiver,
    guardianId: row.guardianId as PersonId | null,
    guarded: row.guarded,
    since: row.since,
    until: row.until,
    way: row.way as HandedBy,
    words: file.vault.unsealOptional(requestField('words', row.id), row.words),
    takenBy: row.taker,
    takenAt: row.takenAt,
    ended:
      row.endedAt && row.outcome
        ? {
            outcome: row.outcome as 'given' | 'refused' | 'withdrawn',
            at: row.endedAt,
            by: row.ender ?? '',
            words: file.vault.unsealOptional(requestField('ended_words', row.id), row.endedWords),
          }
        : undefined,
  }));
}

export async function insertRequest(
  ctx: Ctx,
  file: OpenFile,
  asked: Pick<ReadingRequest, 'receiver' | 'guardianId' | 'guarded' | 'since' | 'until' | 'way'> & {
    readonly words: string | undefined;
  },
): Promise<RequestId> {
  const id = newId<RequestId>();
  const { words, ...rest } = asked;
  await ctx.sql
    .insertInto('readingRequest')
    .values({
      id,
      fileId: file.id,
      sectionId: file.section('consents'),
      ...rest,
      words: file.vault.sealOptional(requestField('words', id), words),
      takenBy: ctx.actor.staffId,
      takenAt: ctx.now,
    })
    .execute();
  return id;
}

/** What was signed, or else what was made last for a request: an earlier one counts no more. */
export async function findExtract(sql: Sql, file: OpenFile, request: RequestId): Promise<Extract | undefined> {
  const row = await sql
    .selectFrom('readingExtract as x')
    .innerJoin('authz.staff as m', 'm.id', 'x.madeBy')
    .leftJoin('authz.staff as s', 's.id', 'x.signedBy')
    .selectAll('x')
    .select(['m.name as maker', 's.name as signer'])
    .where('x.requestId', '=', request)
    .where('x.sectionId', '=', file.section('consents'))
    .orderBy(raw`x.signed_at is null`)
    .orderBy('x.madeAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id as ExtractId,
    content: JSON.parse(file.vault.unseal(extractField('content', row.id), row.content)) as ExtractContent,
    test: JSON.parse(file.vault.unseal(extractField('test', row.id), row.test)) as HarmTest,
    // A bigint comes as text.
    headSize: row.headSize === null ? null : Number(row.headSize),
    madeById: row.madeBy as StaffId,
    madeBy: row.maker,
    madeAt: row.madeAt,
    signedById: row.signedBy as StaffId | null,
    signedBy: row.signer,
    signedAt: row.signedAt,
    exceptionWords: file.vault.unsealOptional(extractField('exception_words', row.id), row.exceptionWords),
  };
}

export async function insertExtract(
  ctx: Ctx,
  file: OpenFile,
  made: {
    readonly request: RequestId;
    readonly content: ExtractContent;
    readonly test: HarmTest;
    readonly head: number | null;
  },
): Promise<ExtractId> {
  const id = newId<ExtractId>();
  await ctx.sql
    .insertInto('readingExtract')
    .values({
      id,
      requestId: made.request,
      fileId: file.id,
      sectionId: file.section('consents'),
      content: file.vault.seal(extractField('content', id), JSON.stringify(made.content)),
      test: file.vault.seal(extractField('test', id), JSON.stringify(made.test)),
      headSize: made.head,
      madeBy: ctx.actor.staffId,
      madeAt: ctx.now,
    })
    .execute();
  return id;
}

/** Refused (42501) to its maker, for what was made anew since, and to all but a leader who says why where it is guarded. */
export async function signExtract(sql: Sql, file: OpenFile, id: ExtractId, exception: string | undefined) {
  const sealed = file.vault.sealOptional(extractField('exception_words', id), exception);
  await raw`select authz.sign_reading_extract(${id}, ${sealed})`.execute(sql);
}

export async function endRequest(
  sql: Sql,
  file: OpenFile,
  id: RequestId,
  outcome: 'given' | 'refused' | 'withdrawn',
  words?: string,
): Promise<void> {
  const sealed = file.vault.sealOptional(requestField('ended_words', id), words);
  await raw`select authz.end_reading_request(${id}, ${outcome}, ${sealed})`.execute(sql);
}

/**
 * What may stand in an extract, from the sealed log, and up to which of its rows: nothing to one who is neither responsible for
 * the file nor leads its unit. No row while some of what was done in the period isn't sealed: then nothing may be said of it yet.
 */
export async function readingsOf(
  sql: Sql,
  file: OpenFile,
  asked: { readonly since: Instant | null; readonly until: Instant; readonly receiver: Receiver },
): Promise<{ lines: ReadingLine[]; head: number | null }> {
  const { rows } = await raw<(ReadingLine | { readonly act: null }) & { head: number | null }>`
    select r.day::text as day, r.role, r.unit, r.unit_name, r.ground, r.act, r.times, r.head::float8 as head
    from authz.readings(${file.id}, ${asked.since}, ${asked.until}, ${asked.receiver}) r`.execute(sql);
  return {
    lines: rows.flatMap(({ head: _, ...line }) => (line.act === null ? [] : [line])),
    head: rows.find(({ act }) => act === null)?.head ?? null,
  };
}

/** Who answers for what is to be done in the file: its responsible one, while there is one. */
export async function responsibleFor(sql: Sql, file: OpenFile): Promise<StaffId | undefined> {
  const row = await sql
    .selectFrom('authz.ground')
    .select('staffId')
    .where('fileId', '=', file.id)
    .where('kind', '=', 'team')
    .where('function', 'in', ['responsible', 'received'])
    .where('endedAt', 'is', null)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.staffId as StaffId | null | undefined) ?? undefined;
}
