import { innerFunctions } from '../../database/expected-grants.ts';

/**
 * Statements that somebody with a way to inject SQL would try, one by one, each in a transaction of hers. `refused`: it must not even
 * be done. Where nothing is said, what comes back is looked through. `:file`, `:section`, `:note`, `:ground`, `:session`, `:hash`,
 * `:staff` stand for what she may not see and has got hold of; `:mine` for her own id, `:new` for an id of nothing.
 */
export type Assault = {
  readonly rule: string;
  readonly name: string;
  readonly sql: readonly string[];
  readonly refused?: boolean;
};

const every = (sql: (table: string) => string, ...tables: string[]) => tables.map(sql);
const refused = (rule: string, name: string, ...sql: string[]): Assault => ({ rule, name, sql, refused: true });
const looked = (rule: string, name: string, ...sql: string[]): Assault => ({ rule, name, sql });

const told = [
  'note',
  'account',
  'person_told',
  'safe_contact',
  'event',
  'decision',
  'desk',
  'running_clock',
  'consent',
  'contact',
];
const worded: [string, string][] = [
  ['desk', 'reference'],
  ['desk', 'state'],
  ['running_clock', 'rule'],
  ['event', 'kind'],
  ['decision', 'kind'],
  ['consent', 'reference'],
  ['interpreter_need', 'language'],
  ['contact', 'state'],
];
const closed = [
  'session',
  'block',
  'person_index',
  'situation_member',
  'credential',
  'enrolment',
  'ceremony',
  'instance',
];

export const assaults: readonly Assault[] = [
  refused('R1', 'turns row security off', 'alter table data.note disable row level security'),
  refused('R1', 'takes its force away', 'alter table data.note no force row level security'),
  refused('R1', 'drops a policy', 'drop policy read on data.note'),
  refused('R1', 'adds a policy', 'create policy mine on data.note for select using (true)'),
  refused('R1', 'widens a policy', 'alter policy read on data.note using (true)'),
  refused('R1', 'asks to be told instead of filtered', 'set local row_security = off; select * from data.note'),
  refused('R1', 'inherits a table', 'create table data.mine () inherits (data.note)'),
  looked('R1', 'asks for the table alone', ...every((t) => `select * from only data.${t}`, ...told)),
  refused('R2', 'becomes the gate', 'set local role samgrepp_gate'),
  refused('R2', 'becomes the owner', 'set local role samgrepp_owner'),
  refused('R2', 'becomes the figures', 'set local role samgrepp_statistics'),
  refused('R2', 'signs in as the server', 'set session authorization postgres'),
  looked('R2', 'resets who it is', 'reset role; reset session authorization; select * from data.note'),
  ...[':staff', ':session', ':hash', ':file', '', ' ', 'null', '%', '1'].map((guess) =>
    looked(
      'R2',
      `calls itself “${guess}”`,
      `select set_config('app.session', '${guess}', true); select * from data.note; select authz.me()`,
    ),
  ),
  looked(
    'R2',
    'enters as another',
    `select authz.enter(':session'); select * from data.note; select authz.enter(':hash'); select * from data.desk`,
  ),
  looked(
    'R2',
    'looks for tokens in what others ask',
    'select * from pg_stat_activity',
    'select * from pg_stat_get_activity(null)',
  ),
  looked(
    'R2',
    'looks for tokens in settings',
    'select * from pg_settings',
    'select * from pg_db_role_setting',
    'show all',
  ),
  looked(
    'R2',
    'looks for what is prepared and open',
    'select * from pg_prepared_statements',
    'select * from pg_cursors',
  ),
  refused('R2', 'starts a session', `select authz.start_demo_session(':new', '\\x00', ':staff')`),
  refused('R2', 'unlocks one', `select authz.unlock_session(':session', 'x', 1)`, `select authz.locked_session('x')`),
  looked(
    'R3',
    'has no token',
    `select set_config('app.session', null, true); select * from data.note; select * from authz.staff`,
  ),
  looked('R4', 'keeps a token on the connection', `set session app.session = ':session'; select * from data.note`),
  refused(
    'R5',
    'makes a function that tells',
    `create function data.tell(text) returns bool language plpgsql cost 0.0001 as 'begin raise notice ''%'', $1; return true; end'`,
  ),
  refused('R5', 'makes an operator', 'create operator data.<<< (leftarg = text, rightarg = text, function = textlt)'),
  looked(
    'R6',
    'lets a cast of a hidden word fail',
    ...worded.map(([t, c]) => `select * from data.${t} where ${c}::int > 0`),
  ),
  looked(
    'R6',
    'lets a cast fail before the rows are chosen',
    ...worded.map(([t, c]) => `select count(*) from data.${t} where ${c}::uuid is null or section_id is null`),
  ),
  looked(
    'R6',
    'divides by what is hidden',
    ...worded.map(([t, c]) => `select * from data.${t} where 1 / (length(${c}) - length(${c})) = 1`),
  ),
  looked(
    'R6',
    'looks for a word',
    ...worded.map(([t, c]) => `select ${c} from data.${t} where ${c} like 'kanarie%' or ${c} ~ '^k'`),
  ),
  looked(
    'R6',
    'reads bytes as text',
    ...['note', 'account'].map((t) => `select * from data.${t} where convert_from(body, 'UTF8') = 'x'`),
  ),
  looked('R6', 'reads a document’s value as a number', `select * from data.event where (subject ->> 'is')::int = 1`),
  looked(
    'R6',
    'joins what is hidden with what is not',
    'select e.kind from authz.staff s join data.event e on e.actor_id = s.id and e.kind::xml is not null',
  ),
  looked(
    'R6',
    'turns indexes and joins off',
    'set local enable_indexscan = off; set local enable_bitmapscan = off; set local enable_hashjoin = off; select * from data.decision where kind::int = 1',
  ),
  looked(
    'R6',
    'asks several workers at once',
    'set local debug_parallel_query = on; set local parallel_setup_cost = 0; select count(*), max(kind) from data.event',
  ),
  refused('R7', 'makes a view', 'create view data.all_notes as select * from data.note'),
  refused('R7', 'makes a copy that is kept', 'create materialized view data.all_notes as select * from data.note'),
  looked(
    'R7',
    'reads the views there are',
    "select * from information_schema.columns where table_schema = 'data'",
    "select * from pg_views where schemaname not like 'pg_%'",
  ),
  refused('R7', 'reads the queue', 'select * from graphile_worker._private_jobs'),
  ...innerFunctions.map((name) =>
    refused(
      'R8',
      `calls ${name}`,
      ...['', 'null', 'null, null', 'null, null, null'].map((some) => `select * from authz.${name}(${some})`),
    ),
  ),
  refused(
    'R8',
    'replaces a function',
    'create or replace function authz.me() returns uuid language sql return null::uuid',
  ),
  refused('R8', 'owns a function', 'alter function authz.me() owner to samgrepp_app'),
  refused('R8', 'changes where a function looks', 'alter function authz.me() set search_path = data'),
  refused('R8', 'gives itself a right', 'grant execute on all functions in schema authz to samgrepp_app'),
  refused('R8', 'makes itself a member', 'grant samgrepp_gate to samgrepp_app'),
  looked(
    'R8',
    'puts another schema first',
    'set local search_path = pg_temp, data, authz; select * from note; select me(), readable()',
  ),
  looked(
    'R8',
    'does it in a block',
    `do $$ declare r record; begin for r in select * from data.note loop raise notice '%', r; end loop; end $$`,
  ),
  looked(
    'R8',
    'runs text in a block',
    `do $$ begin execute 'select 1 from data.note where section_id = '':section'''; perform set_config('x.y', (select string_agg(n::text, '') from data.note n), true); end $$; select current_setting('x.y')`,
  ),
  looked(
    'R8',
    'asks functions about a hidden file',
    `select authz.open(':new', ':file', 'x', '\\x00'), authz.is_open(':file'), authz.may_staff_team(':file'), authz.may_sign_necessary(':file'), authz.writable_section(':file', 'notes'), authz.both_sides(':file', ':staff')`,
  ),
  looked(
    'R8',
    'asks lists about a hidden file',
    `select * from authz.openable(array[':file']::uuid[])`,
    `select * from authz.repeats(':file')`,
    `select * from authz.blocked_staff(':file')`,
    `select * from authz.read_by(':file')`,
    `select * from authz.can_be_called(':file', array[':staff']::uuid[])`,
    `select * from authz.kept_apart(':file', array[':staff']::uuid[], true)`,
    `select * from authz.kept_apart(':file', array[':staff']::uuid[], false)`,
  ),
  looked('R8', 'asks who is known', `select * from authz.known((select '\\x5a4b4e42'::bytea), '\\x00')`),
  looked('R8', 'takes a file', `select authz.claim(':file', ':new', ':new')`),
  refused(
    'R8',
    'names itself to a team',
    `select authz.name_team_member(':new', ':file', ':mine', 'coHandler', '{notes}', '{notes}', null, null)`,
  ),
  refused('R8', 'ends another’s ground', `select authz.end_ground(':ground')`),
  refused(
    'R8',
    'lets itself need a file',
    `select authz.ask_necessary(':new', ':file', ':mine', '{plan}', now() + interval '1 day')`,
  ),
  refused('R8', 'signs for it', `select authz.sign_necessary(':ground')`),
  refused('R8', 'lowers the protection', `select authz.set_protection(':file', 'none')`),
  refused(
    'R8',
    'ties a file to a situation',
    `select authz.create_situation(':file', '[{"file":":file","role":"victim"}]')`,
  ),
  refused(
    'R8',
    'makes a report out of a hidden file',
    `select authz.create_report_file(':new', ':new', 'x', '[]', ':new', ':file')`,
  ),
  refused('R8', 'hands a file to itself', `select authz.hand_over(':file', ':new', ':mine', ':new', null, ':new')`),
  refused('R8', 'lifts a block', `select authz.end_block(':file', ':mine', '\\x00')`),
  refused('R9', 'refers to a table by a key of its own', 'create table data.mine (id uuid references data.note)'),
  looked(
    'R9',
    'hangs a row on a hidden one',
    `insert into data.annotation (id, file_id, section_id, note_id, kind, body, author_id, at) values (':new', ':file', ':section', ':note', 'addition', '\\x00', ':mine', now())`,
  ),
  looked(
    'R10',
    'meets a hidden key',
    `insert into data.note select * from jsonb_populate_record(null::data.note, '{"id": ":note"}') on conflict do nothing`,
  ),
  looked(
    'R10',
    'changes what it meets',
    `insert into data.desk (id, file_id, kind, reference, label, state, urgency, since, changed_at, unit_id) values (':note', ':file', 'file', 'x', '\\x00', 'x', 1, now(), now(), ':new') on conflict (id) do update set state = excluded.state returning *`,
  ),
  looked(
    'R10',
    'merges',
    `merge into data.desk d using (select ':file'::uuid as f) x on d.file_id = x.f when matched then update set state = 'x' when not matched then do nothing`,
  ),
  looked(
    'R10',
    'takes a submission’s id',
    `insert into data.submission (id, staff_id, at) values (':note', ':mine', now()) on conflict (id) do nothing returning *`,
  ),
  looked(
    'R11',
    'has everything explained',
    ...told.map((t) => `explain (analyze, verbose, buffers, settings) select * from data.${t}`),
  ),
  looked(
    'R11',
    'has a search explained',
    ...worded.map(([t, c]) => `explain (analyze, verbose) select * from data.${t} where ${c} like 'kanarie%'`),
  ),
  looked(
    'R11',
    'reads the statistics',
    'select * from pg_stats',
    'select * from pg_stats_ext',
    'select * from pg_stats_ext_exprs',
  ),
  refused(
    'R11',
    'reads the statistics behind',
    'select * from pg_statistic',
    'select stxdmcv from pg_statistic_ext_data',
  ),
  looked(
    'R11',
    'counts what the server counts',
    'select relname, reltuples from pg_class',
    'select * from pg_stat_user_tables',
    'select pg_relation_size(c.oid) from pg_class c',
  ),
  looked(
    'R12',
    'listens to what is said',
    'listen "jobs:insert"; listen worker; notify worker, \'x\'; select * from pg_listening_channels()',
  ),
  refused('R13', 'empties a table', 'truncate data.note'),
  refused(
    'R13',
    'hangs a trigger on one',
    'create trigger t before insert on data.note for each row execute function authz.own_answer()',
  ),
  refused('R13', 'makes an index', 'create index on data.note ((body))'),
  refused('R13', 'makes statistics', 'create statistics data.s on kind, version from data.note'),
  looked('R13', 'locks a table', 'lock table data.note in access share mode; select * from data.note'),
  looked('R14', 'copies tables out', ...told.map((t) => `copy data.${t} to stdout`)),
  looked('R14', 'copies an answer out', 'copy (select * from data.note union all select * from data.note) to stdout'),
  refused('R14', 'copies to a file', `copy data.setting to '/tmp/out'`, `copy data.setting to program 'cat'`),
  refused(
    'R14',
    'reads a file',
    `select pg_read_file('PG_VERSION')`,
    `select pg_ls_dir('.')`,
    `select pg_read_binary_file('global/1260')`,
    `copy data.setting from '/etc/passwd'`,
  ),
  refused('R14', 'reads a file into an object', `select lo_import('/etc/passwd')`),
  looked('R14', 'looks into objects', 'select * from pg_largeobject_metadata', 'select lo_get(1)'),
  refused('R14', 'reads objects', 'select * from pg_largeobject'),
  looked(
    'R15',
    'locks hidden rows',
    ...[
      'for update',
      'for no key update',
      'for share',
      'for key share',
      'for update skip locked',
      'for update nowait',
    ].map((lock) => `select * from data.desk ${lock}`),
  ),
  looked('R15', 'looks at locks', 'select * from pg_locks', `select pg_try_advisory_lock(hashtext(':file'))`),
  looked(
    'R15',
    'keeps a cursor',
    'declare c cursor for select * from data.note; fetch all from c; move backward all from c; fetch all from c',
  ),
  looked(
    'R16',
    'prepares under one plan for all',
    `set local plan_cache_mode = force_generic_plan; prepare p (uuid) as select * from data.note where section_id = $1; execute p (':section'); explain (analyze, verbose) execute p (':section'); deallocate p`,
  ),
  looked(
    'R16',
    'merges with statistics in hand',
    'select * from data.note n where n.kind < any (select kind from data.note)',
  ),
  looked(
    'R17',
    'moves a row',
    `update data.note set section_id = ':section' where true`,
    `update data.desk set file_id = ':file'`,
  ),
  looked(
    'R17',
    'changes and is told what',
    `update data.desk set state = state returning *`,
    `update data.running_clock c set due_at = c.due_at from data.desk d where d.file_id = c.file_id returning c.*, d.*`,
  ),
  looked(
    'R17',
    'removes and is told what',
    'delete from data.desk returning *',
    'delete from data.desk using data.note where true returning note.*',
  ),
  looked(
    'R17',
    'finds by asking in a change',
    `with x as (update data.running_clock set met_at = met_at where rule like 'kanarie%' returning *) select * from x`,
  ),
  looked(
    'R18',
    'asks for rows by where they lie',
    ...told.map((t) => `select ctid, xmin, tableoid, * from data.${t} where ctid = '(0,1)'`),
  ),
  looked('R18', 'asks for a sample', ...told.map((t) => `select * from data.${t} tablesample system (100)`)),
  looked(
    'R19',
    'has it written as XML',
    `select query_to_xml('select * from data.note', true, true, '')`,
    `select table_to_xml('data.desk', true, true, '')`,
    `select schema_to_xml('data', true, true, '')`,
  ),
  looked('R19', 'has it counted as words', `select * from ts_stat('select to_tsvector(kind) from data.event')`),
  looked(
    'R19',
    'has it folded together',
    ...told.map((t) => `select string_agg(x::text, '|'), json_agg(x), count(*), max(x::text) from data.${t} x`),
  ),
  refused(
    'R19',
    'makes a table for it',
    'create temporary table t as select * from data.note',
    'select * into data.t from data.note',
  ),
  refused(
    'R19',
    'reads what only the log’s readers do',
    'select * from audit.entry',
    'select max(id) from audit.entry',
  ),
  ...closed.map((table) =>
    refused('R19', `reads authz.${table}`, `select * from authz.${table}`, `select count(*) from authz.${table}`),
  ),
  looked(
    'R20',
    'reads refusals closely',
    'set local client_min_messages = debug5; set local debug_print_plan = on; set local debug_print_rewritten = on; select * from data.note',
    `set local client_min_messages = debug5; insert into data.note (id) values (':note')`,
  ),
  looked(
    'R20',
    'lets a check fail',
    `insert into data.desk (id, file_id, kind) values (':new', ':file', 'kanarie')`,
    `update data.desk set urgency = 9999999`,
  ),
  refused(
    'other',
    'takes over the server',
    "alter system set log_statement = 'all'",
    'create extension dblink',
    'create role mine',
    "alter role postgres password 'x'",
    'create database mine',
    'select pg_reload_conf()',
    "load 'x'",
  ),
  looked('other', 'takes its own rights away', 'drop owned by samgrepp_app; select * from data.note'),
  refused(
    'other',
    'reads passwords',
    'select * from pg_authid',
    'select * from pg_shadow',
    'select * from pg_hba_file_rules',
    'select * from pg_user_mapping',
  ),
  looked(
    'other',
    'exports what it sees to another',
    'select pg_export_snapshot()',
    'select txid_current(), pg_current_snapshot()',
  ),
  refused(
    'other',
    'reads the journal',
    `select pg_create_logical_replication_slot('x', 'test_decoding')`,
    'select * from pg_ls_waldir()',
  ),
  refused('other', 'stops triggers and keys', 'set local session_replication_role = replica'),
];
