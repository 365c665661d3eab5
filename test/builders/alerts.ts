import { type MeetingId, newId, type StaffId } from '../../src/kernel/ids.ts';
import type { AlertKind, AlertTo } from '../../src/today/index.ts';
import type { Town } from './town.ts';

/** What functions of the database tell by themselves, and no page may: written by the account that may do everything. */
export async function anAlert(
  town: Town,
  kind: AlertKind,
  about: { readonly id: string; readonly kind: string } | { readonly meetingId: MeetingId } | 'nothingElse',
  ...to: readonly AlertTo[]
): Promise<void> {
  const file = typeof about === 'object' && 'kind' in about ? about : undefined;
  for (const one of to)
    await town.look(
      `insert into data.alert (id, kind, at, file_id, file_kind, meeting_id, staff_id, unit_id, duty)
       values ($1, $2, authz.now(), $3, $4, $5, $6, $7, $8)`,
      [
        newId(),
        kind,
        file?.id ?? null,
        file?.kind ?? null,
        typeof about === 'object' && 'meetingId' in about ? about.meetingId : null,
        'staffId' in one ? one.staffId : null,
        'unitId' in one ? one.unitId : null,
        'duty' in one ? one.duty : null,
      ],
    );
}

/** An urgent meeting that `by` has called these to. */
export async function aCall(town: Town, by: StaffId, ...called: readonly StaffId[]): Promise<MeetingId> {
  const id = newId<MeetingId>();
  await town.look(
    `insert into data.meeting (id, kind, called_by, called_at, starts_at)
     values ($1, 'urgent', $2, authz.now(), authz.now() + interval '5 hours')`,
    [id, by],
  );
  for (const staffId of called)
    await town.look(
      `insert into data.meeting_seat (meeting_id, staff_id, called_as, called_at) values ($1, $2, 'ownTask', authz.now())`,
      [id, staffId],
    );
  return id;
}
