import { newId } from '../../src/kernel/ids.ts';
import { aTown } from '../builders/index.ts';
import { namesOf, tracesOf } from '../support/traces-left.ts';
import { attack } from './goal.ts';
import { CANARY } from './matrix/fill.ts';
import { aWorld } from './matrix/world.ts';

/** A line of a review stays, as who opened something on which ground; what it tells of the file does not. */
const told: Readonly<Record<string, string>> = {
  'data.log_review_line': 'row(t.reference, t.purpose, t.reason, t.words)',
};

/** What stays on purpose: that it was destroyed, and who looked while it was there. */
const STAYS = ['data.disposal', 'audit.entry'];

attack('G14', 'a file that is destroyed leaves no row, id or mark in any table but the listed ones', async (mode) => {
  const town = await aTown();
  try {
    const { places } = await aWorld(town);
    const files = places.files.filter(
      ({ kind, level }) => kind !== 'situation' && (mode === 'full' || level === 'none'),
    );
    let tried = 0;
    let failed = 0;
    const found: string[] = [];
    for (const file of files) {
      const names = [...new Set([...(await namesOf(town.admin, file.id)), ...(await marksOf(file.id))])];
      await town.look('delete from data.disposal where file_id = $1', [file.id]);
      await town.look(
        `insert into data.disposal (id, file_id, reference, file_kind, unit_id, rule, outcome, last_entry_on, proposed_at, proposed_by, confirmed_at, confirmed_by)
         select $1, f.id, f.reference, f.kind, f.unit_id, 'usual', 'destroy', '2026-01-02', now(), $2, now(), $3 from authz.file f where f.id = $4`,
        [newId(), places.nobody, places.caller, file.id],
      );
      const client = await town.admin.connect();
      try {
        await client.query('set role samgrepp_disposer');
        await client.query('select data.take_away($1)', [file.id]);
      } finally {
        await client.query('reset role');
        client.release();
      }
      for (const [table, left] of Object.entries(await tracesOf(town.admin, names)))
        if (!STAYS.includes(table)) {
          failed += left.length;
          found.push(`${table} (${left.length})`);
        }
      tried += names.length;
    }
    return {
      tried,
      failed,
      figure: failed === 0 ? `${files.length} files, ${tried} ids and marks, none left` : `left in ${found.join(', ')}`,
    };
    /** Every mark that a row of the file holds, as the database shows it. */
    async function marksOf(id: string): Promise<string[]> {
      const tables = await town.look<{ name: string }>(
        `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'file_id'
         where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('authz', 'data') and c.oid::regclass::text <> 'data.disposal'`,
      );
      const marks: string[] = [];
      for (const { name } of tables)
        for (const { line } of await town.look<{ line: string }>(
          `select ${told[name] ?? 't'}::text as line from ${name} t where file_id = $1`,
          [id],
        ))
          marks.push(...(line.match(CANARY) ?? []).filter((mark) => !mark.startsWith('2071')));
      return marks;
    }
  } finally {
    await town.close();
  }
});
