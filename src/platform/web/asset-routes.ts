import { Hono } from 'hono';
import { findAsset } from './assets.ts';

/** Style, script, letters: the name changes with the contents, so that they never have to be asked for again. */
export const assetRoutes = (): Hono => {
  const app = new Hono();
  app.get('/assets/:file', (http) => {
    const asset = findAsset(http.req.path);
    if (!asset) return http.notFound();
    const small = asset.brotli !== undefined && /\bbr\b/.test(http.req.header('accept-encoding') ?? '');
    const headers = {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(small ? { 'Content-Encoding': 'br' } : {}),
    };
    return http.body(small ? (asset.brotli ?? asset.body) : asset.body, 200, headers);
  });
  return app;
};
