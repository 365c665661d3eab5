import { newId } from '../../../src/kernel/ids.ts';
import type { Values } from '../matrix/fill.ts';
import { as } from '../matrix/probe.ts';
import type { Filled, World } from '../matrix/world.ts';
import { add, who } from './passing.ts';

// What whoever reads may add and hardly anybody else, or may be tied to one thing and not to another: no row that lies still shows
// it. Each answers what went otherwise, if anything did.

/** Adds the row in a transaction that is undone, and says whether it was taken. */
async function taken(world: World, name: string, table: string, values: Values): Promise<boolean> {
  return as(world, who(world, name), (client) => client.query(add(table), [JSON.stringify(values)]))
    .then(() => true)
    .catch((error: { code?: string }) => {
      if (error.code === '42501') return false;
      throw error;
    });
}

function lying(world: World, table: string, section: string): Filled {
  const open = world.places.files.find(({ place, level }) => place === 'file' && level === 'none');
  const row = world.rows.get(table)?.find((one) => one.fileId === open?.id && one.section === section);
  if (!row) throw new Error(`There is no ${table} to go by`);
  return row;
}

/** Whoever reads the protection and may not write in it adds what these values say; who doesn't read it does not. */
async function asReader(world: World, table: string, values: Values, own: (by: string) => Values) {
  const anew = (name: string): Values => ({ ...values, id: newId(), ...own(who(world, name).staffId) });
  if (!(await taken(world, 'supportWorker', table, anew('supportWorker')))) return `${table}: whoever reads can’t add`;
  return (await taken(world, 'same unit', table, anew('same unit')))
    ? `${table}: whoever doesn’t read adds`
    : undefined;
}

/** That the threat changed is heard from who wrote it elsewhere. */
export const hearing = (world: World): Promise<string | undefined> => {
  const { values } = lying(world, 'data.red_event', 'protection');
  const told: Values = { ...values, source_id: newId(), mistaken_at: null, mistaken_by: null };
  return asReader(world, 'data.red_event', told, (by) => ({ by_id: by }));
};

/** And so is that it has to be assessed. */
export const starting = (world: World): Promise<string | undefined> => {
  const { values } = lying(world, 'data.running_clock', 'protection');
  const running: Values = { ...values, rule: 'riskFirst', met_at: null, met_by: null, ended_at: null };
  return asReader(world, 'data.running_clock', running, () => ({}));
};

/** A part is tied to an action of its own file's plan, and to no other. */
export async function consulting(world: World): Promise<string | undefined> {
  const { values, fileId } = lying(world, 'data.consultation_part', 'children');
  const action = (own: boolean) =>
    world.rows.get('data.action')?.find((one) => (one.fileId === fileId) === own)?.values.id;
  const part = (own: boolean): Values => ({
    ...{ ...values, id: newId(), done_at: null, action_id: action(own) },
    by_id: who(world, 'responsible').staffId,
  });
  if (!(await taken(world, 'responsible', 'data.consultation_part', part(true)))) return 'an own action can’t be tied';
  return (await taken(world, 'responsible', 'data.consultation_part', part(false)))
    ? 'an action of another file is tied'
    : undefined;
}

/** Whoever is not ready is closed by one who leads the file's unit, and by nobody else who writes in it. */
export async function closing(world: World): Promise<string | undefined> {
  const { values } = lying(world, 'data.closing', 'plan');
  const closed = (name: string, ready: string) =>
    taken(world, name, 'data.closing', {
      ...{ ...values, id: newId(), ready, closed_by: who(world, name).staffId },
      ...{ reopened_at: null, reopened_by: null, reopened_because: null },
    }).catch((error: { code?: string }) => {
      // It is closed already: that is asked after the policy has let it pass.
      if (error.code === '23505') return true;
      throw error;
    });
  if (!(await closed('leader', 'notReady'))) return 'who leads can’t close for one who is not ready';
  if (!(await closed('responsible', 'ready'))) return 'who answers can’t close for one who is ready';
  return (await closed('responsible', 'notReady')) ? 'one who is not ready is closed by who doesn’t lead' : undefined;
}
