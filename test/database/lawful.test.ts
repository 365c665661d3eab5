import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forbidden, forbidden, unlawful } from '../support/lawful.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';

let town: Strandhaga;
let admin: pg.Client;
beforeAll(async () => {
  town = await openStrandhaga();
  admin = new pg.Client({ connectionString: town.adminUrl });
  await admin.connect();
}, 240_000);
afterAll(async () => {
  await admin.end();
  await town.close();
});

describe('what the law forbids', () => {
  it('is nowhere in what is written in the demo, over years and in its stories', async () => {
    expect(await unlawful(admin)).toEqual([]);
  });

  it.each(Object.entries(forbidden) as [string, Forbidden][])(
    'is seen where it is so: %s',
    async (name, { planted }) => {
      await admin.query('begin');
      try {
        // No trigger and no reference keeps this hand from it; what a row may hold at all still does.
        await admin.query('set local session_replication_role = replica');
        const refused = await admin.query(planted).then(
          ({ rowCount }) => (rowCount ? undefined : 'nothing to change'),
          (error: { code?: string; message: string }) =>
            ['23502', '23514'].includes(error.code ?? '') ? 'by the table itself' : error.message,
        );
        if (refused !== undefined) expect(refused).toBe('by the table itself');
        else expect((await unlawful(admin)).map((told) => told.split(':')[0])).toContain(name);
      } finally {
        await admin.query('rollback');
      }
    },
  );
});
