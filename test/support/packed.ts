import pg from 'pg';
import type { FileId } from '../../src/kernel/ids.ts';
import type { Keyring } from '../../src/platform/sealing/keyring.ts';
import { Disposer } from '../../src/retention/carry-out.store.ts';
import { openersOf } from '../../src/retention/carry-out.ts';
import { StaysShut, unsealRow } from '../../src/retention/unseal-row.ts';

/** Of the newest files: the columns that a package for the archive would lack, since nothing that it knows opens them. */
export async function shutForArchive(
  adminUrl: string,
  { keyring, newest }: { keyring: Keyring; newest: number },
): Promise<{ shut: string[]; rows: number }> {
  const shut = new Set<string>();
  let rows = 0;
  await Disposer.with(adminUrl, async (disposer) => {
    for (const id of await newestFiles(adminUrl, newest)) {
      const wrapped = await disposer.wrappedKey(id);
      if (!wrapped) continue;
      const openers = await openersOf(disposer, id, { vault: keyring.fileVault(id, wrapped), keyring });
      for await (const row of disposer.rowsOf(id)) {
        rows += 1;
        try {
          unsealRow(row, openers);
        } catch (error) {
          if (!(error instanceof StaysShut)) throw error;
          shut.add(error.column);
        }
      }
    }
  });
  return { shut: [...shut].sort(), rows };
}

async function newestFiles(adminUrl: string, count: number): Promise<FileId[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ id: FileId }>(
      `select id from authz.file where kind <> 'situation' order by created_at desc limit $1`,
      [count],
    );
    return rows.map(({ id }) => id);
  } finally {
    await admin.end();
  }
}
