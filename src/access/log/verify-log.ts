import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { besideServer } from '../../platform/database/beside-server.ts';
import { databaseFailure } from '../../platform/database/failure.ts';
import type { Settings } from '../../platform/settings.ts';
import { StartFailure } from '../../platform/start-failure.ts';
import { readLog } from './log-reader.store.ts';
import { verify } from './verify.ts';
import { type Head as LogHead, readHead } from './witness.ts';

/**
 * npm run verify-log [-- --witness FILE] [-- --head SIZE:ROOT …]: builds the tree of the log anew from its rows, and holds it
 * against the heads in the database, the witness file, and heads that came by mail. Exits with 1 and the first wrong row.
 */
const usage =
  'Write npm run verify-log -- [--witness FILE] [--head SIZE:ROOT]…, where SIZE:ROOT stands in a witness mail.';

export async function verifyLog(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir' | 'secretsDir' | 'witnessFile'>,
  args: readonly string[],
  tell: { readonly say: (line: string) => void; readonly wrong: (line: string) => void },
): Promise<boolean> {
  const { say } = tell;
  const { file, mailed } = readArguments(args, settings.witnessFile);
  const witness = [...(await readWitness(file)), ...mailed];
  const server = await besideServer(settings);
  try {
    const began = performance.now();
    const checked = await readLog(server.adminUrl, (log) => verify(log, witness)).catch((error) => {
      throw databaseFailure(error, server.adminUrl);
    });
    const seconds = (performance.now() - began) / 1000;
    for (const sentence of checked.wrong) tell.wrong(sentence);
    const { rows, heads, witnessed, waiting, root } = checked;
    say(
      `${rows} rows under ${heads} heads, ${witnessed} of them with a witness, in ${seconds.toFixed(1)} s (${Math.round(rows / seconds)} rows/s).` +
        (waiting > 0 ? ` ${waiting} ${waiting === 1 ? 'row waits' : 'rows wait'} for the next seal.` : ''),
    );
    if (checked.wrong.length > 0) {
      say(
        'The log is NOT as it was sealed. Change nothing, keep the database and the witness as they are, and tell whoever is responsible.',
      );
      return false;
    }
    if (witnessed === 0 && rows > 0)
      say(
        'It agrees with itself, but without a witness nobody can see whether its end was cut or all of it was rebuilt.',
      );
    else say(`The log is as it was sealed. ${rows}:${root}`);
    return true;
  } finally {
    await server.stop();
  }
}

function readArguments(args: readonly string[], standard: string): { file: string; mailed: LogHead[] } {
  let file = standard;
  const mailed: LogHead[] = [];
  for (let i = 0; i < args.length; i += 2) {
    const value = args[i + 1];
    const [size, root] = value?.split(':') ?? [];
    const head = readHead(JSON.stringify({ size: Number(size), root: root?.toLowerCase(), at: 'by mail' }));
    if (args[i] === '--witness' && value) file = value;
    else if (args[i] === '--head' && head) mailed.push(head);
    else throw new StartFailure(usage);
  }
  if (file !== standard && !existsSync(file)) throw new StartFailure(`There is no witness file ${file}. ${usage}`);
  return { file, mailed: mailed.sort((a, b) => a.size - b.size) };
}

async function readWitness(path: string): Promise<LogHead[]> {
  if (!existsSync(path)) return [];
  const heads: LogHead[] = [];
  try {
    for await (const line of createInterface({ input: createReadStream(path) })) {
      const head = readHead(line);
      if (head) heads.push(head);
    }
  } catch (error) {
    throw new StartFailure(
      `This account can't read the witness file ${path} (${(error as NodeJS.ErrnoException).code}): run as one that may, or name another file with --witness.`,
    );
  }
  return heads;
}
