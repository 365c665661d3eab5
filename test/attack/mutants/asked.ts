import { answerTo } from '../matrix/policy.ts';
import { as } from '../matrix/probe.ts';
import { seenBy, type World } from '../matrix/world.ts';

// What other functions ask of some, and of which what they answer shows only a part: asked itself, and held against the policy.

/** May somebody open a file, whoever asks? Of those who work here, whatever became of their session. */
export async function mayOpen({ town, places, present }: World): Promise<string | undefined> {
  const people = present.filter(({ person }) => !person.lists.has('nothing'));
  const files = places.files.filter(({ level }) => level === 'none' || level === 'protectedRegistration');
  const rows = await town.look<{ staff: string; file: string; may: boolean }>(
    'select s.id as staff, f.id as file, authz.may_open(s.id, f.id) as may from unnest($1::uuid[]) s (id), unnest($2::uuid[]) f (id)',
    [people.map(({ staffId }) => staffId), files.map(({ id }) => id)],
  );
  const answers = new Map(rows.map(({ staff, file, may }) => [staff + file, may]));
  for (const { person, staffId } of people)
    for (const file of files) {
      // Nobody hears of what ties files together.
      const expected = file.place !== 'situation' && answerTo(person, file) !== 'no';
      const may = answers.get(staffId + file.id);
      if (may !== expected) return `${person.who} may open ${file.place} · ${file.level}: ${may}, not ${expected}`;
    }
  return undefined;
}

/** Which certificates came to somebody's unit? Asked of those who see them for no other reason. */
export async function myCertificates(world: World): Promise<string | undefined> {
  for (const one of world.present.filter(({ person }) => person.lists.has('certificates'))) {
    const ids = await as(world, one, async (client) => {
      const { rows } = await client.query<{ id: string }>('select m as id from authz.my_certificates() m');
      return new Set(rows.map(({ id }) => id));
    });
    const expected = seenBy(world, one.person, 'data.certificate');
    if (ids.size !== expected.length || expected.some(({ key }) => !ids.has(key)))
      return `${one.person.who} has other certificates than hers`;
  }
  return undefined;
}

/** Which files does somebody have a ground of her own for, of the team alone or lent too? */
const heldFiles = (name: 'team_files' | 'shared_files') => async (world: World) => {
  for (const one of world.present) {
    const got = await as(world, one, async (client) => {
      const { rows } = await client.query<{ id: string }>(`select h as id from authz.${name}() h`);
      return new Set(rows.map(({ id }) => id));
    });
    const { lists, ties } = one.person;
    const holds = lists.has('own') && (name === 'shared_files' || ties.some((tie) => tie.startsWith('team ')));
    for (const file of world.places.files)
      if (got.has(file.id) !== (holds && answerTo(one.person, file) === 'open'))
        return `${one.person.who} ${got.has(file.id) ? 'HOLDS' : 'doesn’t hold'} ${file.place} · ${file.level}`;
  }
  return undefined;
};
export const teamFiles = heldFiles('team_files');
export const sharedFiles = heldFiles('shared_files');

/** Of which meetings does somebody see all who come? Of none that she isn't called to. */
export async function wholeMeetings(world: World): Promise<string | undefined> {
  for (const one of world.present.filter(({ person }) => !person.lists.has('called'))) {
    const whole = await as(
      world,
      one,
      async (client) => (await client.query('select authz.whole_meetings()')).rowCount,
    );
    if (whole !== 0) return `${one.person.who} sees all who come to a meeting that is not hers`;
  }
  return undefined;
}

/** Is anybody told of a file that she is shut out of? */
export async function myAlerts(world: World): Promise<string | undefined> {
  for (const one of world.present.filter(({ person }) => person.lists.has('blocked'))) {
    const ids = await as(world, one, async (client) => {
      const { rows } = await client.query<{ id: string }>('select m as id from authz.my_alerts() m');
      return new Set(rows.map(({ id }) => id));
    });
    const told = world.rows.get('data.alert')?.find(({ key }) => ids.has(key));
    if (told) return `${one.person.who} is told of ${told.file?.place} · ${told.file?.level} · ${told.mark}`;
  }
  return undefined;
}
