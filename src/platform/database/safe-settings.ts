import type pg from 'pg';
import { StartFailure } from '../start-failure.ts';

/** What a server says of itself, to the role that asks: settings may differ by role and by database. */
export type ServerSettings = Readonly<Record<(typeof names)[number], string | null>>;

const names = [
  'server_version',
  'server_version_num',
  'fsync',
  'full_page_writes',
  'synchronous_commit',
  'data_checksums',
  'zero_damaged_pages',
  'ignore_checksum_failure',
  'log_statement',
  'log_min_duration_statement',
  'log_min_duration_sample',
  'log_transaction_sample_rate',
  'log_parameter_max_length',
  'log_parameter_max_length_on_error',
  'pgaudit.log_parameter',
  'auto_explain.log_min_duration',
  'auto_explain.log_parameter_max_length',
] as const;

/** 18.1 mends CVE-2025-12817 and CVE-2025-12818. */
const OLDEST = { number: 180_001, name: '18.1' };

/** Refuses a server that could lose what was shown as saved, or write into its log what people wrote. */
export async function refuseUnsafe(client: pg.Client): Promise<void> {
  const { rows } = await client.query<ServerSettings>(
    `select ${names.map((name) => `current_setting('${name}', true) as "${name}"`).join(', ')}`,
  );
  const sentence = rows[0] && unsafeSetting(rows[0]);
  if (sentence) throw new StartFailure(`${sentence} Nothing was changed.`);
}

/** The first thing that is wrong, and what to do about it; undefined for a server that may be used. */
export function unsafeSetting(settings: ServerSettings): string | undefined {
  if (Number(settings.server_version_num) < OLDEST.number) {
    return `The database server is PostgreSQL ${settings.server_version}, and Samgrepp needs ${OLDEST.name} or newer: upgrade it, or name another server in DATABASE_URL.`;
  }
  for (const [name, why] of durable) {
    if (settings[name] === 'off') {
      return `The database server has ${name}=off, ${why}: set ${name}=on for the server, the database and its roles, then start again.`;
    }
  }
  if (settings.data_checksums !== 'on') {
    return 'The database server has no data checksums, so that a damaged disk would not be noticed: stop it, run pg_checksums --enable, then start again.';
  }
  for (const name of ['zero_damaged_pages', 'ignore_checksum_failure'] as const) {
    if (settings[name] === 'on') {
      return `The database server has ${name}=on, so that damage would be passed over in silence: set ${name}=off, then start again.`;
    }
  }
  return loggedParameters(settings);
}

const durable = [
  ['fsync', 'so that what was shown as saved is lost when the power fails'],
  ['full_page_writes', 'so that half-written pages stay broken after a crash'],
  ['synchronous_commit', 'so that what was shown as saved is lost in a crash'],
] as const;

/** Statements hold no values of their own; it is the values beside them that must not reach a log. */
function loggedParameters(settings: ServerSettings): string | undefined {
  const logs = (name: keyof ServerSettings, quiet: string) => (settings[name] ?? quiet) !== quiet;
  const statements =
    ['mod', 'all'].includes(settings.log_statement ?? '') ||
    logs('log_min_duration_statement', '-1') ||
    logs('log_min_duration_sample', '-1') ||
    logs('log_transaction_sample_rate', '0');
  const found =
    (statements && logs('log_parameter_max_length', '0') && 'log_parameter_max_length=0') ||
    (logs('log_parameter_max_length_on_error', '0') && 'log_parameter_max_length_on_error=0') ||
    (logs('pgaudit.log_parameter', 'off') && 'pgaudit.log_parameter=off') ||
    (logs('auto_explain.log_min_duration', '-1') &&
      logs('auto_explain.log_parameter_max_length', '0') &&
      'auto_explain.log_parameter_max_length=0');
  return found
    ? `The database server would write the values of statements into its log, and with them who signs in and what is looked for: set ${found}, then start again.`
    : undefined;
}
