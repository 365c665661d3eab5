import { reasonField } from '../../../src/access/index.ts';
import type { FileId } from '../../../src/kernel/ids.ts';
import type { Town } from '../../builders/town.ts';
import type { Places } from './places.ts';
import type { Present } from './ties.ts';

type Where = { readonly town: Town; readonly places: Places };

/** Whose session has run out is not signed in; nobody else can sign in who may not. */
export async function anew({ town, places }: Where, { person, staffId }: Present, at: number): Promise<Present[]> {
  if (person.lists.has('nothing')) return [];
  const session = await town.signIn(staffId as Present['session']['staffId']);
  const made = { person, staffId, session, token: session.token };
  // Of every three one has opened nothing, and two had it open until a moment ago.
  if (at % 3 !== 0) await openAll({ town, places }, made);
  const over = at % 3 === 1 ? 'ended_at = now()' : `expires_at = now() - interval '1 second'`;
  await town.look(`update authz.opening set ${over} where session_id = $1`, [session.id]);
  return [{ person: { ...person, before: true }, staffId, session, token: session.token }];
}

/** Tries to open every file, and answers what each was answered; a reason is given by those whom the policy lets give one. */
export async function openAll({ town, places }: Where, one: Present): Promise<string[]> {
  const ids = places.files.map(({ id }) => id);
  const gives = one.person.ties.includes('reason');
  const reasons = ids.map((id) => (gives ? town.keyring.reasons.seal(reasonField(id as FileId), 'because') : null));
  const text = `select authz.open(gen_random_uuid(), f, 'test', r) as answer
                  from unnest($1::uuid[], $2::bytea[]) with ordinality as x (f, r, at) order by at`;
  // To name an idle session is to lock it; an injected statement names it without.
  if (one.person.ties.includes('idle')) return openUnnamed(town, one.token, text, [ids, reasons]);
  const answers = await town.ask<{ answer: string }>({ ...one.session, token: one.token }, text, [ids, reasons]);
  return answers.map(({ answer }) => answer);
}

async function openUnnamed(town: Town, token: string, text: string, values: unknown[]): Promise<string[]> {
  const client = await town.database.app.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.session', $1, true)`, [token]);
    const { rows } = await client.query<{ answer: string }>(text, values);
    await client.query('commit');
    return rows.map(({ answer }) => answer);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
