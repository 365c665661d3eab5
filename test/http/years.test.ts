import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStrandhaga } from '../../src/demo/found.store.ts';
import { loadDemo, Player, type StaffKey, staff } from '../../src/demo/index.ts';
import { loadYears } from '../../src/demo/years/load-years.ts';
import { Keyring } from '../../src/platform/sealing/keyring.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { fridayEvening, openStrandhaga, type Strandhaga, serveOn } from '../support/strandhaga.ts';
import { playWholeCases } from '../support/whole-case.ts';

// What the years write is held against what the pages write: the same columns filled, the same events in the same sections, the
// same clocks started and met.

let played: TestDatabase;
let years: Strandhaga;
const clients = new Map<string, pg.Client>();

beforeAll(async () => {
  played = await createDatabase();
  const { services, faults } = await serveOn(played);
  await loadDemo(services, fridayEvening);
  const founded = await findStrandhaga(services.database);
  if (!founded) throw new Error('Strandhaga was not founded');
  await playWholeCases(new Player(services, founded), services.database, fridayEvening);
  expect(faults).toEqual([]);
  await services.database.close();
  years = await openStrandhaga();
}, 300_000);
afterAll(async () => {
  for (const client of clients.values()) await client.end();
  await years?.close();
  await played?.drop();
});

async function rowsOf<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = clients.get(url) ?? new pg.Client({ connectionString: url });
  if (!clients.has(url)) {
    clients.set(url, client);
    await client.connect();
  }
  return (await client.query<T>(sql)).rows;
}
const both = async <T extends pg.QueryResultRow>(sql: string): Promise<[T[], T[]]> =>
  Promise.all([rowsOf<T>(played.adminUrl, sql), rowsOf<T>(years.adminUrl, sql)]);

/** Tables with a row for what kind of thing it is, which decides what is filled. */
const kindOf: Readonly<Record<string, string>> = {
  'authz.file': 'kind',
  'authz.ground': `coalesce(function, kind)`,
  'authz.opening': 'ground_kind',
  'data.desk': `kind || case when staff_id is null then ' of unit' else ' own' end`,
  'data.person_told': 'part',
  'data.contact': 'state',
  'data.concern_report': 'direction',
  'data.running_clock': 'rule',
  'data.decision': `case state when 'asked' then 'asked' else 'decided' end`,
  'data.alert': 'kind',
  'data.child_outcome': 'kind',
  'data.closing': 'follow_up',
  'data.closing_answer': 'question',
  'data.follow_up': `case when ended_at is null then 'open' when outcome = 'reached' then 'reached' else 'not reached' end`,
  'data.process': `case when ended_on is null then 'open' else 'ended' end`,
};
const told = [
  'account',
  'action',
  'alert',
  'child_outcome',
  'closing',
  'closing_answer',
  'concern_report',
  'contact',
  'contact_try',
  'copied_row',
  'decision',
  'desk',
  'event',
  'fear_rating',
  'file_key',
  'file_side',
  'follow_up',
  'goal',
  'interpreter_need',
  'note',
  'person_told',
  'process',
  'promise',
  'protection_assessment',
  'report_thread',
  'running_clock',
  'safe_contact',
  'submission',
  'unwritten',
  'violence_told',
  'warning',
].map((name) => `data.${name}`);
const access = ['file', 'section', 'ground', 'opening', 'person_index', 'situation_member'].map(
  (name) => `authz.${name}`,
);

/** Consent and the group are held to what their pages show of them, below, and to the rules of their tables. */
const ofTheGroup = `('consent.asked', 'consent.given', 'consent.leftToEnd', 'consent.refused', 'consent.notAsked', 'meeting.proposed', 'meeting.itemDiscussed', 'meeting.calledUrgently')`;
const logOfTheGroup = `('consent.asked', 'consent.limitsTold', 'consent.answered', 'consent.leftToEnd', 'consent.signedOnScreen', 'waiver.given', 'meeting.proposed',
  'meeting.taskDecided', 'meeting.itemClosed', 'meeting.disclosed', 'meeting.calledUrgently')`;

/** What a page leaves to whoever fills it in, or to what happens later, and the played cases have one way only. */
const eitherWay: readonly RegExp[] = [
  // Asked where the risk was last assessed more than three months ago; and whether she declined a call.
  /^data\.closing_answer reassessment /,
  /^data\.closing declined /,
  /^data\.child_outcome ownInvestigation /,
  /^data\.account .*confirmed_/,
  // Asked of police, prosecutor and court alone.
  /^data\.process ended outcome$/,
  /^data\.alert .*seen_/,
  /^authz\.opening .*ended_at$/,
  /^authz\.ground secrecyWaiver /,
  /^data\.action +item_id$/,
  /^data\.running_clock (urgentMeeting|consentEnds) /,
  /^data\.contact (notNow|handedOver) (source|outcome)_words$/,
  // A protection that was not assessed before the files were opened is assessed there.
  /^data\.running_clock (adult|child)Protection (ended_at|met_at|met_by)$/,
];

type Filled = { what: string; column: string; always: boolean; never: boolean };
const filled = (table: string) => `
  select ${kindOf[table] ?? `''`} as what, key as column, bool_and(value <> 'null'::jsonb) as always, bool_and(value = 'null'::jsonb) as never
  from ${table} x cross join lateral jsonb_each(to_jsonb(x)) group by 1, 2`;

describe('what the years write is what the pages write', () => {
  it.each([...access, ...told])('%s: the same columns', async (table) => {
    const [pages, written] = await both<Filled>(filled(table));
    const byPages = new Map(pages.map((row) => [`${row.what} ${row.column}`, row]));
    const differences = written.flatMap((row) => {
      if (eitherWay.some((one) => one.test(`${table} ${row.what} ${row.column}`))) return [];
      const page = byPages.get(`${row.what} ${row.column}`);
      if (!page) return [`${row.what} ${row.column}: no page writes that`];
      if (page.never && !row.never) return [`${row.what} ${row.column}: filled, and pages never fill it`];
      if (page.always && !row.always) return [`${row.what} ${row.column}: empty, and pages always fill it`];
      return [];
    });
    expect(differences).toEqual([]);
  });

  it.each([
    [
      'events lie in the same sections and name the same things',
      `
      select distinct e.kind || ' in ' || s.kind || ' of a ' || f.kind || ', names ' || coalesce((select string_agg(k, ' ' order by k) from jsonb_object_keys(e.subject) k), 'nothing') as shape
      from data.event e join authz.section s on s.id = e.section_id join authz.file f on f.id = e.file_id where e.kind not in ${ofTheGroup}`,
    ],
    [
      'clocks run in the same sections, about somebody or nobody, and end by the same events',
      `
      select distinct c.rule || ' in ' || s.kind || ' of a ' || f.kind || case when c.subject_id is null then ' about nobody' else '' end
        || coalesce(', met by ' || e.kind, case when c.ended_at is null then ', runs' else ', ended' end) as shape
      from data.running_clock c join authz.section s on s.id = c.section_id join authz.file f on f.id = c.file_id left join data.event e on e.id = c.met_by
      where (c.met_by is not null or c.ended_at is not null) and c.rule not in ('urgentMeeting', 'consentEnds')`,
    ],
    [
      'the log has the same lines',
      `
      select distinct action || case when opening_id is null then '' else ', opened' end || case when file_id is null then '' else ', of a file' end
        || coalesce(', ' || (select string_agg(k, ' ' order by k) from jsonb_object_keys(detail) k), '') as shape
      from audit.entry where action <> 'contact.tried' and action not in ${logOfTheGroup}`,
    ],
    [
      'copies lie in the same sections',
      `
      select distinct c.of_table || ' in ' || s.kind as shape from data.copied_row c join authz.section s on s.id = c.section_id`,
    ],
    [
      'people lie in the same sections',
      `
      select distinct p.part || ' in ' || s.kind || ' of a ' || f.kind as shape
      from data.person_told p join authz.section s on s.id = p.section_id join authz.file f on f.id = p.file_id`,
    ],
    [
      'teams read and write as much',
      `
      select distinct function || array_to_string(array(select unnest(reads) order by 1), ' ') || ' / ' || array_to_string(array(select unnest(writes) order by 1), ' ') as shape
      from authz.ground where kind = 'team'`,
    ],
  ])('%s', async (_, sql) => {
    const [pages, written] = await both<{ shape: string }>(sql);
    const shapes = new Set(pages.map(({ shape }) => shape));
    expect(written.map(({ shape }) => shape).filter((shape) => !shapes.has(shape))).toEqual([]);
  });

  it('row security is forced again on every table', async () => {
    const open = await rowsOf(
      years.adminUrl,
      `select oid::regclass from pg_class where relkind = 'r'
      and relnamespace in ('authz'::regnamespace, 'data'::regnamespace, 'audit'::regnamespace) and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });
});

describe('the years', () => {
  it('are of a municipality of thirty thousand, with children in nine files of ten', async () => {
    const [facts] = await rowsOf<{ contacts: number; files: number; children: number; oldest: number }>(
      years.adminUrl,
      `
      select count(*)::int as contacts, count(*) filter (where state = 'filesOpened')::int as files,
        (count(*) filter (where state = 'filesOpened' and children_known = 'yes'))::float / count(*) filter (where state = 'filesOpened') as children,
        extract(day from '2026-11-27'::timestamptz - min(received_at))::int as oldest
      from data.contact where source <> 'otherUnit' or channel <> 'eService'`,
    );
    expect(facts?.contacts).toBeGreaterThan(230);
    expect(facts?.files).toBeGreaterThan(120);
    expect(facts?.children).toBeGreaterThan(0.85);
    expect(facts?.children).toBeLessThan(0.97);
    expect(facts?.oldest).toBeGreaterThan(700);
  });

  it('are read by their team, and by nobody else', async () => {
    const samples = await rowsOf<{ file: string; kind: string; who: string }>(
      years.adminUrl,
      `
      select distinct on (f.unit_id, f.kind, g.staff_id) f.id as file, f.kind, s.name as who from authz.file f
        join authz.ground g on g.file_id = f.id and g.function = 'responsible' and g.ended_at is null
        join authz.staff s on s.id = g.staff_id where f.kind <> 'situation'
          -- What she reads for a unit of hers is another story.
          and not exists (select from authz.ground w where w.file_id = f.id and w.ended_at is null
            and w.kind in ('secrecyWaiver', 'necessary', 'provision'))`,
    );
    expect(samples.length).toBeGreaterThan(4);
    for (const { file, kind, who } of samples) {
      const address = kind === 'contact' ? `/kontakt/${file}` : `/akt/${file}`;
      const pages = [
        address,
        `${address}/bedomning`,
        `${address}/beslut`,
        `${address}/saker-kontakt`,
        `${address}/loften`,
      ];
      if (kind === 'person')
        pages.push(`${address}/plan`, `${address}/processer`, `${address}/team`, `${address}/berattelsen`);
      const member = await years.player.as(keyOf(who));
      const outsider = await years.player.as('familyOfficer');
      for (const page of pages) {
        const statuses = [(await member.get(page)).status, (await outsider.get(page)).status];
        expect(statuses, `${who}, ${page}`).toEqual([200, 404]);
      }
    }
    expect(years.faults).toEqual([]);
  });

  it('have a group that meets every six weeks, and takes up the files that consent was given for', async () => {
    const [facts] = await rowsOf<Record<'held' | 'files' | 'taken' | 'tasks' | 'urgent' | 'withoutGround', number>>(
      years.adminUrl,
      `select (select count(*) from data.meeting where kind = 'regular' and held_at is not null)::int as held,
        (select count(*) from data.contact where concerns_file_id is not null and source <> 'otherUnit')::int as files,
        (select count(*) from data.agenda_item where discussed_at is not null and 'proposed' = any (because))::int as taken,
        (select count(*) from data.action where item_id is not null)::int as tasks,
        (select count(*) from data.meeting where kind = 'urgent')::int as urgent,
        (select count(*) from data.agenda_item i where 'proposed' = any (i.because) and i.discussed_at is not null and not exists (select from authz.ground g
          where g.file_id = i.file_id and g.kind = 'secrecyWaiver' and g.valid_from < i.discussed_at and g.valid_to > i.discussed_at))::int as "withoutGround"`,
    );
    expect(facts?.held).toBeGreaterThan(15);
    expect(facts?.withoutGround).toBe(0);
    const { files = 0, taken = 0, tasks = 0, urgent = 0 } = facts ?? {};
    expect(taken / files).toBeGreaterThan(0.25);
    expect(taken / files).toBeLessThan(0.5);
    expect(tasks).toBeGreaterThan(taken);
    expect(urgent).toBeGreaterThan(5);
  });

  it('let those who speak in the group read what consent covers, and nobody else', async () => {
    const shared = await rowsOf<{ file: string; unit: string; who: string }>(
      years.adminUrl,
      `select distinct on (u.id) g.file_id as file, u.name as unit, s.name as who from authz.ground g join authz.unit u on u.id = g.unit_id
        join authz.group_seat t on t.unit_id = u.id join authz.staff s on s.id = t.staff_id
        where g.kind = 'secrecyWaiver' and g.valid_to > '2026-11-28' and u.name in ('Barn och unga', 'Försörjningsstöd')
          and not exists (select from authz.ground o left join authz.unit l on l.id = o.unit_id
            where o.file_id = g.file_id and (l.name = 'Familjerätten' or o.kind = 'necessary'))
          and not exists (select from authz.ground o where o.file_id = g.file_id and o.staff_id = s.id)
        order by u.id, g.valid_from desc`,
    );
    expect(shared.map(({ unit }) => unit)).toEqual(expect.arrayContaining(['Barn och unga', 'Försörjningsstöd']));
    const outsider = await years.player.as('familyOfficer');
    for (const { file, who } of shared) {
      const speaker = await years.player.as(keyOf(who));
      for (const page of [`/akt/${file}`, `/akt/${file}/plan`])
        expect([(await speaker.get(page)).status, (await outsider.get(page)).status], `${who}, ${page}`).toEqual([
          200, 404,
        ]);
      expect((await speaker.get('/moten')).status).toBe(200);
    }
    const amina = await years.player.as('caseOfficer');
    const [own] = await rowsOf<{ file: string }>(
      years.adminUrl,
      `select i.file_id as file from data.agenda_item i join authz.ground g on g.file_id = i.file_id and g.function = 'responsible' and g.ended_at is null
        join authz.staff s on s.id = g.staff_id and s.name = 'Amina Yusuf' where i.discussed_at is not null limit 1`,
    );
    for (const page of ['moten', 'samtycken', 'plan'])
      expect((await amina.get(`/akt/${own?.file}/${page}`)).status, page).toBe(200);
    expect(years.faults).toEqual([]);
  });

  it('leave a unit as a leader would have it: what is done is closed, each child has an outcome, and little is late', async () => {
    const [facts] = await rowsOf<
      Record<'closed' | 'unanswered' | 'old' | 'late' | 'unsaid' | 'called' | 'shared', number>
    >(
      years.adminUrl,
      `with team as (select id from authz.unit where name = 'Relationsvåldsteamet')
      select (select count(*) from data.closing)::int as closed,
        (select count(*) from data.closing c where not exists (select from data.closing_answer a where a.closing_id = c.id and a.question = 'violence'))::int as unanswered,
        (select count(*) from data.desk d, team where d.unit_id = team.id and d.kind = 'file' and d.state <> 'closed'
          and d.since < timestamptz '2026-11-27' - interval '18 months')::int as old,
        (select count(*) from data.running_clock c, team where c.unit_id = team.id and c.met_at is null and c.ended_at is null
          and c.due_at < '2026-11-27')::int as late,
        (select count(*) from data.running_clock c where c.rule = 'childOutcome' and c.met_at is null and c.ended_at is null
          and c.due_at < '2026-11-27')::int as unsaid,
        (select count(*) from data.follow_up where outcome = 'reached')::int as called,
        (select count(*) from data.closing c join authz.ground g on g.file_id = c.file_id where g.kind = 'secrecyWaiver' and g.ended_at is null)::int as shared`,
    );
    const { closed = 0, old, late = 0, unsaid = 0, called = 0 } = facts ?? {};
    expect(closed).toBeGreaterThan(200);
    expect(old).toBe(0);
    expect(late).toBeGreaterThan(0);
    expect(late).toBeLessThan(20);
    expect(unsaid).toBeLessThan(8);
    expect(called).toBeGreaterThan(20);
    expect([facts?.unanswered, facts?.shared]).toEqual([0, 0]);
  });

  it('are not written twice', async () => {
    const counts = 'select (select count(*) from data.event) as events, (select count(*) from audit.entry) as lines';
    const founded = await findStrandhaga(years.database);
    if (!founded) throw new Error('Strandhaga was not founded');
    const delegations = { shelterAdult: '', openChildInvestigation: '', notOpenChildInvestigation: '' };
    const town = { keyring: new Keyring(Buffer.alloc(32, 7)), ...founded, central: true, delegations };
    const before = await rowsOf(years.adminUrl, counts);
    await loadYears({ adminUrl: years.adminUrl, scale: 1 }, town, fridayEvening);
    expect(await rowsOf(years.adminUrl, counts)).toEqual(before);
  });
});

function keyOf(name: string): StaffKey {
  const found = Object.entries(staff).find(([, person]) => person.name === name)?.[0];
  if (!found) throw new Error(`Nobody is called ${name}`);
  return found as StaffKey;
}
