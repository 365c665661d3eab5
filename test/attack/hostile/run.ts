import { newId } from '../../../src/kernel/ids.ts';
import type { Present } from '../matrix/ties.ts';
import type { World } from '../matrix/world.ts';
import { assaults } from './by-hand.ts';
import { Listener, leaks, type Secrets, secretsOf } from './canaries.ts';
import { grammar, numbers } from './grammar.ts';

/** Who attacks: without any ground, with one that covers a part, with one that has ended, with no session at all. */
const attackers = [
  ...['other unit', 'therapist', 'speaks for a unit', 'leader who gave no reason', 'administrator', 'auditor'],
  ...['ended member', 'blocked member', 'other side', 'member without work', 'locked', 'nobody'],
];

export type Struck = { tried: number; wrong: string[]; answered: number };

const presentAs = (world: World, who: string): Present => {
  const found = world.present.find(({ person }) => person.who === who);
  if (!found) throw new Error(`policy.md knows nobody who is “${who}”`);
  return found;
};

const CRASHED = new Set(['lost', '57P01', '57P02', '57P03', 'XX000', 'XX001', 'XX002']);

/** Each by so many of them, in turns; what must be refused must be refused to everybody. */
export async function byHand(world: World, each = attackers.length): Promise<Struck> {
  const struck: Struck = { tried: 0, wrong: [], answered: 0 };
  const secrets = await secretsOf(world);
  const other = presentAs(world, 'responsible');
  const [file] = world.places.files;
  const there = (table: string) => world.rows.get(table)?.find(({ fileId }) => fileId === file?.id)?.key ?? '';
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(other.token))).toString('hex');
  const stands: Record<string, string> = {
    ...{
      file: file?.id ?? '',
      section: file?.section('health') ?? '',
      note: there('data.note'),
      ground: there('authz.ground'),
    },
    ...{ session: other.session.id, staff: other.staffId, hash },
  };
  for (const [turn, who] of attackers.entries()) {
    const one = presentAs(world, who);
    const hidden = await secrets.hiddenFrom(one);
    const listener = await Listener.connected(world.town.database.app.options.connectionString ?? '');
    for (const assault of assaults.filter((_, at) => (at + turn) % attackers.length < each))
      for (const text of assault.sql) {
        const said = text.replaceAll(/:(file|section|note|ground|session|staff|hash|mine|new)\b/g, (_, name: string) =>
          name === 'new' ? newId() : name === 'mine' ? one.staffId : (stands[name] ?? ''),
        );
        await listener.enter(one);
        const light = await listener.ask(said);
        struck.tried += 1;
        struck.answered += light.code === undefined ? 1 : 0;
        const found = leaks(light, said, hidden);
        const name = `${who}: ${assault.rule} ${assault.name}`;
        if (found.length > 0) struck.wrong.push(`${name}: ${said} told ${found.slice(0, 3).join(', ')}`);
        if (assault.refused && light.code === undefined) struck.wrong.push(`${name}: ${said} was done`);
        if (CRASHED.has(light.code ?? '')) struck.wrong.push(`${name}: ${said} broke the server (${light.code})`);
      }
    await listener.close();
  }
  return struck;
}

/** So many statements that nobody wrote, shared out among the attackers, two hundred to a transaction. */
export async function generated(world: World, count: number, seed: number): Promise<Struck> {
  const struck: Struck = { tried: 0, wrong: [], answered: 0 };
  const secrets = await secretsOf(world);
  const write = grammar(world, numbers(seed));
  const share = Math.ceil(count / attackers.length);
  for (const who of attackers) {
    const one = presentAs(world, who);
    const hidden = await secrets.hiddenFrom(one);
    const listener = await Listener.connected(world.town.database.app.options.connectionString ?? '');
    for (let n = 0; n < share; n += 1) {
      if (n % 200 === 0) await listener.enter(one);
      const text = write();
      const light = await listener.ask(`rollback to savepoint s; ${text}`);
      struck.tried += 1;
      struck.answered += light.code === undefined ? 1 : 0;
      const found = leaks(light, text, hidden);
      if (found.length > 0) struck.wrong.push(`${who}: ${text} told ${found.slice(0, 3).join(', ')}`);
      if (CRASHED.has(light.code ?? '')) struck.wrong.push(`${who}: ${text} broke the server (${light.code})`);
    }
    await listener.close();
  }
  return struck;
}

/** The same look at an answer that does hold something: who would miss it here would miss it everywhere. */
export async function wouldBeSeen(world: World, secrets?: Secrets): Promise<boolean> {
  const { hiddenFrom } = secrets ?? (await secretsOf(world));
  const hidden = await hiddenFrom(presentAs(world, 'other unit'));
  const listener = await Listener.connected(world.town.database.app.options.connectionString ?? '');
  await listener.enter(presentAs(world, 'responsible'));
  const ways = [
    'select * from data.note',
    'select kind::int from data.decision',
    'copy data.event to stdout',
    'explain select * from data.note where id = any (array(select id from data.note))',
  ];
  const seen = [];
  for (const text of ways)
    seen.push(leaks(await listener.ask(`rollback to savepoint s; ${text}`), text, hidden).length > 0);
  await listener.close();
  return seen[0] === true && seen[1] === true && seen[2] === true;
}
