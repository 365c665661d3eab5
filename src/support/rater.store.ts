import { sql as raw } from 'kysely';
import type { FileContext } from '../access/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import { responsibleFor } from '../redevent/index.ts';

/** Who writes the figures down: whoever gives the support where their part in the team lets them, else whoever answers for the file. */
export async function raterFor({ sql, file }: Pick<FileContext, 'sql' | 'file'>, worker: StaffId): Promise<StaffId> {
  const writes = await sql
    .selectFrom('authz.ground')
    .select('writes')
    .where('fileId', '=', file.id)
    .where('staffId', '=', worker)
    .where('kind', '=', 'team')
    .where('endedAt', 'is', null)
    .where(raw<boolean>`valid_from <= authz.now() and (valid_to is null or valid_to > authz.now())`)
    .execute();
  if (writes.some((one) => one.writes.includes('protection'))) return worker;
  return (await responsibleFor(sql, file.id)) ?? worker;
}
