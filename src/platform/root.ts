import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the checkout: code may run from a bundle, while SQL files and packages stay where they are. */
export const root = findRoot(import.meta.dirname);

function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'db', 'roles.sql'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No Samgrepp checkout above ${from}`);
  }
}
