import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../../src/platform/root.ts';

/** A real Samgrepp, as `npm start` runs it, in a process of its own. */
export type Samgrepp = {
  readonly process: ChildProcess;
  /** Settles when it says its address; fails, with what it said, when it ends before. */
  readonly address: Promise<string>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; out: string; error: string }>;
};

/** Folders of one installation, somewhere that every account may enter. */
export type Home = { readonly folder: string; readonly data: string; readonly secrets: string; remove(): void };

export function makeHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'samgrepp-home-'));
  chmodSync(folder, 0o755);
  return {
    folder,
    data: join(folder, 'data'),
    secrets: join(folder, 'secrets'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An installation like one that stands still, with its data and its key. */
export function copyHome(from: Home): Home {
  const home = makeHome();
  execFileSync('cp', ['-a', '--reflink=auto', from.data, from.secrets, home.folder]);
  return home;
}

export function startSamgrepp(home: Home, environment: Record<string, string> = {}): Samgrepp {
  const settings = {
    PORT: '0',
    DATA_DIR: home.data,
    SECRETS_DIR: home.secrets,
    WITNESS_FILE: join(home.folder, 'witness', 'heads.jsonl'),
  };
  // Without the settings of whoever runs the tests.
  const bare = { PATH: process.env.PATH ?? '', HOME: home.folder };
  const child = spawn(process.execPath, [join(root, 'tools', 'run.mjs'), 'src/main.ts'], {
    cwd: root,
    env: { ...bare, ...settings, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stderr.on('data', (text) => {
    error += text;
  });
  const ended: Samgrepp['ended'] = new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, out, error }));
  });
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      out += text;
      const found = out.match(/runs on (\S+)\. /)?.[1];
      if (found) resolve(found);
    });
    void ended.then((end) => reject(new Error(`It ended with ${end.code}: ${end.out}${end.error}`)));
  });
  address.catch(() => {}); // whoever doesn't ask for the address looks at the end
  return { process: child, address, ended };
}

type Ended = { code: number | null; out: string; error: string };

/** One of the operator's own commands, as npm runs it, in a process of its own. */
export function commandProcess(
  entry: string,
  args: readonly string[],
  environment: Record<string, string>,
): { process: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(root, 'tools', 'run.mjs'), entry, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    error += text;
  });
  return {
    process: child,
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, error }))),
  };
}

/** The same for an installation, to its end. */
export function runCommand(
  home: Home,
  entry: string,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<Ended> {
  const settings = { HOME: home.folder, DATA_DIR: home.data, SECRETS_DIR: home.secrets };
  return commandProcess(entry, args, { ...settings, ...environment }).ended;
}

/** The server that runs on a data folder, by the file it keeps there. */
export function postgresOf(home: Home): { pid: number; url: (role: string) => string } {
  const lines = readFileSync(join(home.data, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const host = encodeURIComponent(lines[4] ?? '');
  return { pid: Number(lines[0]), url: (role) => `postgresql://${role}@${host}/samgrepp` };
}

export async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // tests end servers on purpose
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The PostgreSQL processes that were started on a folder. */
export function postgresOn(folder: string): string[] {
  const list = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(`-D ${folder}`) && line.includes('postgres'));
}

/** One sentence for the operator, and no stack trace. */
export function isSentence(text: string): boolean {
  return /^[A-Z/][^\n]+[.]\n$/.test(text) && !/\bat .*:\d+:\d+/.test(text);
}
