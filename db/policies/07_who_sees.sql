-- Who can see this file, and on which ground: for a leader of its unit and for the responsible one, with the file open. Only
-- grounds of this file are weighed, and one who is kept apart is left out without a word on why. As authz.open() would answer each of them:
-- test/database/who-may-open.test.ts holds the two together.
set local role samgrepp_owner;
grant select (decided_at) on data.tie_decision to samgrepp_gate;
set local role samgrepp_gate;

create or replace function authz.who_sees(file uuid) returns table (kind text, staff uuid, unit uuid, function text, provision text,
    reads text[], writes text[], since timestamptz, until timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  with f as materialized (
    select x.id, x.unit_id, x.kind, x.protection in ('none', 'secrecyMarker') and x.kind <> 'situation' as wide, authz.now() as now
      from authz.file x where x.id = who_sees.file and authz.may_staff_team(x.id)
  ), own as (
    select g.kind, g.staff_id, null::uuid as unit_id, g.function, g.provision, g.reads, g.writes, g.valid_from, g.valid_to
      from f join authz.ground g on g.file_id = f.id and g.staff_id is not null and authz.counts(g, f.now)
      where g.kind = 'team' or f.wide and not exists (select from authz.opposite_to(g.staff_id, f.now) o where o.file_id = f.id)
        and not exists (select from authz.opposite_by_number(g.staff_id, f.now, f.id))
  ), waived as (
    select g.kind, p.id as staff_id, g.unit_id, null::text, null::text, g.reads, g.writes, g.valid_from, g.valid_to
      from f join authz.ground g on g.file_id = f.id and g.kind = 'secrecyWaiver' and f.wide and authz.counts(g, f.now)
      left join lateral (
        select distinct x.id from authz.group_seat s join authz.internal_group i on i.id = s.group_id and i.closed_at is null
          cross join lateral pg_catalog.unnest(array[s.staff_id, s.deputy_id]) as x (id)
          where s.unit_id = g.unit_id and s.ended_at is null and x.id is not null 
            and not exists (select from authz.opposite_to(x.id, f.now) o where o.file_id = f.id)
            and not exists (select from authz.opposite_by_number(x.id, f.now, f.id))
            and not exists (select from authz.block b where b.file_id = f.id and b.staff_id = x.id and b.ended_at is null)
            and exists (select from authz.role_assignment r where r.staff_id = x.id and r.unit_id = g.unit_id
              and r.role not in ('administrator', 'auditor', 'boardChair') and r.valid_from <= f.now and (r.valid_to is null or r.valid_to > f.now))
      ) p on true
  ), on_duty as (
    select 'duty', d.staff_id, d.unit_id, d.duty, null::text,
        array['identity','safeContact','account','protection','children','plan','notes','processes','decisions','consents'],
        array['safeContact','account','protection','children','plan','notes','processes','decisions','consents'], null::timestamptz, d.ends_at
      from f join authz.duty_now() d on d.unit_id = f.unit_id and f.wide
  ), led as (
    select 'leader', r.staff_id, r.unit_id, r.role, null::text,
        array['identity','safeContact','account','protection','children','plan','notes','processes','decisions','consents'],
        array['protection','children','plan','notes','decisions','consents'], r.valid_from, r.valid_to
      from f join authz.role_assignment r on r.unit_id = f.unit_id and r.role in ('teamLeader', 'unitManager') and f.wide
      where r.valid_from <= f.now and (r.valid_to is null or r.valid_to > f.now)
  ), named as (
    -- Not the file itself: which files belong together, this one among them, if any do. By the decisions of this file alone, whether
    -- there is anything to see or not; what is decided on another side is that side's.
    select 'coordination', d.staff_id, null::uuid, null::text, null::text, array[]::text[], array[]::text[], d.decided_at, d.valid_to
      from f join data.tie_decision d on d.file_id = f.id and d.ended_at is null and d.valid_to > f.now
  )
  select w.* from (
      select * from own union all select * from waived union all select * from on_duty union all select * from led union all select * from named
    ) as w (kind, staff, unit, function, provision, reads, writes, since, until)
    where w.staff is null or (exists (select from authz.staff s join authz.role_assignment r on r.staff_id = s.id and r.role not in ('administrator', 'auditor')
        and r.valid_from <= authz.now() and (r.valid_to is null or r.valid_to > authz.now())
        where s.id = w.staff and (s.ended_at is null or s.ended_at > authz.now()))
      and not exists (select from authz.block b where b.file_id = who_sees.file and b.staff_id = w.staff and b.ended_at is null))
    order by w.staff, w.kind;
end;
