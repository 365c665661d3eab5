import { sql as raw } from 'kysely';
import type { FileId, GroundId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Sql } from '../../platform/database/database.ts';
import type { GroundFunction, GroundKind } from '../file.ts';

/** One's own opening: on which ground, why, and how long. */
export type OwnOpening = {
  readonly ground: GroundKind;
  readonly groundId: GroundId | null;
  readonly function: GroundFunction | null;
  readonly groundUntil: Instant | null;
  readonly purpose: string;
  readonly reason: Buffer | null;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
};

/** The openings that this session reads the file by right now, latest first. */
export async function listOwnOpenings(sql: Sql, fileId: FileId): Promise<OwnOpening[]> {
  const rows = await sql
    .selectFrom('authz.opening as o')
    .leftJoin('authz.ground as g', 'g.id', 'o.groundId')
    .select([
      'o.groundKind',
      'o.groundId',
      'g.function',
      'g.validTo',
      'o.purpose',
      'o.reason',
      'o.openedAt',
      'o.expiresAt',
    ])
    .where('o.fileId', '=', fileId)
    .where('o.endedAt', 'is', null)
    .where(raw<boolean>`o.session_id = authz.session_id() and o.expires_at > authz.now()`)
    .orderBy('o.openedAt', 'desc')
    .execute();
  return rows.map((row) => ({
    ground: row.groundKind as GroundKind,
    groundId: row.groundId as GroundId | null,
    function: row.function as GroundFunction | null,
    groundUntil: row.validTo,
    purpose: row.purpose,
    reason: row.reason,
    openedAt: row.openedAt,
    expiresAt: row.expiresAt,
  }));
}
