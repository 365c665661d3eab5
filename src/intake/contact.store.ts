import type { OpenFile } from '../access/index.ts';
import type { FileId, StaffId } from '../kernel/ids.ts';
import { newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { YesNoUnknown } from '../kernel/yes-no-unknown.ts';
import type { Sql } from '../platform/database/database.ts';
import type { ContactState } from './contact.ts';
import type { ChildrenKnown, ContactChannel, ContactSource, InformationKind, Urgency } from './contact-codes.ts';
import { sealedRow } from './sealed-fields.ts';

/** What came in, as it is known so far. It lies in a file of its own until it is anyone's. */
export type Contact = {
  readonly fileId: FileId;
  readonly channel: ContactChannel;
  readonly source: ContactSource;
  readonly sourceWords: string | null;
  readonly receivedAt: Instant;
  readonly receivedBy: StaffId;
  readonly receivedByName: string;
  readonly dutyToReportToldAt: Instant | null;
  readonly livingTogether: YesNoUnknown;
  readonly childrenKnown: ChildrenKnown;
  readonly urgency: Urgency;
  readonly state: ContactState;
  readonly outcome: string | null;
  readonly outcomeWords: string | null;
  readonly comeBack: string | null;
  readonly informationGiven: readonly InformationKind[];
  readonly mayContact: boolean | null;
  readonly endedAt: Instant | null;
  readonly detachedAt: Instant | null;
  /** Her file, once it is opened. */
  readonly concernsFileId: FileId | null;
};

type New = Pick<Contact, 'channel' | 'source' | 'sourceWords' | 'receivedAt' | 'receivedBy'>;

export async function insertContact(sql: Sql, file: OpenFile, contact: New): Promise<void> {
  const { sourceWords, ...plain } = contact;
  await sql
    .insertInto('contact')
    .values({
      ...plain,
      fileId: file.id,
      sectionId: file.section('account'),
      sourceWords: sealedRow(file.vault, 'contact', file.id).seal('source_words', sourceWords),
      state: 'received' satisfies ContactState,
    })
    .execute();
}

export async function findContact(sql: Sql, file: OpenFile): Promise<Contact | undefined> {
  const row = await sql
    .selectFrom('contact as c')
    .innerJoin('authz.staff as s', 's.id', 'c.receivedBy')
    .selectAll('c')
    .select('s.name as receivedByName')
    .where('c.sectionId', '=', file.section('account'))
    .where('c.fileId', '=', file.id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { unseal } = sealedRow(file.vault, 'contact', file.id);
  return {
    fileId: file.id,
    channel: row.channel as ContactChannel,
    source: row.source as ContactSource,
    sourceWords: unseal('source_words', row.sourceWords),
    receivedAt: row.receivedAt,
    receivedBy: row.receivedBy as StaffId,
    receivedByName: row.receivedByName,
    dutyToReportToldAt: row.dutyToReportToldAt,
    livingTogether: row.livingTogether as YesNoUnknown,
    childrenKnown: row.childrenKnown as ChildrenKnown,
    urgency: row.urgency as Urgency,
    state: row.state as ContactState,
    outcome: row.outcome,
    outcomeWords: unseal('outcome_words', row.outcomeWords),
    comeBack: unseal('come_back', row.comeBack),
    informationGiven: row.informationGiven as InformationKind[],
    mayContact: row.mayContact,
    endedAt: row.endedAt,
    detachedAt: row.detachedAt,
    concernsFileId: row.concernsFileId as FileId | null,
  };
}

type Change = {
  sourceWords?: string | null;
  dutyToReportToldAt?: Instant;
  livingTogether?: YesNoUnknown;
  childrenKnown?: ChildrenKnown;
  urgency?: Urgency;
  state?: ContactState;
  outcome?: string | null;
  outcomeWords?: string | null;
  comeBack?: string | null;
  informationGiven?: readonly InformationKind[];
  mayContact?: boolean | null;
  endedAt?: Instant | null;
  detachedAt?: Instant | null;
  concernsFileId?: FileId | null;
};

export async function changeContact(sql: Sql, file: OpenFile, change: Change): Promise<void> {
  const { seal } = sealedRow(file.vault, 'contact', file.id);
  const { sourceWords, outcomeWords, comeBack, informationGiven, ...plain } = change;
  await sql
    .updateTable('contact')
    .set({
      ...plain,
      ...(sourceWords === undefined ? {} : { sourceWords: seal('source_words', sourceWords) }),
      ...(outcomeWords === undefined ? {} : { outcomeWords: seal('outcome_words', outcomeWords) }),
      ...(comeBack === undefined ? {} : { comeBack: seal('come_back', comeBack) }),
      ...(informationGiven === undefined ? {} : { informationGiven: [...informationGiven] }),
    })
    .where('sectionId', '=', file.section('account'))
    .where('fileId', '=', file.id)
    .execute();
}

/** It is written now, or what is left to write lies in a file. */
export async function markWritten(sql: Sql, fileId: FileId, now: Instant): Promise<void> {
  await sql
    .updateTable('unwritten')
    .set({ writtenAt: now })
    .where('fileId', '=', fileId)
    .where('writtenAt', 'is', null)
    .execute();
}

/** What is still to be written down, as an id that can be counted without opening anything. */
export async function leaveUnwritten(sql: Sql, file: OpenFile, staffId: StaffId, since: Instant): Promise<void> {
  await sql
    .insertInto('unwritten')
    .values({ id: newId<FileId>() as string, fileId: file.id, staffId, unitId: file.unitId, since })
    .execute();
}

/** "Vet inte" is an answer too: that it was asked is told by its event. */
export async function hasAskedLivingTogether(sql: Sql, file: OpenFile): Promise<boolean> {
  const rows = await sql
    .selectFrom('event')
    .select('subject')
    .where('sectionId', '=', file.section('account'))
    .where('kind', '=', 'contact.changed')
    .execute();
  return rows.some(({ subject }) => (subject as { part?: unknown } | null)?.part === 'livingTogether');
}

/** Who is responsible, as soon as anybody is. */
export async function findOwner(
  sql: Sql,
  file: OpenFile,
): Promise<{ readonly id: StaffId; readonly name: string } | undefined> {
  const row = await sql
    .selectFrom('authz.ground as g')
    .innerJoin('authz.staff as s', 's.id', 'g.staffId')
    .select(['s.id', 's.name'])
    .where('g.fileId', '=', file.id)
    .where('g.function', '=', 'responsible')
    .where('g.endedAt', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id as StaffId, name: row.name };
}
