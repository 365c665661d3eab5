// node tools/run.mjs <entry.ts|.tsx> [arguments]: bundles our own files into .build/ and runs the bundle in this very
// process, so that signals and the exit code are the program's own. Packages are not bundled.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { prepare } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

await prepare();
const [entry, ...args] = process.argv.slice(2);
if (!entry) stop('Say what to run: node tools/run.mjs <entry.ts> [arguments].');
const source = resolve(root, entry);
if (!existsSync(source)) stop(`There is no ${entry} to run.`);

/** @param {string} file @param {Uint8Array} contents */
function writeWhenChanged(file, contents) {
  if (existsSync(file) && Buffer.compare(readFileSync(file), contents) === 0) return;
  // Renamed into place: another process may be loading the file at this moment.
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, contents);
  renameSync(fresh, file);
}

const { build } = await import('esbuild');
const outFile = join(
  root,
  '.build',
  `${relative(root, source)
    .replaceAll(sep, '-')
    .replace(/\.tsx?$/, '')}.mjs`,
);
let result;
try {
  result = await build({
    entryPoints: [source],
    outfile: outFile,
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    sourcemap: 'linked',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
  });
} catch {
  // esbuild has already printed the file and line.
  stop(`${basename(source)} could not be built.`);
}
mkdirSync(dirname(outFile), { recursive: true });
for (const file of result.outputFiles) writeWhenChanged(file.path, file.contents);

process.setSourceMapsEnabled(true);
process.argv = [process.argv[0] ?? 'node', outFile, ...args];
await import(pathToFileURL(outFile).href);
