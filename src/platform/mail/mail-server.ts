/** Where mail is handed over, and in whose name. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  /** `offered`: where the server offers it. A password never goes without. */
  readonly tls: 'always' | 'required' | 'offered';
  readonly login: { readonly user: string; readonly pass: string } | undefined;
  readonly from: string;
};

/** `smtp://` begins in the open and goes over to TLS (port 587 unless named); `smtps://` has it from the start (465). */
export function isMailUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    !!url &&
    /^smtps?:$/.test(url.protocol) &&
    url.hostname !== '' &&
    /^\/?$/.test(url.pathname) &&
    url.search === '' &&
    url.hash === ''
  );
}

export function readMailUrl(text: string): Omit<MailServer, 'from'> {
  const url = new URL(text);
  const always = url.protocol === 'smtps:';
  const host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1');
  const login = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined;
  const here = host === 'localhost' || host === '::1' || /^127\./.test(host);
  return {
    host,
    port: url.port === '' ? (always ? 465 : 587) : Number(url.port),
    tls: always ? 'always' : login && !here ? 'required' : 'offered',
    login,
  };
}

/** An address as a mail server takes it: what is before the @, and a domain with a dot; no name, no brackets. */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;]+$/.test(text);
