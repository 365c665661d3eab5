import type pg from 'pg';
import { newId } from '../../../src/kernel/ids.ts';
import type { Values } from '../matrix/fill.ts';
import { as } from '../matrix/probe.ts';
import type { Present } from '../matrix/ties.ts';
import type { Filled, World } from '../matrix/world.ts';

// What may be done only in passing, and which no row that lies still can show: each answers what was refused, if anything was.

export const who = (world: World, name: string): Present => {
  const found = world.present.find(({ person }) => person.who === name);
  if (!found) throw new Error(`policy.md knows nobody who is “${name}”`);
  return found;
};

export const add = (table: string) => `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`;

/** A decision that another made is carried to another file as it stands, with what another wrote of it, and marked there. */
export async function copying(world: World): Promise<string | undefined> {
  const { town, places } = world;
  const there = (kind: string) => places.files.find(({ place, level }) => place === kind && level === 'none');
  const [from, to] = [there('contact'), there('file')];
  const lies = (row: Filled) => row.fileId === from?.id && row.section === 'decisions';
  const row = world.rows.get('data.decision')?.find(lies);
  if (!row || !to) throw new Error('There is no decision to copy');
  const here = (file: typeof to) => ({ file_id: file.id, section_id: file.section('decisions') });
  const [order] = await town.look<{ id: string }>('select id from authz.delegation limit 1');
  const decided: Values = {
    ...{ ...row.values, id: newId(), state: 'granted', decided_by: places.nobody, asked_by: places.nobody },
    ...{ decided_at: '2026-01-05T00:00:00Z', person_id: null, changes_id: null, change_ground: null },
    ...{ delegation_id: order?.id, basis: 'Ordningen', motivation: '\\x01' },
  };
  const copy = { ...decided, id: newId(), copied_of: decided.id, ...here(to) };
  const written = world.rows.get('data.decision_step')?.find(lies);
  const step: Values = { ...written?.values, id: newId(), decision_id: decided.id, by_id: places.nobody };
  const stepCopy = { ...step, id: newId(), copied_of: step.id, decision_id: copy.id, ...here(to) };
  await town.look(add('data.decision'), [JSON.stringify(decided)]);
  await town.look(add('data.decision_step'), [JSON.stringify(step)]);
  try {
    return await as(world, who(world, 'responsible'), async (client) => {
      await client.query(add('data.decision'), [JSON.stringify(copy)]);
      await client.query(add('data.decision_step'), [JSON.stringify(stepCopy)]);
      const marked = await client.query('update data.decision set detached_at = now() where id = $1', [copy.id]);
      return marked.rowCount === 1 ? undefined : 'a copy can’t be marked';
    }).catch((error: Error) => `a decision is not copied: ${error.message}`);
  } finally {
    await town.look('delete from data.decision_step where id = $1', [step.id]);
    await town.look('delete from data.decision where id = $1', [decided.id]);
  }
}

/** Whoever makes a file, or takes one, changes all its desks in the same transaction. */
export function taking(world: World): Promise<string | undefined> {
  const { places } = world;
  const [file, row] = [newId(), newId()];
  const lies = world.rows.get('data.desk')?.find(({ mark }) => mark === 'elsewhere');
  const sections = JSON.stringify([{ id: newId(), kind: 'identity' }]);
  return as(world, who(world, 'other unit'), async (client) => {
    await client.query(
      `select authz.create_file($1, 'person', $2, $4, 'none', $3, gen_random_uuid(), 'responsible', gen_random_uuid())`,
      [file, places.units.clinic, sections, file],
    );
    await client.query(add('data.desk'), [
      JSON.stringify({ ...lies?.values, id: row, file_id: file, kind: 'file', state: 'active' }),
    ]);
    const changed = await client.query('update data.desk set changed_at = now() where id = $1', [row]);
    return changed.rowCount === 1 ? undefined : 'a desk elsewhere can’t be changed by who takes the file';
  }).catch((error: Error) => `a file is not taken: ${error.message}`);
}

/** A reason is good for the file that it was given for, on the ground that it was given for; and what is opened is read later. */
export async function opening(world: World): Promise<string | undefined> {
  const { town, places } = world;
  const leader = world.before.find(({ person }) => person.who === 'leader who gave no reason');
  const [one, other] = places.files.filter(({ place, level }) => place === 'file' && level !== 'protectedRegistration');
  if (!leader || !one || !other) throw new Error('policy.md knows no leader who gave no reason');
  const open = async (client: pg.ClientBase, file: string, reason: Buffer | null) => {
    const { rows } = await client.query<{ answer: string }>(
      `select authz.open(gen_random_uuid(), $1, 'test', $2) as answer`,
      [file, reason],
    );
    return rows[0]?.answer;
  };
  const earlier = (kind: string, reason: string | null, seconds = 1) =>
    town.look(
      `insert into authz.opening (id, session_id, staff_id, file_id, ground_kind, purpose, reason, reads, writes, opened_at, expires_at, ended_at)
       values ($1, $2, $3, $4, $5, 'test', $6, '{}', '{}', now() - make_interval(secs => $7), now(), now())`,
      [newId(), leader.session.id, leader.staffId, one.id, kind, reason, seconds],
    );
  try {
    await earlier('duty', '\\x01');
    const asked = await as(world, leader, (client) => open(client, one.id, null));
    if (asked !== 'needsReason') return 'a reason that was given on duty is good for a leader';
    await earlier('leader', '\\x01', 3);
    await earlier('leader', null, 2);
    const again = await as(world, leader, (client) => open(client, one.id, null));
    if (again !== 'open') return 'a leader is asked anew for a reason, as in between none was needed';
    await town.look('delete from authz.opening where session_id = $1', [leader.session.id]);
    await earlier('duty', '\\x01');
    return await as(world, leader, async (client) => {
      if ((await open(client, one.id, Buffer.from('because'))) !== 'open') return 'a leader with a reason is refused';
      if ((await open(client, one.id, null)) !== 'open') return 'a leader is asked twice for the same reason';
      if ((await open(client, other.id, null)) !== 'needsReason') return 'a reason for one file is good for another';
      const { rows } = await client.query<{ n: number }>(
        'select ((select count(*) from data.note where file_id = $1) + (select count(*) from authz.file where id = $1))::int as n',
        [one.id],
      );
      return rows[0]?.n === 0 ? undefined : 'it is read before the trace of its opening is committed';
    });
  } finally {
    await town.look('delete from authz.opening where session_id = $1', [leader.session.id]);
  }
}
