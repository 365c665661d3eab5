import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  type Checked,
  type LogHead,
  readHead,
  readLog,
  startSealing,
  verify,
  WitnessFile,
} from '../../src/access/log/index.ts';
import type { Town } from '../builders/index.ts';

/** A place for a witness file that is gone when the run ends. */
export function newWitnessPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'samgrepp-witness-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'heads.jsonl');
}

export const headsIn = (path: string): LogHead[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map(readHead)
    .filter((head) => head !== undefined);

/** The log of a town as the jobs seal it, one look at a time, and as `verify-log` checks it. */
export class SealedLog {
  readonly path = newWitnessPath();
  readonly #town: Town;
  constructor(town: Town) {
    this.#town = town;
  }

  /** Everything that is written is sealed, and its head witnessed. */
  async seal(): Promise<void> {
    const jobs = this.#town.connectJobs();
    try {
      const services = { jobs, file: new WitnessFile(this.path), mail: undefined, madeUp: false };
      const faults: unknown[] = [];
      const sealer = await startSealing({ ...services, reportFault: (error) => faults.push(error) });
      // Other databases of the test server have transactions too, which a row waits for.
      for (let tries = 0; tries < 400; tries++) {
        await sealer.look(1);
        const rows = await this.#town.look(
          'select from audit.entry e where not exists (select from audit.leaf l where l.entry_id = e.id) limit 1',
        );
        if (rows.length === 0) break;
        await setTimeout(50);
      }
      await sealer.stop();
      if (faults.length > 0) throw faults[0];
    } finally {
      await jobs.close();
    }
  }

  check(witness: readonly LogHead[] = headsIn(this.path)): Promise<Checked> {
    return readLog(this.#town.adminUrl, (log) => verify(log, witness));
  }
}
