import { StartFailure } from '../start-failure.ts';

/**
 * The sentence for a database that can't be used, where the operator can mend it; other errors are given back as they
 * are. The password in the address is never repeated.
 */
export function databaseFailure(error: unknown, url: string): unknown {
  if (error instanceof StartFailure) return error;
  const { code, message } = error as { code?: string; message?: string };
  const { hostname, port, username, pathname } = new URL(url);
  const server = `${decodeURIComponent(hostname) || 'the local socket'}${port ? `:${port}` : ''}`;
  const account = decodeURIComponent(username);
  const database = decodeURIComponent(pathname.slice(1));
  const sentence = sentenceFor(code ?? '', message ?? '', { server, account, database });
  return sentence === undefined ? error : new StartFailure(sentence);
}

type Named = { server: string; account: string; database: string };

function sentenceFor(code: string, message: string, { server, account, database }: Named): string | undefined {
  if (
    /^(ECONNREFUSED|ENOENT|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET)$/.test(code) ||
    /timeout|terminated/.test(message)
  ) {
    return `No database answers on ${server}: start it, or correct DATABASE_URL.`;
  }
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no server named ${server}: correct DATABASE_URL.`;
    case '28P01':
    case '28000':
      return `The database on ${server} does not let ${account} in: correct the account and password in DATABASE_URL.`;
    case '3D000':
      return `There is no database ${database} on ${server}: create it, or correct DATABASE_URL.`;
    case '42501':
      return `${account} may not set the database ${database} up: DATABASE_URL has to name an account with CREATEROLE that owns the database.`;
    case '53100':
      return `The disk of the database on ${server} is full: free some space, then start again.`;
    case '53300':
      return `The database on ${server} takes no more connections: raise its max_connections, or end other programs.`;
    case '57P03':
      return `The database on ${server} is still starting: wait a moment, then start again.`;
    default:
      return undefined;
  }
}
