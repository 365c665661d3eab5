import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { assetRoutes } from './asset-routes.ts';
import { type AssetName, assetUrl, findAsset } from './assets.ts';

const names: AssetName[] = ['staff.css', 'help.css', 'staff.js', 'help.js', 'icon.svg'];
const text = (name: AssetName) => new TextDecoder().decode(findAsset(assetUrl(name))?.body);

describe('assets', () => {
  it.each(names)('%s is served under its hash, for ever', async (name) => {
    const url = assetUrl(name);
    expect(url).toMatch(new RegExp(`^/assets/[0-9A-Z]{8}-${name.replace('.', '\\.')}$`));
    const answer = await assetRoutes().request(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await answer.text()).length).toBeGreaterThan(50);
  });

  it('are sent compressed to those who can read it', async () => {
    const answer = await assetRoutes().request(assetUrl('staff.css'), { headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(new Uint8Array(await answer.arrayBuffer())).toString()).toBe(text('staff.css'));
  });

  it('are missing under any other name', async () => {
    for (const path of ['/assets/staff.css', '/assets/..%2Fpackage.json', '/assets/00000000-staff.css'])
      expect((await assetRoutes().request(path)).status).toBe(404);
  });

  it('bring their own letters and nothing from elsewhere', () => {
    const fonts = [...text('staff.css').matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g)].map(([, url]) => url ?? '');
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    for (const font of fonts) expect(findAsset(font)?.type).toBe('font/woff2');
    for (const name of ['staff.css', 'help.css', 'help.js'] as const)
      expect(text(name).replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//);
  });

  it('keep the help pages light: all style and script under 20 kB compressed', () => {
    const size = (['help.css', 'help.js'] as const).map(
      (name) => findAsset(assetUrl(name))?.brotli?.length ?? Infinity,
    );
    expect(size[0]).toBeLessThan(12_000);
    expect((size[0] ?? 0) + (size[1] ?? 0)).toBeLessThan(20_000);
  });
});
