import type { FileContext } from '../access/index.ts';
import { consentsInForce, whoIsAsked } from '../consent/index.ts';
import { peopleIn } from '../letters/index.ts';
import { guardedOwners } from '../plan/index.ts';
import { loadFileTop } from '../safety/index.ts';
import { coordinatedPlansOf, peopleTold } from './coordinatedplan.store.ts';
import { relativesOffered } from './coordinatedplan.ts';

export async function load(ctx: FileContext) {
  const [top, all, consents, owners, people, asked, { guardians }] = await Promise.all([
    loadFileTop(ctx),
    coordinatedPlansOf(ctx),
    consentsInForce(ctx),
    guardedOwners(ctx),
    peopleTold(ctx),
    whoIsAsked(ctx.sql, ctx.file, ctx.now),
    peopleIn(ctx),
  ]);
  return {
    ...{ top, all, consents, owners, isChild: asked.isChild },
    relatives: relativesOffered(people, ctx.file.side),
    names: new Map(people.map(({ id, name }) => [id, name ?? ''])),
    readers: asked.isChild ? guardians.map(({ name }) => name) : [],
  };
}
export type Facts = Awaited<ReturnType<typeof load>>;
