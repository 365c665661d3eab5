import { describe, expect, test } from 'vitest';
import { publicAddress, readSettings, settingsList, settingsNotices } from './settings.ts';
import { StartFailure } from './start-failure.ts';

function refusal(environment: Record<string, string>): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof StartFailure) return error.message;
    throw error;
  }
  return 'accepted';
}

const mail = { SMTP_URL: 'smtp://mail.kommun.se', MAIL_FROM: 'noreply@kommun.se' };

describe('settings', () => {
  test('nothing given: the demo, on this machine only', () => {
    const settings = readSettings({ PORT: '', HOST: ' ' });
    expect(settings).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      demo: true,
      databaseUrl: undefined,
      logLevel: 'info',
    });
    expect(settings.dataDir).toBe(`${process.cwd()}/data`);
    expect(settings.mail).toBeUndefined();
    expect(settingsNotices(settings)).toEqual([expect.stringContaining('No mail is sent')]);
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['PORT', '-1'],
    ['HOST', 'http://x'],
    ['PUBLIC_URL', 'samgrepp.kommun.se'],
    ['PUBLIC_URL', 'https://samgrepp.kommun.se/vald'],
    ['DATABASE_URL', 'mysql://a@b/c'],
    ['DATABASE_URL', 'postgresql://server'],
    ['SMTP_URL', 'mail.kommun.se:25'],
    ['SMTP_URL', 'https://mail.kommun.se'],
    ['SMTP_URL', 'smtp://mail.kommun.se/inbox'],
    ['MAIL_FROM', 'Samgrepp <noreply@kommun.se>'],
    ['MAIL_FROM', 'noreply@kommun'],
    ['WITNESS_MAIL', 'granskning'],
    ['DEMO', 'yes'],
    ['DEMO_SCALE', '2'],
    ['LOG_LEVEL', 'loud'],
  ] as const)('%s=%s is refused in one sentence that says what to write', (name, value) => {
    const sentence = refusal({ [name]: value });
    expect(sentence).toContain(`The setting ${name} is not understood: write `);
    expect(sentence).toContain(settingsList[name].write);
    expect(sentence).not.toContain('\n');
  });

  test('mail needs a sender; a password goes over TLS, unless to this machine', () => {
    expect(refusal({ SMTP_URL: mail.SMTP_URL })).toContain('write MAIL_FROM');
    const server = (url: string) => readSettings({ ...mail, SMTP_URL: url }).mail;
    expect(server('smtp://mail.kommun.se')).toEqual({
      host: 'mail.kommun.se',
      port: 587,
      tls: 'offered',
      login: undefined,
      from: 'noreply@kommun.se',
    });
    expect(server('smtp://a:b%40c@mail.kommun.se:25')).toMatchObject({
      port: 25,
      tls: 'required',
      login: { pass: 'b@c' },
    });
    expect(server('smtp://a:b@127.0.0.1:25')).toMatchObject({ tls: 'offered' });
    expect(server('smtps://a:b@mail.kommun.se')).toMatchObject({ port: 465, tls: 'always' });
    expect(refusal({ SMTP_URL: 'smtp://a:hemligt@x/y', MAIL_FROM: 'a@b.se' })).not.toContain('hemligt');
  });

  test('a refused DATABASE_URL does not repeat its password', () => {
    expect(refusal({ DATABASE_URL: 'mysql://a:hemligt@b/c' })).not.toContain('hemligt');
  });

  test.each(['0.0.0.0', '::', '192.168.1.4', 'samgrepp.kommun.se', '128.0.0.1', '127.example.se'])(
    'the demo is refused on %s',
    (host) => {
      expect(refusal({ HOST: host })).toContain('write DEMO=0');
      expect(refusal({ HOST: host, DEMO: '0' })).toBe('accepted');
    },
  );

  test.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost'])('the demo runs on %s', (host) => {
    expect(refusal({ HOST: host })).toBe('accepted');
  });

  test('the demo is refused behind a public name', () => {
    expect(refusal({ PUBLIC_URL: 'https://samgrepp.kommun.se' })).toContain('write DEMO=0');
  });

  test('the key may not lie inside the data', () => {
    expect(refusal({ DATA_DIR: '/srv/a', SECRETS_DIR: '/srv/a/secrets' })).toContain('SECRETS_DIR');
    expect(refusal({ DATA_DIR: '/srv/a', SECRETS_DIR: '/srv/ab' })).toBe('accepted');
  });

  test('the witness may not lie inside the data, and mails need a server', () => {
    expect(refusal({ DATA_DIR: '/srv/a', WITNESS_FILE: '/srv/a/heads' })).toContain('WITNESS_FILE');
    expect(refusal({ DATA_DIR: '/srv/a', WITNESS_FILE: '/srv/b/heads' })).toBe('accepted');
    expect(refusal({ WITNESS_MAIL: 'a@b.se' })).toContain('write SMTP_URL');
    expect(refusal({ WITNESS_MAIL: 'a@b.se', ...mail })).toBe('accepted');
  });

  test.each([
    [{ HOST: '0.0.0.0' }, 'PUBLIC_URL is not set'],
    [{ PUBLIC_URL: 'http://samgrepp.kommun.se' }, 'is not https'],
    [{ PUBLIC_URL: 'https://10.0.0.4' }, 'is a number'],
  ])('%o: start says why passkeys will not work', (given, part) => {
    expect(settingsNotices(readSettings({ DEMO: '0', ...given })).join()).toContain(part);
  });

  test('https with a name, and a mail server, needs no notice', () => {
    const given = { DEMO: '0', PUBLIC_URL: 'https://samgrepp.kommun.se/', ...mail };
    expect(settingsNotices(readSettings(given))).toEqual([]);
  });

  test('the address shown is one where passkeys work', () => {
    expect(publicAddress(readSettings({}), 3000)).toBe('http://localhost:3000');
    expect(publicAddress(readSettings({ DEMO: '0', PUBLIC_URL: 'https://samgrepp.kommun.se/' }), 3000)).toBe(
      'https://samgrepp.kommun.se',
    );
    expect(publicAddress(readSettings({ DEMO: '0', HOST: '::' }), 80)).toBe('http://[::]:80');
  });
});
