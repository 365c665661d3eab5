import { sql as raw } from 'kysely';
import type { FileContext, OpenFile, StaffContext } from '../access/index.ts';
import { type DisclosureId, type Id, newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import {
  type CertificateAnswer,
  type CertificateContent,
  type CertificateState,
  certificateNeeds,
  stateOf,
} from './certificate.ts';

export type CertificateId = Id<'certificate'>;
const field = (column: string, id: string) => `certificate.${column}:${id}`;

/** Rests on a row of the register; the database refuses where its consent is not in force, or is to another unit. */
export async function issueCertificate(
  ctx: Pick<FileContext, 'sql' | 'keyring'>,
  issued: { readonly disclosureId: DisclosureId; readonly validTo: Instant; readonly content: CertificateContent },
): Promise<CertificateId> {
  const id = newId<CertificateId>();
  const content = ctx.keyring.handed.seal(field('content', id), JSON.stringify(issued.content));
  await raw`select authz.issue_certificate(${id}, ${issued.disclosureId}, ${issued.validTo.toString()}, ${content})`.execute(
    ctx.sql,
  );
  return id;
}

export async function answerCertificate(
  ctx: Pick<StaffContext, 'sql' | 'keyring'>,
  id: CertificateId,
  answer: CertificateAnswer,
  words: string,
): Promise<void> {
  const sealed = ctx.keyring.handed.seal(field('answer_words', id), words);
  await raw`select authz.answer_certificate(${id}, ${answer}, ${sealed})`.execute(ctx.sql);
}

export const endCertificate = async (sql: Sql, id: CertificateId): Promise<void> => {
  await raw`select authz.end_certificate(${id})`.execute(sql);
};

function readContent(keyring: Keyring, id: string, sealed: Buffer): CertificateContent {
  const found = JSON.parse(keyring.handed.unseal(field('content', id), sealed)) as CertificateContent;
  return { ...found, needs: certificateNeeds.filter((need) => found.needs.includes(need)) };
}

export type Certificate = {
  readonly id: CertificateId;
  readonly unitName: string;
  readonly issuedAt: Instant;
  readonly validTo: Instant;
  readonly state: CertificateState;
  readonly answer: CertificateAnswer | null;
  readonly answeredAt: Instant | null;
  readonly answeredBy: string | null;
  readonly answerWords: string | null;
};
export type IssuedCertificate = Certificate & { readonly content: CertificateContent; readonly issuedBy: string };

/** Those of this file, the latest first, with what they say: for who has it open. */
export async function certificatesOf(ctx: Pick<FileContext, 'sql' | 'keyring' | 'now'>, file: OpenFile) {
  const rows = await ctx.sql
    .selectFrom('certificateSource as x')
    .innerJoin('certificate as c', 'c.id', 'x.certificateId')
    .innerJoin('certificateContent as t', 't.certificateId', 'c.id')
    .innerJoin('disclosure as d', 'd.id', 'x.disclosureId')
    .innerJoin('authz.unit as u', 'u.id', 'c.unitId')
    .innerJoin('authz.staff as s', 's.id', 'c.issuedBy')
    .leftJoin('authz.staff as a', 'a.id', 'c.answeredBy')
    .leftJoin('consent as k', 'k.id', 'd.consentId')
    .leftJoin('authz.ground as g', 'g.id', 'k.groundId')
    .selectAll('c')
    .select(['t.content', 'u.name as unitName', 's.name as issuer', 'a.name as answerer'])
    .select(['d.consentId', 'k.withdrawnAt', 'k.validTo as consentUntil', 'g.endedAt as groundEndedAt'])
    .where('x.sectionId', '=', file.section('consents'))
    .orderBy('c.issuedAt', 'desc')
    .execute();
  return rows.map((row): IssuedCertificate => {
    const stands =
      row.consentId === null ||
      (row.withdrawnAt === null &&
        row.groundEndedAt === null &&
        (row.consentUntil?.epochMilliseconds ?? 0) > ctx.now.epochMilliseconds);
    return {
      id: row.id as CertificateId,
      unitName: row.unitName,
      issuedAt: row.issuedAt,
      issuedBy: row.issuer,
      validTo: row.validTo,
      state: stateOf(row, stands, ctx.now),
      answer: row.answer as CertificateAnswer | null,
      answeredAt: row.answeredAt,
      answeredBy: row.answerer,
      answerWords: ctx.keyring.handed.unsealOptional(field('answer_words', row.id), row.answerWords),
      content: readContent(ctx.keyring, row.id, row.content),
    };
  });
}

export type ReceivedCertificate = Certificate & {
  /** Nothing once it holds no longer, or has been answered. */
  readonly content: CertificateContent | undefined;
};

/** Those to the units that I work in. Row security decides which, and which of them still say whom they are about. */
export async function receivedCertificates(ctx: Pick<StaffContext, 'sql' | 'keyring'>): Promise<ReceivedCertificate[]> {
  const rows = await ctx.sql
    .selectFrom('certificate as c')
    .innerJoin('authz.unit as u', 'u.id', 'c.unitId')
    .leftJoin('authz.staff as a', 'a.id', 'c.answeredBy')
    .leftJoin('certificateContent as t', (join) =>
      join.onRef('t.certificateId', '=', 'c.id').on(raw<boolean>`c.id in (select authz.live_certificates())`),
    )
    .selectAll('c')
    .select(['t.content', 'u.name as unitName', 'a.name as answerer'])
    .where(raw<boolean>`c.id in (select authz.my_certificates())`)
    .orderBy('c.issuedAt', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id as CertificateId,
    unitName: row.unitName,
    issuedAt: row.issuedAt,
    validTo: row.validTo,
    state: row.answer !== null ? 'answered' : row.content ? 'live' : 'over',
    answer: row.answer as CertificateAnswer | null,
    answeredAt: row.answeredAt,
    answeredBy: row.answerer,
    answerWords: ctx.keyring.handed.unsealOptional(field('answer_words', row.id), row.answerWords),
    content: row.content ? readContent(ctx.keyring, row.id, row.content) : undefined,
  }));
}

export type Self = { readonly name: string | null; readonly number: string | null };

/** Whom the file is about: what a unit needs to find her. */
export async function selfIn(sql: Sql, file: OpenFile): Promise<Self> {
  const row = await sql
    .selectFrom('personTold')
    .select(['id', 'name', 'number'])
    .where('fileId', '=', file.id)
    .where('part', '=', 'self')
    .where('detachedAt', 'is', null)
    .executeTakeFirst();
  return {
    name: row ? file.vault.unsealOptional(`person_told.name:${row.id}`, row.name) : null,
    number: row ? file.vault.unsealOptional(`person_told.number:${row.id}`, row.number) : null,
  };
}

export type Contact = { readonly id: StaffId; readonly name: string; readonly phone: string | null };

/** Those in the team, one of whom the unit calls. */
export async function teamOf(sql: Sql, file: OpenFile, now: Instant): Promise<Contact[]> {
  const rows = await sql
    .selectFrom('authz.ground as g')
    .innerJoin('authz.staff as s', 's.id', 'g.staffId')
    .select(['s.id', 's.name', 's.phone'])
    .distinct()
    .where('g.fileId', '=', file.id)
    .where('g.kind', '=', 'team')
    .where('g.endedAt', 'is', null)
    .where((eb) => eb.or([eb('g.validTo', 'is', null), eb('g.validTo', '>', now)]))
    .orderBy('s.name')
    .execute();
  return rows.map(({ id, name, phone }) => ({ id: id as StaffId, name, phone }));
}

/** Those who work in the unit and are to know that something has come. */
export async function workersOf(sql: Sql, unit: UnitId, now: Instant): Promise<StaffId[]> {
  const rows = await sql
    .selectFrom('authz.roleAssignment as r')
    .innerJoin('authz.staff as s', 's.id', 'r.staffId')
    .select('r.staffId')
    .distinct()
    .where('r.unitId', '=', unit)
    .where('r.role', 'not in', ['administrator', 'auditor', 'boardChair'])
    .where('s.endedAt', 'is', null)
    .where('r.validFrom', '<=', now)
    .where((eb) => eb.or([eb('r.validTo', 'is', null), eb('r.validTo', '>', now)]))
    .execute();
  return rows.map(({ staffId }) => staffId as StaffId);
}
