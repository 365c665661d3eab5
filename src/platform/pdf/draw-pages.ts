import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { err, ok, type Result } from '../../kernel/result.ts';
import { root } from '../root.ts';

/** One page: a byte of grey for each point. */
export type DrawnPage = { readonly width: number; readonly height: number; readonly grey: Buffer };
export type DrawProblem = 'notReadable' | 'tooManyPages';

export const pagesAtMost = 10;
/** A4 at 150 points to the inch: small handwriting is read without effort. */
const width = 1240;
const height = 1754;
/** In pages of 64 KiB: 512 MB, what a colour scan of A4 takes at 1200 points to the inch. A few bytes of PDF can ask for all there is. */
const memoryAtMost = 8192;
const TOO_LONG_MS = 20_000;
const tooManyPages = 3;

/**
 * The pages of a PDF as they would look on paper, and nothing else of it: no script, no hidden text, no author. It is read by a
 * process that may open no file but the packages, has little memory, and is ended when it takes long. (Node 24 can't take the network from
 * it: what reads the file is WebAssembly, which has none of its own.)
 */
export function drawPages(pdf: Uint8Array): Promise<Result<DrawnPage[], DrawProblem>> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        '--permission',
        `--allow-fs-read=${join(root, 'node_modules')}/*`,
        `--allow-fs-read=${join(root, 'src/platform/pdf')}/*`,
        `--allow-fs-read=${join(root, 'package.json')}`,
        '--max-old-space-size=256',
        `--wasm-max-mem-pages=${memoryAtMost}`,
        join(root, 'src/platform/pdf/draw-pages.mjs'),
        ...[pagesAtMost, width, height].map(String),
      ],
      { stdio: ['pipe', 'pipe', 'ignore'], env: {}, timeout: TOO_LONG_MS, killSignal: 'SIGKILL' },
    );
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > pagesAtMost * (width + 1) * (height + 1) + 1024) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.stdin.on('error', () => {}); // it may have given up before it had read all
    child.once('error', () => resolve(err('notReadable')));
    child.once('close', (code) => {
      if (code === tooManyPages) return resolve(err('tooManyPages'));
      const pages = code === 0 ? readPages(Buffer.concat(chunks)) : [];
      resolve(pages.length > 0 ? ok(pages) : err('notReadable'));
    });
    child.stdin.end(pdf);
  });
}

function readPages(drawn: Buffer): DrawnPage[] {
  const pages: DrawnPage[] = [];
  for (let at = 0; at + 8 <= drawn.length; ) {
    const [w, h] = [drawn.readUInt32LE(at), drawn.readUInt32LE(at + 4)];
    const grey = drawn.subarray(at + 8, at + 8 + w * h);
    if (w * h === 0 || grey.length < w * h) return [];
    pages.push({ width: w, height: h, grey });
    at += 8 + w * h;
  }
  return pages;
}
