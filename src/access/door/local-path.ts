/** A path of ours, as it may be followed after signing in; anything that could lead elsewhere is `otherwise`. */
export function localPath(wanted: unknown, otherwise: string): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 500) return otherwise;
  const here = 'http://here.invalid';
  const url = URL.parse(wanted, here);
  // A second slash or backslash, plain or behind a control character, would name another site.
  return url?.origin === here && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : otherwise;
}
