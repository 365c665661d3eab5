import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { localPath } from './door/local-path.ts';
import type { Notice } from './route.ts';

/** The answer to what was just done, carried over the redirect to the next page; shown once. */
const noticeCookie = 'klart';

export function setNotice(http: Context, notice: Notice): void {
  setCookie(http, noticeCookie, encodeURIComponent(JSON.stringify(notice)), {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: 60,
  });
}

export function takeNotice(http: Context): Notice | undefined {
  const text = getCookie(http, noticeCookie);
  if (!text || http.req.method !== 'GET') return undefined;
  setCookie(http, noticeCookie, '', { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: 0 });
  try {
    const { text: words, undo } = JSON.parse(decodeURIComponent(text)) as Partial<Notice>;
    if (typeof words !== 'string') return undefined;
    const way = localPath(undo, '');
    return way === '' ? { text: words } : { text: words, undo: way };
  } catch {
    return undefined; // a cookie that is not ours to read is no notice
  }
}
