import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { root } from '../root.ts';

export type Asset = { url: string; type: string; body: Uint8Array<ArrayBuffer>; brotli?: Uint8Array<ArrayBuffer> };

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
} as const;

const sources = {
  'staff.css': 'src/ui/styles/staff.css',
  'help.css': 'src/ui/styles/help.css',
  'staff.js': 'src/platform/browser/staff.ts',
  'help.js': 'src/platform/browser/help.ts',
} as const;

const icon = 'src/ui/styles/icon.svg';

export type AssetName = keyof typeof sources | 'icon.svg';

type Assets = { named: Map<string, Asset>; byUrl: Map<string, Asset> };

const asset = (url: string, contents: Uint8Array): Asset => {
  const ending = url.slice(url.lastIndexOf('.') + 1);
  if (!(ending in types)) throw new Error(`No content type is known for ${url}`);
  const body = Uint8Array.from(contents);
  const made = { url, type: types[ending as keyof typeof types], body };
  return ending === 'woff2' ? made : { ...made, brotli: Uint8Array.from(brotliCompressSync(body)) };
};

const build = (): Assets => {
  const shared = {
    absWorkingDir: root,
    outdir: join(root, 'assets'),
    publicPath: '/assets',
    entryNames: '[hash]-[name]',
    assetNames: '[hash]-[name]',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
    legalComments: 'none',
    loader: { '.woff2': 'file' },
  } as const;
  // Staff sit at maintained browsers; the help pages must work on a phone that somebody inherited.
  const builds = [
    buildSync({
      ...shared,
      entryPoints: [sources['staff.css'], sources['staff.js']],
      target: ['chrome123', 'firefox121', 'safari17.5'],
    }),
    buildSync({
      ...shared,
      entryPoints: [sources['help.css'], sources['help.js']],
      target: ['chrome61', 'firefox60', 'safari11'],
    }),
  ];
  const named = new Map<string, Asset>();
  const byUrl = new Map<string, Asset>();
  for (const { outputFiles, metafile } of builds) {
    for (const file of outputFiles) {
      const made = asset(`/assets/${basename(file.path)}`, file.contents);
      byUrl.set(made.url, made);
    }
    for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
      const name = Object.entries(sources).find(([, source]) => source === entryPoint)?.[0];
      const made = byUrl.get(`/assets/${basename(path)}`);
      if (name && made) named.set(name, made);
    }
  }
  const drawing = readFileSync(join(root, icon));
  const hash = createHash('sha256').update(drawing).digest('hex').slice(0, 8).toUpperCase();
  const made = asset(`/assets/${hash}-icon.svg`, drawing);
  named.set('icon.svg', made);
  byUrl.set(made.url, made);
  return { named, byUrl };
};

let built: Assets | undefined;

const assets = (): Assets => {
  built ??= build();
  return built;
};

/** Builds everything now, so that a broken style sheet stops the start and not somebody's page. */
export const prepareAssets = (): void => {
  assets();
};

export const assetUrl = (name: AssetName): string => {
  const found = assets().named.get(name);
  if (!found) throw new Error(`The asset ${name} was not built`);
  return found.url;
};

export const findAsset = (url: string): Asset | undefined => assets().byUrl.get(url);
