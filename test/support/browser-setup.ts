import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { root } from '../../src/platform/root.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browserEndpoint: string;
  }
}

/** One Chromium for the whole run; every test has a context of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer(launchOptions());
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}

export function launchOptions() {
  const folder = unpackChromium();
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: browserEnvironment(folder, executablePath), args };
}

/** It visits pages of ours only, so it runs without the sandbox that root and small containers can't have. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * The package unpacks itself into the system's temporary folder, whose name it takes from TMPDIR, and takes whatever it
 * finds there for its own. So it gets a folder of this account and this version, and is run in a process of its own.
 */
function unpackChromium(): string {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8'),
  ) as { version: string };
  const parent = join(tmpdir(), `samgrepp-test-browser-${process.getuid?.()}`);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const facts = lstatSync(parent);
  if (!facts.isDirectory() || facts.uid !== process.getuid?.() || (facts.mode & 0o022) !== 0) {
    throw new Error(`${parent} can be changed by others: remove it`);
  }
  const folder = join(parent, version);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(join(parent, 'new-'));
  const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  execFileSync(process.execPath, ['-e', unpack], {
    cwd: root,
    // With this variable it also unpacks the system libraries that a bare machine lacks.
    env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
  });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    // Another run was first.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/**
 * The unpacked libraries are used only where the machine lacks some of its own. The unpacked fonts always are: those of the
 * machine differ, and Chromium ends where it has none to fall back on.
 */
function browserEnvironment(folder: string, executable: string): Record<string, string> {
  const own = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    FONTCONFIG_FILE: ownFonts(folder),
    TZ: 'Europe/Stockholm',
  };
  const missing = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout?.includes('not found') ?? true;
  return missing ? { ...own, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : own;
}

/** The package's own list names only places of another system. */
function ownFonts(folder: string): string {
  const list = join(folder, 'own-fonts.conf');
  const fonts = join(folder, 'fonts', 'fonts');
  writeFileSync(
    list,
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`,
  );
  return list;
}
