import type { StaffId } from '../../src/kernel/ids.ts';
import { beginIntervention, endIntervention, insertIntervention } from '../../src/support/intervention.store.ts';
import type { InterventionId } from '../../src/support/intervention.ts';
import type { ServiceVersionId } from '../../src/support/service.ts';
import type { MadeFile, Town } from '../builders/index.ts';

type Ending = Parameters<typeof endIntervention>[3];
type OpenFile = Parameters<typeof beginIntervention>[1];

/** Support that was given before a story begins, in one file: what the figures count. */
export async function pastSupport(town: Town, made: MadeFile, by: StaffId) {
  const ids: InterventionId[] = [];
  const inFile = async <T>(work: (ctx: Parameters<typeof beginIntervention>[0], file: OpenFile) => Promise<T>) => {
    const session = await town.signIn(by);
    const file = await town.open(session, made.id);
    if (!file) throw new Error('Not open');
    return town.act(session, ({ sql, now }) => work({ sql, now, actor: { staffId: by } }, file));
  };
  return {
    asked: (count: number, versionId: ServiceVersionId, audience: 'exposed' | 'usesViolence') =>
      inFile(async (ctx, file) => {
        for (let n = 0; n < count; n += 1)
          ids.push(
            await insertIntervention(ctx, file, {
              ...{ versionId, audience, workerId: by, decisionId: undefined, words: undefined },
              ...{ needs: [], unreached: [], extent: { unit: 'talks', n: 12 } },
            }),
          );
      }),
    begun: () =>
      inFile(async (ctx, file) => {
        for (const id of ids) await beginIntervention(ctx, file, id);
      }),
    /** The first so many of those that have not ended. */
    ended: (count: number, how: Ending) =>
      inFile(async (ctx, file) => {
        for (const id of ids.splice(0, count)) await endIntervention(ctx, file, id, how);
      }),
  };
}
