import { sql as raw } from 'kysely';
import { type FileId, type GroundId, newId, type OpeningId, type StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Sql } from '../../platform/database/database.ts';
import type { Keyring } from '../../platform/sealing/keyring.ts';
import type { FileKind } from '../file.ts';
import type { OpenFile } from '../files.store.ts';
import type { EmergencyOutcome, NamedFile } from './emergency.ts';

type Words = 'reason' | 'review_words';
const field = (column: Words, ground: string): string => `emergency.${column}:${ground}`;

export type EmergencyAnswer =
  | { readonly answer: 'open' | 'ordinary'; readonly file: FileId; readonly kind: FileKind }
  | { readonly answer: 'refused' };

/** Opens for an hour what is named; `refused` says alike that there is no such file, and that no emergency opens it. */
export async function openInEmergency(
  sql: Sql,
  keyring: Keyring,
  named: NamedFile,
  reason: string,
): Promise<EmergencyAnswer> {
  const ground = newId<GroundId>();
  const sealed = keyring.reasons.seal(field('reason', ground), reason);
  const { rows } = await raw<{ answer: EmergencyAnswer }>`
    select authz.open_emergency(${ground}, ${newId<OpeningId>()}, ${named.fileId ?? null}, ${named.reference ?? null}, ${sealed}) as answer`.execute(
    sql,
  );
  return rows[0]?.answer ?? { answer: 'refused' };
}

/** Whether the one who asks had it open on an emergency a moment ago, and a press opens it again. */
export async function mayRenewEmergency(sql: Sql, fileId: FileId): Promise<boolean> {
  const { rows } = await raw<{ may: boolean }>`select authz.renewable(${fileId}) is not null as may`.execute(sql);
  return rows[0]?.may ?? false;
}

/** Another hour. It counts for reading once this transaction has committed, like every opening. */
export async function renewEmergency(sql: Sql, fileId: FileId): Promise<boolean> {
  const { rows } = await raw<{
    done: boolean;
  }>`select authz.renew_emergency(${fileId}, ${newId<OpeningId>()}) as done`.execute(sql);
  return rows[0]?.done ?? false;
}

export async function endEmergency(sql: Sql, ground: GroundId): Promise<void> {
  await raw`select authz.end_emergency(${ground})`.execute(sql);
}

/** False where somebody reviewed it first. The database refuses whoever may not, and who opened it herself. */
export async function reviewEmergency(
  sql: Sql,
  keyring: Keyring,
  ground: GroundId,
  outcome: EmergencyOutcome,
  words: string | undefined,
): Promise<boolean> {
  const sealed = keyring.reasons.sealOptional(field('review_words', ground), words);
  const { rows } = await raw<{
    done: boolean;
  }>`select authz.review_emergency(${ground}, ${outcome}, ${sealed}) as done`.execute(sql);
  return rows[0]?.done ?? false;
}

/** What called me to this file's emergencies is done: nothing in it waits for a review of mine any more. */
export async function seeEmergencyAlerts(sql: Sql, file: FileId, me: StaffId, now: Instant): Promise<void> {
  await sql
    .updateTable('alert')
    .set({ seenAt: now, seenBy: me })
    .where('fileId', '=', file)
    .where('kind', '=', 'emergencyOpened')
    .where('seenAt', 'is', null)
    .execute();
}

export type Emergency = {
  readonly ground: GroundId;
  readonly staffId: StaffId;
  readonly staffName: string;
  readonly openedAt: Instant;
  readonly until: Instant;
  readonly renewals: number;
  readonly reason: string;
  readonly endedAt: Instant | null;
  readonly outcome: EmergencyOutcome | null;
  readonly reviewedAt: Instant | null;
  readonly reviewedBy: string | null;
  readonly reviewWords: string | null;
};

/** One that I review, or opened myself. Of the file there is only what one reads out. */
export type ListedEmergency = Emergency & {
  readonly fileId: FileId;
  readonly fileKind: FileKind;
  readonly reference: string;
  readonly mine: boolean;
};

type Row = {
  ground: GroundId;
  staff: StaffId;
  staffName: string;
  openedAt: Instant;
  until: Instant;
  renewals: number;
  reason: Buffer;
  endedAt: Instant | null;
  outcome: EmergencyOutcome | null;
  reviewedAt: Instant | null;
  reviewedBy: string | null;
  reviewWords: Buffer | null;
};

const unsealed = (keyring: Keyring, row: Row): Emergency => ({
  ground: row.ground,
  staffId: row.staff,
  staffName: row.staffName,
  openedAt: row.openedAt,
  until: row.until,
  renewals: row.renewals,
  reason: keyring.reasons.unseal(field('reason', row.ground), row.reason),
  endedAt: row.endedAt,
  outcome: row.outcome,
  reviewedAt: row.reviewedAt,
  reviewedBy: row.reviewedBy,
  reviewWords: keyring.reasons.unsealOptional(field('review_words', row.ground), row.reviewWords),
});

/** Those that I review, waiting ones first, and my own; of the last ninety days. */
export async function listEmergencies(sql: Sql, keyring: Keyring): Promise<ListedEmergency[]> {
  const { rows } = await raw<Row & { file: FileId; fileKind: FileKind; reference: string; mine: boolean }>`
    select e.ground, e.file, e.file_kind, e.reference, e.staff, s.name as staff_name, e.opened_at, e.until, e.renewals, e.reason,
      e.ended_at, e.outcome, e.reviewed_at, r.name as reviewed_by, e.review_words, e.mine
    from authz.emergencies() e join authz.staff s on s.id = e.staff left join authz.staff r on r.id = e.reviewed_by`.execute(
    sql,
  );
  return rows.map((row) => ({
    ...unsealed(keyring, row),
    fileId: row.file,
    fileKind: row.fileKind,
    reference: row.reference,
    mine: row.mine,
  }));
}

/** Every emergency of a file, for its register: seen by those who read what was consented to and given. */
export async function emergenciesOf(sql: Sql, keyring: Keyring, file: OpenFile): Promise<Emergency[]> {
  const rows = await sql
    .selectFrom('emergency as e')
    .innerJoin('authz.staff as s', 's.id', 'e.staffId')
    .leftJoin('authz.staff as r', 'r.id', 'e.reviewedBy')
    .select(['e.groundId', 'e.staffId', 'e.openedAt', 'e.until', 'e.renewals', 'e.reason', 'e.endedAt', 'e.outcome'])
    .select(['e.reviewedAt', 'e.reviewWords', 's.name as staffName', 'r.name as reviewedBy'])
    .where('e.sectionId', '=', file.section('consents'))
    .orderBy('e.openedAt', 'desc')
    .execute();
  return rows.map((row) =>
    unsealed(keyring, {
      ...row,
      ground: row.groundId as GroundId,
      staff: row.staffId as StaffId,
      outcome: row.outcome as EmergencyOutcome | null,
    }),
  );
}
