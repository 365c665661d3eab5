import type { Instant } from '../../src/kernel/instant.ts';
import type { Town } from './town.ts';

/** The way of one contact, in hours after it came. What is left out has not happened. */
export type Way = {
  readonly receivedAt: Instant;
  /** Hours until it became a file; without one, it stays a contact. */
  readonly file?: number;
  readonly protection?: number;
  readonly meeting?: number;
  readonly task?: number;
  /** Hours until the contact ended without a file. */
  readonly ended?: number;
};

/**
 * Many contacts at once, written by the account that may do everything: for figures and plans, where the hundreds matter
 * and not who wrote them. Answers with the ids of the contacts, in order.
 */
export async function waysGone(town: Town, ways: readonly Way[]): Promise<string[]> {
  const given = ways.map((way, i) => ({ i, ...way, received_at: way.receivedAt.toString() }));
  const found = await town.look<{ id: string }>(
    `with way as materialized (
       select w.*, gen_random_uuid() as contact, gen_random_uuid() as part, case when w.file is not null then gen_random_uuid() end as hers,
         gen_random_uuid() as hers_part
       from jsonb_to_recordset($1) as w (i int, received_at timestamptz, file float, protection float, meeting float, task float, ended float)),
     files as (
       insert into authz.file (id, kind, unit_id, reference, created_at, created_by)
       select contact, 'contact', $2::uuid, 'W' || contact, received_at, $3::uuid from way
       union all select hers, 'person', $2, 'W' || hers, received_at + file * interval '1 hour', $3::uuid from way where hers is not null),
     sections as (
       insert into authz.section (id, file_id, kind) select part, contact, 'protection' from way
       union all select hers_part, hers, 'protection' from way where hers is not null),
     contacts as (
       insert into data.contact (file_id, section_id, channel, source, received_at, received_by, state, concerns_file_id, ended_at)
       select contact, part, 'call', 'person', received_at, $3, case when hers is not null then 'filesOpened' when ended is not null then 'ended' else 'ongoing' end,
         hers, received_at + coalesce(file, ended) * interval '1 hour' from way),
     events as (
       insert into data.event (id, file_id, section_id, kind, at, actor_id)
       select gen_random_uuid(), e.file, e.section, e.kind, received_at + e.hours * interval '1 hour', $3 from way cross join lateral (values
         (contact, part, 'contact.received', 0::float), (contact, part, 'protection.assessed', protection),
         (hers, hers_part, 'file.created', file), (hers, hers_part, 'meeting.itemDiscussed', meeting), (hers, hers_part, 'plan.actionDone', task))
         as e (file, section, kind, hours) where e.file is not null and e.hours is not null)
     select contact as id from way order by i`,
    [JSON.stringify(given), town.units.intake, town.staff.dutyOfficer],
  );
  return found.map(({ id }) => id);
}
