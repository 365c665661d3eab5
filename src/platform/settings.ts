import { resolve } from 'node:path';
import { z } from 'zod';
import { isMailAddress, isMailUrl, type MailServer, readMailUrl } from './mail/mail-server.ts';
import { StartFailure } from './start-failure.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const port = z
  .stringFormat('port', /^(0|[1-9]\d{0,4})$/)
  .transform(Number)
  .refine((value) => value <= 65535);
const host = z.stringFormat('host', /^[A-Za-z0-9.:_-]+$/);
const switched = z.enum(['0', '1']).transform((value) => value === '1');
const demoScale = z.enum(['1', '10', '100', '1000']).transform(Number);
const folder = z.string().transform((value) => resolve(value));
const publicUrl = z
  .string()
  .refine(isOrigin)
  .transform((value) => new URL(value).origin);
const databaseUrl = z.string().refine(isDatabaseUrl);
const mailUrl = z.string().refine(isMailUrl);
const mailAddress = z.string().refine(isMailAddress);

/**
 * Every setting there is, read from the environment: what it says, what it is when not given, and what to write.
 * An empty value counts as not given.
 */
export const settingsList = {
  PORT: {
    about: 'The port that pages are served on; 0 takes any free one.',
    parse: port,
    standard: '3000',
    write: 'a number from 0 to 65535, such as PORT=3000',
  },
  HOST: {
    about: 'The address that is listened on. Anything but this machine itself needs DEMO=0 and an https PUBLIC_URL.',
    parse: host,
    standard: '127.0.0.1',
    write: 'an address of this machine, such as HOST=127.0.0.1',
  },
  PUBLIC_URL: {
    about: 'The address that staff type, when a proxy with https stands in front. Passkeys are bound to its name.',
    parse: publicUrl,
    standard: undefined,
    write: 'scheme and name without a path, such as PUBLIC_URL=https://samgrepp.kommun.se',
  },
  DATABASE_URL: {
    about: 'An own PostgreSQL server: a login that may create roles and schemas. Without it one is run in DATA_DIR.',
    parse: databaseUrl,
    standard: undefined,
    write: 'DATABASE_URL=postgresql://account:password@server:5432/database',
  },
  DATA_DIR: {
    about: 'Where the database that Samgrepp runs itself is kept. Not used with DATABASE_URL.',
    parse: folder,
    standard: './data',
    write: 'a folder, such as DATA_DIR=./data',
  },
  SECRETS_DIR: {
    about: "Where the municipality's key is kept, apart from the database. Back it up apart from the database too.",
    parse: folder,
    standard: './secrets',
    write: 'a folder, such as SECRETS_DIR=./secrets',
  },
  BACKUP_DIR: {
    about: 'Where npm run backup writes to: best a disk of another machine. What is written is encrypted already.',
    parse: folder,
    standard: './backups',
    write: 'a folder, such as BACKUP_DIR=./backups',
  },
  BACKUP_KEY: {
    about: 'The file of the backup key, for npm run restore alone: kept apart from this machine, and from its key.',
    parse: folder,
    standard: undefined,
    write: 'a file, such as BACKUP_KEY=/media/stick/backup.key',
  },
  ARCHIVE_DIR: {
    about: "Where npm run dispose puts what is handed to the municipality's archive, encrypted for it.",
    parse: folder,
    standard: './archive',
    write: 'a folder, such as ARCHIVE_DIR=./archive',
  },
  WITNESS_FILE: {
    about:
      "Where the heads of the sealed log are written, one on a line: best on another machine's disk, where whoever administers the database does not reach.",
    parse: folder,
    standard: './witness/heads.jsonl',
    write: 'a file, such as WITNESS_FILE=./witness/heads.jsonl',
  },
  WITNESS_MAIL: {
    about:
      'The mailbox that the heads of the sealed log are sent to, at most once a minute: of an auditor, not of an administrator. Needs SMTP_URL.',
    parse: mailAddress,
    standard: undefined,
    write: 'an address alone, such as WITNESS_MAIL=granskning@kommun.se',
  },
  DEMO: {
    about:
      '1: an empty database is filled with made-up people, who sign in with a click. 0: an empty system for real use.',
    parse: switched,
    standard: '1',
    write: 'DEMO=1 for the made-up municipality, or DEMO=0 for real use',
  },
  DEMO_SCALE: {
    about:
      'How many times as large as Strandhaga the made-up municipality is, when it is first loaded: 1 is 30 000 people and two years.',
    parse: demoScale,
    standard: '1',
    write: 'DEMO_SCALE=1, 10, 100 or 1000',
  },
  NEUTRAL_URL: {
    about: 'Where the quick exit of the help pages ends: a page that shows nothing personal, such as the weather.',
    parse: z.url({ protocol: /^https$/ }),
    standard: 'https://www.smhi.se/',
    write: 'an https address, such as NEUTRAL_URL=https://www.smhi.se/',
  },
  SMTP_URL: {
    about:
      'The mail server that neutral notices to staff are handed to; smtps for TLS from the start. Without it they are inside Samgrepp only.',
    parse: mailUrl,
    standard: undefined,
    write: 'SMTP_URL=smtp://mail.kommun.se:587, or smtps://account:password@mail.kommun.se',
  },
  MAIL_FROM: {
    about: 'The sender of these mails: an address that tells nothing of what they are about. Needed with SMTP_URL.',
    parse: mailAddress,
    standard: undefined,
    write: 'an address alone, such as MAIL_FROM=noreply@kommun.se',
  },
  LOG_LEVEL: {
    about: `How much is told in the program's own log: ${logLevels.join(', ')}.`,
    parse: z.enum(logLevels),
    standard: 'info',
    write: `one of ${logLevels.join(', ')}, such as LOG_LEVEL=info`,
  },
} as const satisfies Record<string, Setting>;

type Setting = { about: string; parse: z.ZodType; standard: string | undefined; write: string };
type Name = keyof typeof settingsList;
type Value<N extends Name> = z.output<(typeof settingsList)[N]['parse']>;
type Environment = Readonly<Record<string, string | undefined>>;

export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Undefined when not given: then the address is this machine and the port that was got. */
  readonly publicUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly secretsDir: string;
  readonly backupDir: string;
  readonly archiveDir: string;
  readonly backupKey: string | undefined;
  readonly witnessFile: string;
  /** Undefined: the heads of the log are in the file alone. */
  readonly witnessMail: string | undefined;
  readonly demo: boolean;
  readonly demoScale: number;
  readonly neutralUrl: string;
  /** Undefined: no mail is sent. */
  readonly mail: MailServer | undefined;
  readonly logLevel: (typeof logLevels)[number];
};

/** The settings of this start. Throws a StartFailure whose sentence says what to write instead. */
export function readSettings(environment: Environment): Settings {
  const settings: Settings = {
    port: read('PORT', environment),
    host: read('HOST', environment),
    publicUrl: readGiven('PUBLIC_URL', environment),
    databaseUrl: readGiven('DATABASE_URL', environment),
    dataDir: read('DATA_DIR', environment),
    secretsDir: read('SECRETS_DIR', environment),
    backupDir: read('BACKUP_DIR', environment),
    archiveDir: read('ARCHIVE_DIR', environment),
    backupKey: readGiven('BACKUP_KEY', environment),
    witnessFile: read('WITNESS_FILE', environment),
    witnessMail: readGiven('WITNESS_MAIL', environment),
    demo: read('DEMO', environment),
    demoScale: read('DEMO_SCALE', environment),
    neutralUrl: read('NEUTRAL_URL', environment),
    mail: readMail(environment),
    logLevel: read('LOG_LEVEL', environment),
  };
  refuseOpenDemo(settings);
  refuseKeyBesideData(settings);
  refuseWitnessBesideData(settings);
  return settings;
}

/** What works badly with these settings, or not at all, told at start. */
export function settingsNotices(settings: Settings): string[] {
  const mail = settings.mail
    ? []
    : ['No mail is sent: notices are inside Samgrepp only. Write SMTP_URL and MAIL_FROM to send them by mail too.'];
  return [...addressNotices(settings), ...mail];
}

function addressNotices(settings: Settings): string[] {
  const url = settings.publicUrl;
  if (url === undefined && !isLoopback(settings.host)) {
    return [
      `PUBLIC_URL is not set while others can reach ${settings.host}: passkeys and secure cookies work only over https, ` +
        'so that nobody else can sign in. Write PUBLIC_URL=https://… with the name that staff type.',
    ];
  }
  if (url?.startsWith('http:') && !isLocalName(new URL(url).hostname)) {
    return [
      `PUBLIC_URL=${url} is not https: passkeys and secure cookies do not work there, so that nobody can sign in. ` +
        'Put a proxy with a certificate in front, and write PUBLIC_URL=https://….',
    ];
  }
  if (url !== undefined && isAddress(new URL(url).hostname)) {
    return [
      `PUBLIC_URL=${url} is a number: passkeys need a name. Write PUBLIC_URL=https:// and the name that staff type.`,
    ];
  }
  return [];
}

/** The address to show and to bind passkeys to. A browser accepts passkeys on `localhost`, never on 127.0.0.1. */
export function publicAddress(settings: Settings, boundPort: number): string {
  if (settings.publicUrl !== undefined) return settings.publicUrl;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return `http://${isLoopback(settings.host) ? 'localhost' : host}:${boundPort}`;
}

function read<N extends Name>(name: N, environment: Environment): Value<N> {
  const { parse, standard, write } = settingsList[name];
  const given = environment[name]?.trim() || standard;
  const parsed = parse.safeParse(given);
  // The value itself is not repeated: DATABASE_URL holds a password.
  if (!parsed.success) throw new StartFailure(`The setting ${name} is not understood: write ${write}.`);
  return parsed.data as Value<N>;
}

function readGiven<N extends Name>(name: N, environment: Environment): Value<N> | undefined {
  return environment[name]?.trim() ? read(name, environment) : undefined;
}

function readMail(environment: Environment): MailServer | undefined {
  const url = readGiven('SMTP_URL', environment);
  const from = readGiven('MAIL_FROM', environment);
  if (url === undefined) return undefined;
  if (from === undefined) {
    throw new StartFailure(
      'SMTP_URL names a mail server, but mail needs a sender: write MAIL_FROM, such as MAIL_FROM=noreply@kommun.se.',
    );
  }
  return { ...readMailUrl(url), from };
}

/** Demo people sign in without proof, so nobody but this machine may reach them. A mistake falls towards refusing. */
function refuseOpenDemo({ demo, host, publicUrl }: Settings): void {
  if (!demo) return;
  if (!isLoopback(host)) {
    throw new StartFailure(
      `HOST=${host} lets others reach the demo, where anyone signs in with a click: write DEMO=0 for real use, or HOST=127.0.0.1.`,
    );
  }
  if (publicUrl !== undefined && !isLocalName(new URL(publicUrl).hostname)) {
    throw new StartFailure(
      `PUBLIC_URL=${publicUrl} lets others reach the demo, where anyone signs in with a click: write DEMO=0 for real use, or leave PUBLIC_URL out.`,
    );
  }
}

/** Whoever copies the data folder must not get the key with it. */
function refuseKeyBesideData({ dataDir, secretsDir, databaseUrl }: Settings): void {
  if (databaseUrl !== undefined) return;
  if (secretsDir === dataDir || secretsDir.startsWith(`${dataDir}/`)) {
    throw new StartFailure(
      'SECRETS_DIR lies inside DATA_DIR, so that a copy of the database would carry its key: write another folder, such as SECRETS_DIR=./secrets.',
    );
  }
}

/** What is put back together with the data could never tell that the data was put back. */
function refuseWitnessBesideData({ dataDir, witnessFile, databaseUrl, witnessMail, mail }: Settings): void {
  if (databaseUrl === undefined && witnessFile.startsWith(`${dataDir}/`)) {
    throw new StartFailure(
      'WITNESS_FILE lies inside DATA_DIR, so that an old copy of the data would bring its own witness: write another place, such as WITNESS_FILE=./witness/heads.jsonl.',
    );
  }
  if (witnessMail !== undefined && mail === undefined) {
    throw new StartFailure(
      'WITNESS_MAIL names a mailbox, but there is no mail server: write SMTP_URL and MAIL_FROM too.',
    );
  }
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

function isLocalName(name: string): boolean {
  return isLoopback(name) || name === '[::1]' || name.endsWith('.localhost');
}

function isAddress(name: string): boolean {
  return /^[\d.]+$/.test(name) || name.startsWith('[');
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return false;
  return url.pathname === '/' && url.search === '' && url.hash === '';
}

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text);
  return !!url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}
