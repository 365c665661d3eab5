import type { Insertable } from 'kysely';
import type { Sql } from '../platform/database/database.ts';
import type { Event } from '../platform/database/schema.generated.ts';

export async function insertEvent(sql: Sql, event: Insertable<Event>): Promise<void> {
  await sql.insertInto('event').values(event).execute();
}
