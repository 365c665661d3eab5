import { openAll } from './opening.ts';
import { answerTo } from './policy.ts';
import { add, deeds, type Found, nothing, sight } from './probe.ts';
import { hoursFrom, lasts } from './rota.ts';
import type { Present } from './ties.ts';
import { changeable, rowsOfEachSort, sweeping, triesOf } from './tries.ts';
import { readOpenings, type World } from './world.ts';

/** How much of it is tried: every pair of a person and a table, or a part of them that leaves out neither a person nor a table. */
export type Share = {
  readonly sight: (person: number, table: number) => boolean;
  /** How many rows of each sort a person tries to add, change, move and remove in a table. */
  readonly rows: (person: number, table: number) => number;
  /** Where one statement changes all that she may change: it takes as long as there are rows. */
  readonly all: (person: number, table: number) => boolean;
};
export const everything: Share = {
  sight: () => true,
  rows: () => 2,
  all: (person, table) => (person + table) % 19 === 0,
};
export const aPart: Share = {
  sight: (person, table) => (person + table) % 7 === 0,
  rows: (person, table) => ((person + table) % 19 === 0 ? 1 : 0),
  all: () => false,
};

const words = { open: 'open', needsReason: 'asks', refused: 'no' } as const;

/** What is open ends when the first thing that it rests on ends, and no sooner. */
async function untilWhen({ town }: World, { person, session }: Present): Promise<string[]> {
  const [ends] = await town.look<{ first: Date; last: Date }>(
    'select min(expires_at) as first, max(expires_at) as last from authz.opening where session_id = $1 and ended_at is null and expires_at > now()',
    [session.id],
  );
  const off = [ends?.first, ends?.last].find((moment) => !moment || Math.abs(hoursFrom(moment) - lasts(person)) > 0.4);
  return off === undefined && ends ? [] : [`${person.who} has it open until ${off?.toISOString()}`];
}

/** What is open is those parts that the policy names, to read and to write, and nothing else. */
async function whichParts({ town, places }: World, { person, session }: Present): Promise<string[]> {
  const rows = await town.look<{ file: string; reads: string[]; writes: string[] }>(
    `select file_id as file, reads, writes from authz.opening where session_id = $1 and ended_at is null and expires_at > now()`,
    [session.id],
  );
  const wrong: string[] = [];
  for (const file of places.files) {
    const open = answerTo(person, file) === 'open';
    for (const part of ['reads', 'writes'] as const) {
      const got = new Set(rows.filter((row) => row.file === file.id).flatMap((row) => row[part]));
      const expected = new Set(open ? [...person[part]].map((kind) => file.section(kind)) : []);
      if (got.size !== expected.size || [...got].some((id) => !expected.has(id)))
        wrong.push(`${person.who} ${part} other parts of ${file.place} · ${file.level} than hers`);
    }
  }
  return wrong;
}

/** Every person asks for every file anew: what was ended opens nothing again, and what wasn't answers as before. */
export async function openings(world: World, some: readonly Present[] = world.present): Promise<Found> {
  const found = nothing();
  for (const one of some) {
    const answers = await openAll(world, one);
    if (answers.includes('open')) found.wrong.push(...(await untilWhen(world, one)), ...(await whichParts(world, one)));
    for (const [at, file] of world.places.files.entries()) {
      const expected = answerTo(one.person, file);
      const answer = words[answers[at] as keyof typeof words];
      found.tried += 1;
      found[expected === 'no' ? 'hidden' : 'shown'] += 1;
      if (answer !== expected)
        found.wrong.push(`${one.person.who} opens ${file.place} · ${file.level}: ${answer}, not ${expected}`);
    }
  }
  await readOpenings(world);
  return found;
}

export async function cases(world: World, share: Share): Promise<Found> {
  const found = await openings(world);
  const columns = await changeable(world);
  const { rules } = world.policy;
  for (const [p, one] of [...world.present, ...world.before].entries()) {
    add(
      found,
      await sight(
        world,
        one,
        rules.filter((_, t) => share.sight(p, t)),
      ),
    );
    const tries = rules.flatMap((rule, t) => {
      const rows = rowsOfEachSort(world, one, rule, share.rows(p, t));
      const single = rows.flatMap((row) => triesOf(world, one, rule, row, columns));
      return rows.length > 0 ? [...single, ...sweeping(world, one, rule, columns, share.all(p, t))] : single;
    });
    add(found, await deeds(world, one, tries));
  }
  return found;
}
