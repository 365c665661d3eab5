import type { Context } from 'hono';
import type { Body } from './route.ts';

/** What was sent, by field. What can't be read is read as nothing: the form then says what is missing. */
export async function readBody(http: Context): Promise<Body> {
  const type = http.req.header('content-type') ?? '';
  if (type.startsWith('application/json')) {
    const value: unknown = await http.req.json().catch(() => undefined);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, v]) =>
        typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean' ? [[key, [String(v)]]] : [],
      ),
    );
  }
  const parsed = await http.req.parseBody({ all: true }).catch(() => ({}));
  return Object.fromEntries(
    Object.entries(parsed).map(([key, v]) => [
      key,
      (Array.isArray(v) ? v : [v]).filter((x): x is string => typeof x === 'string'),
    ]),
  );
}
