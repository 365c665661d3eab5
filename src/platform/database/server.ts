import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { readOrMakePrivateFile } from '../private-file.ts';
import { StartFailure } from '../start-failure.ts';
import type { Role } from './database.ts';
import { ADMINISTRATOR, startCluster } from './embedded/cluster.ts';
import { databaseFailure } from './failure.ts';
import { refuseUnsafe } from './safe-settings.ts';
import { scramVerifier } from './scram.ts';

/** The roles that the program itself signs in with; migrations make them. */
const loginRoles = ['samgrepp_app', 'samgrepp_door', 'samgrepp_jobs'] as const satisfies readonly Role[];

export type DatabaseServer = {
  /** May create roles and schemas: for migrations only. */
  readonly adminUrl: string;
  readonly connectionFor: (role: Role) => string;
  /** Lets the program's own roles sign in; to be called when migrations have made them. */
  readonly openToRoles: () => Promise<void>;
  /** Settles when a server that we run ends by itself; never for a server of others. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The server that the settings name, ready for migrations. */
export function openServer(settings: { databaseUrl: string | undefined; dataDir: string; secretsDir: string }) {
  const { databaseUrl, dataDir, secretsDir } = settings;
  return databaseUrl === undefined ? ownServer(dataDir) : municipalServer(databaseUrl, secretsDir);
}

export const DATABASE = 'samgrepp';

/** PostgreSQL run by us on `dataDir`. */
async function ownServer(dataDir: string): Promise<DatabaseServer> {
  const cluster = await startCluster(dataDir);
  try {
    await withClient(cluster.urlFor(ADMINISTRATOR, 'postgres'), refuseUnsafe);
    await makeDatabase(cluster.urlFor(ADMINISTRATOR, 'postgres'));
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return {
    adminUrl: cluster.urlFor(ADMINISTRATOR, DATABASE),
    connectionFor: (role) => cluster.urlFor(role, DATABASE),
    openToRoles: async () => {}, // whoever reaches the private socket may sign in
    ended: cluster.ended,
    stop: cluster.stop,
  };
}

/** The municipality's own server. Our roles get passwords of their own there, kept in `secretsDir`. */
async function municipalServer(adminUrl: string, secretsDir: string): Promise<DatabaseServer> {
  await withClient(adminUrl, refuseUnsafe);
  const passwords = new Map<Role, string>();
  for (const role of loginRoles) {
    const { text } = await readOrMakePrivateFile(
      join(secretsDir, `${role}.password`),
      "a database role's password",
      () => randomBytes(24).toString('base64url'),
    );
    passwords.set(role, text.trim());
  }
  const connectionFor = (role: Role) => urlAs(adminUrl, role, passwords.get(role) ?? '');
  return {
    adminUrl,
    connectionFor,
    openToRoles: async () => {
      for (const role of loginRoles) {
        if (!(await canSignIn(connectionFor(role)))) await setPassword(adminUrl, role, passwords.get(role) ?? '');
        // A role may have settings of its own.
        await withClient(connectionFor(role), refuseUnsafe);
      }
    },
    ended: new Promise(() => {}),
    stop: async () => {},
  };
}

/** The same server and database as `adminUrl`, for another role. */
function urlAs(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  // These two would win over what stands before the host.
  url.searchParams.delete('user');
  url.searchParams.delete('password');
  return url.href;
}

/** Refuses a start whose kind isn't that of the database: made-up and real people are never mixed. */
export async function refuseOtherKind(adminUrl: string, wanted: 'demo' | 'live'): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ kind: string }>('select authz.instance_kind() as kind');
    if (rows[0]?.kind === wanted) return;
    throw new StartFailure(
      wanted === 'demo'
        ? 'This database is for real use, and the demo would let anyone in: write DEMO=0, or set DATA_DIR or DATABASE_URL to another one for the demo.'
        : 'This database holds the made-up municipality and is never for real use: set DATA_DIR or DATABASE_URL to an empty one, or write DEMO=1.',
    );
  });
}

/**
 * True when there is a file, or a key of any use, and with it text that only the municipality's key opens. Files are not
 * asked of the table itself: an administrator who is no superuser sees no row of it, and a lost key would be replaced
 * without a word.
 */
export async function hasSealedText(adminUrl: string): Promise<boolean> {
  let found = false;
  await withClient(adminUrl, async (client) => {
    const files = await client.query<{ found: boolean }>('select authz.holds_files() as found');
    await client.query('set role samgrepp_keeper');
    const keys = await client.query<{ found: boolean }>('select exists (select from data.shared_key) as found');
    found = files.rows[0]?.found === true || keys.rows[0]?.found === true;
  });
  return found;
}

async function makeDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // the query or connection under way rejects as well
  try {
    await client.connect();
    return true;
  } catch (error) {
    // 28P01, 28000: wrong password or not let in. Anything else is not mended by a new password.
    if (['28P01', '28000'].includes((error as { code?: string }).code ?? '')) return false;
    throw databaseFailure(error, url);
  } finally {
    await client.end();
  }
}

async function setPassword(adminUrl: string, role: Role, password: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(`alter role ${role} password '${scramVerifier(password)}'`);
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // the query or connection under way rejects as well
  try {
    await client.connect();
    await work(client);
  } catch (error) {
    throw databaseFailure(error, url);
  } finally {
    await client.end();
  }
}
