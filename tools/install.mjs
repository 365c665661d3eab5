// Installs what package-lock.json lists, when it isn't there already, and moves over to the project's own Node. Every
// command of ours begins with it, and therefore on the system's Node (20 or newer), with built-ins alone. It is called
// by the commands and not by `prestart` and its like, which npm leaves out where `ignore-scripts` is set, as it is here.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.samgrepp-installed');
// Outside node_modules, because `npm ci` removes that folder.
const lockFile = join(root, '.build', 'install.lock');

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * What is installed depends on these alone. The ABI of Node is not among them: the first install runs on the system's
 * Node and the next check on the project's own, and no package here is compiled at install.
 */
function wanted() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    const file = join(root, name);
    hash.update(name).update(existsSync(file) ? readFileSync(file) : '');
  }
  // Absent on musl, where other binary packages are chosen.
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  const libc = process.platform === 'linux' ? (report.header.glibcVersionRuntime ? 'glibc' : 'musl') : '';
  return `${hash.digest('hex')} ${process.platform} ${process.arch} ${libc}`;
}

function installed() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : '';
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** Takes the lock, or waits for the command that holds it; a lock whose holder is gone is taken over. */
async function takeLock() {
  mkdirSync(dirname(lockFile), { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const holder = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8')) : 0;
    if (holder > 0 && !alive(holder)) {
      const stale = `${lockFile}.${process.pid}`;
      try {
        // Of several that wait, one wins the rename.
        renameSync(lockFile, stale);
        rmSync(stale, { force: true });
      } catch {}
      continue;
    }
    if (!told) process.stderr.write('Another command is installing the packages; waiting for it.\n');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function npmCommand() {
  const script = process.env.npm_execpath;
  // Node refuses to start npm.cmd without a shell on Windows, so npm's own script is preferred.
  if (script?.endsWith('.js')) return { command: process.execPath, before: [script] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', before: [] };
}

/** Answers why it failed, if it did. */
function install() {
  process.stderr.write('Installing the packages (once, and again when package-lock.json changes) …\n');
  const { command, before } = npmCommand();
  // Packages' own install scripts never run: what they would do (links for PostgreSQL) is done at start.
  const result = spawnSync(command, [...before, 'ci', '--ignore-scripts', '--include=dev', '--include=optional'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: command.endsWith('.cmd'),
  });
  if (result.status === 0) return undefined;
  const said = `${result.stderr ?? ''}${result.error?.message ?? ''}`;
  const why = /ENOSPC/.test(said)
    ? 'the disk is full; free some space'
    : /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET/.test(said)
      ? 'the npm registry did not answer; check the network, or the `registry` and `proxy` settings of npm'
      : /EACCES|EPERM|EROFS/.test(said)
        ? `this account may not write to ${join(root, 'node_modules')}; give it the folder`
        : `run \`npm ci --ignore-scripts\` in ${root} to see what npm says`;
  return `The packages could not be installed: ${why}, then run the same command again.`;
}

const major = Number(process.versions.node.split('.')[0]);

async function installWhatIsMissing() {
  if (major < 20) stop(`Samgrepp needs Node 20 or newer to install itself; this is Node ${process.versions.node}.`);
  const target = wanted();
  if (installed() === target) return;
  try {
    await takeLock();
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    stop(`The install could not start, because ${lockFile} can't be written: ${message}.`);
  }
  let failure;
  try {
    if (installed() === target) return;
    failure = install();
    // Last, so that an interrupted install is done again.
    if (!failure) writeFileSync(stampFile, `${target}\n`);
  } finally {
    rmSync(lockFile, { force: true });
  }
  if (failure) stop(failure);
}

/**
 * After the first install this very process still is the system's Node. Where that is too old, the same command runs
 * once more on the project's own; it ends when this process ends, however that happens.
 */
async function runOnOwnNode() {
  const own = join(
    root,
    'node_modules',
    `node-${process.platform.replace('win32', 'win')}-${process.arch}`,
    'bin',
    'node',
  );
  const program = [own, `${own}.exe`].find((file) => existsSync(file));
  if (!program || process.env.SAMGREPP_OWN_NODE) {
    stop(
      `Samgrepp runs on Node 24 or newer, and this is Node ${process.versions.node}. It brings its own for Linux with ` +
        'glibc and for Windows on x64; on another system, install Node 24 and run the same command again.',
    );
  }
  const child = spawn(program, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, SAMGREPP_OWN_NODE: '1' },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  await new Promise((resolve) => child.once('exit', resolve));
  process.exit(child.exitCode ?? 1);
}

/** Returns when the packages are there and this process runs on Node 24 or newer; otherwise it never returns. */
export async function prepare() {
  await installWhatIsMissing();
  if (major < 24) await runOnOwnNode();
  if (process.env.SAMGREPP_OWN_NODE && process.channel) {
    delete process.env.SAMGREPP_OWN_NODE;
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    process.channel.unref();
  }
}
