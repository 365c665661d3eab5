import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { describe, expect, it } from 'vitest';
import { pageHeaders } from './headers.ts';

const appWith = (https: boolean) => {
  const app = new Hono();
  app.use(...pageHeaders({ https }));
  app.use(csrf({ origin: 'https://samgrepp.example' }));
  app.get('/page', (http) => http.text('page'));
  app.post('/page', (http) => http.text('done'));
  app.get('/broken', () => {
    throw new Error('broken');
  });
  app.get('/kept', (http) => http.text('kept', 200, { 'Cache-Control': 'public' }));
  app.onError((error, http) => (error instanceof HTTPException ? error.getResponse() : http.text('failed', 500)));
  return app;
};

describe('headers', () => {
  it.each([
    ['/page', 200],
    ['/nowhere', 404],
    ['/broken', 500],
  ])('stand on %s', async (path, status) => {
    const answer = await appWith(true).request(path);
    expect(answer.status).toBe(status);
    const { headers } = answer;
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; " +
        "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('promise https only where there is https', async () => {
    expect((await appWith(false).request('/page')).headers.get('strict-transport-security')).toBeNull();
  });

  it('leave what may be kept', async () => {
    expect((await appWith(true).request('/kept')).headers.get('cache-control')).toBe('public');
  });

  it('leave our own forms an origin that can be checked', async () => {
    const post = (origin: string) =>
      appWith(true).request('/page', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'a=b',
      });
    expect((await post('https://samgrepp.example')).status).toBe(200);
    expect((await post('null')).status).toBe(403);
    expect((await post('https://elsewhere.example')).status).toBe(403);
  });
});
