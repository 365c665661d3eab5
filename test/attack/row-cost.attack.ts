import { readsOf, recordPage, type Statement } from '../bench/recorded.ts';
import { type Read, rowSecurity, worstOf } from '../bench/row-security.ts';
import { busiestFile } from '../bench/site.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';
import { attack } from './goal.ts';
import { Explaining, nodesOf } from './plans/explained.ts';
import { faultsOf } from './plans/faults.ts';
import { grow } from './plans/grow.ts';

// Who may see a row is asked of PostgreSQL itself. Were that dear, somebody would one day ask less. So what decides is known before
// the first row is read, and what a page shows is found by an index, however many rows there are.

/** What would make pages slower year by year, and the page on which it must be noticed. */
const planted: readonly { readonly what: string; readonly path: string; readonly change: string }[] = [
  {
    what: 'a function asked of each row',
    path: '/min-dag',
    change: `grant execute on function authz.has_ground(uuid) to samgrepp_app; drop policy read on data.desk;
      create policy read on data.desk for select to samgrepp_app using (authz.has_ground(file_id))`,
  },
  {
    what: 'a question asked of each row',
    path: '/min-dag',
    change: `drop policy read on data.desk; create policy read on data.desk for select to samgrepp_app
      using (exists (select from authz.ground g where g.file_id = desk.file_id and g.valid_from <= desk.since))`,
  },
  { what: 'no index for a list', path: '/min-dag', change: 'drop index data.running_clock_owner_id_due_at_idx' },
  { what: 'no index for a part of a file', path: '/akt', change: 'drop index data.safe_contact_of_section_idx' },
  { what: 'no index for what policies ask', path: '/akt', change: 'drop index authz.opening_session_id_file_id_idx' },
];

type Page = { readonly path: string; readonly enter: Statement; readonly statements: readonly Statement[] };

/** The pages that are open all day, as those who have most on them. */
async function hottest(site: Strandhaga): Promise<Page[]> {
  const [duty, officer] = [await site.cookieOf('dutyOfficer'), await site.cookieOf('caseOfficer')];
  const asked = [
    ['/min-dag', duty],
    ['/mottag', duty],
    ['/arenden', officer],
    [`/akt/${await busiestFile(site.adminUrl)}`, officer],
  ] as const;
  const pages: Page[] = [];
  for (const [path, cookie] of asked) {
    const statements = await recordPage(site, path, cookie);
    const [, enter] = statements;
    if (!enter) throw new Error(`${path} asked nothing`);
    pages.push({ path, enter, statements });
  }
  return pages;
}

/** What is wrong with how these pages are answered, and the tables that they come to. */
async function look(site: Strandhaga, pages: readonly Page[], change?: string) {
  const explaining = await Explaining.open(site.adminUrl);
  const [faults, tables]: [string[], Set<string>] = [[], new Set()];
  let statements = 0;
  try {
    for (const { path, enter, statements: all } of pages)
      for (const answered of await explaining.answered(enter, readsOf(all), change)) {
        statements += 1;
        for (const plan of [answered.own, ...answered.within.map(({ plan }) => plan)])
          for (const node of nodesOf(plan)) if (node['Relation Name']) tables.add(node['Relation Name']);
        const text = answered.statement.replaceAll(/\s+/g, ' ').trim().slice(0, 90);
        faults.push(...faultsOf(answered).map((fault) => `${path}: ${fault}: ${text}`));
      }
  } finally {
    await explaining.close();
  }
  return { faults, tables: [...tables], statements };
}

attack(
  'G7b',
  'row security costs the hottest pages little: known before the rows, found by index',
  async (mode) => {
    const site = await openStrandhaga();
    try {
      const pages = await hottest(site);
      const { tables } = await look(site, pages);
      const { grown, empty } = await grow(site.adminUrl, tables);
      const { faults, statements } = await look(site, pages);
      const missed: string[] = [];
      for (const { what, path, change } of planted) {
        const on = pages.filter((page) => page.path.startsWith(path));
        const found = (await look(site, on, change)).faults.filter((fault) => !faults.includes(fault));
        if (found.length === 0) missed.push(`planted and not found: ${what}`);
      }
      const wrong = [...faults, ...missed];
      const tried = statements + planted.length;
      const shape = `${statements} answers over ${grown.length} tables grown, ${empty.length} that no story fills; ${planted.length} planted`;
      if (mode === 'quick') return { tried, failed: wrong.length, figure: [shape, ...wrong.slice(0, 20)].join('\n') };
      const cost = await costOf(
        site,
        pages.filter(({ path }) => path === '/min-dag' || path.startsWith('/akt/')),
      );
      const failed = wrong.length + (cost.ratio <= 1.3 ? 0 : 1);
      return {
        tried: tried + cost.reads,
        failed,
        figure: [`${shape}; ${cost.told}`, ...wrong.slice(0, 20)].join('\n'),
      };
    } finally {
      await site.close();
    }
  },
  { timed: true },
);

/** The time of all reads, beside that of the same reads with nothing but what stands in them: as filtered by hand. */
async function costOf(site: Strandhaga, pages: readonly Page[]) {
  const found: Read[] = [];
  for (const { statements } of pages) found.push(...(await rowSecurity(site, statements, 5)).reads);
  const sum = (side: 'ours' | 'reference') => found.reduce((all, read) => all + read[side], 0);
  const ratio = sum('ours') / sum('reference');
  const told = `${sum('ours').toFixed(1)} ms of ${sum('reference').toFixed(1)} filtered by hand: ${ratio.toFixed(2)}`;
  return { ratio, reads: found.length, told: [told, ...(ratio <= 1.3 ? [] : worstOf(found, 5))].join('\n') };
}
