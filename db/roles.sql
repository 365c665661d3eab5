-- The accounts of a Samgrepp database server. Run before every migration, as an account that may create roles.
--   owner  owns every table; row security is forced on it too
--   gate   no login; owns the functions of authz, with explicit policies on the tables that give access
--   statistics  no login; owns the functions that count over all files and answer with figures only
--   keeper  no login; copies everything for the backup and wraps keys anew, for the operator's own commands
--   disposer  no login; takes away what a disposal was decided for, for the operator's own command
--   auditor  no login; owns the functions that read the log and seal it
--   door   signs people in: may start sessions and enrol passkeys, sees nothing else
--   app    every page; owns nothing, creates nothing, can start no session
--   jobs   works in the background: tells staff of notices and clocks; sees no file, no name of a person, no word
do $$
declare name text;
begin
  foreach name in array array['samgrepp_owner', 'samgrepp_gate', 'samgrepp_statistics', 'samgrepp_keeper', 'samgrepp_disposer', 'samgrepp_auditor'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls noinherit', name);
    end if;
  end loop;
  foreach name in array array['samgrepp_door', 'samgrepp_app', 'samgrepp_jobs'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls noinherit', name);
    end if;
  end loop;
exception when duplicate_object or unique_violation then
  null; -- two databases of one server migrate at the same moment: the other one made them
end $$;
