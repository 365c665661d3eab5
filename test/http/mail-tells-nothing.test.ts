import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenFile } from '../../src/access/index.ts';
import { type MeetingId, newId } from '../../src/kernel/ids.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { sendBySmtp } from '../../src/platform/mail/smtp.ts';
import { type AlertKind, alertKinds, mailTasks } from '../../src/today/index.ts';
import { makeMails } from '../../src/today/notices/mail.store.ts';
import { aFile, anAlert, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { origin, unsent } from '../support/mail-round.ts';
import { tellingWords } from '../support/neutral.ts';
import { PostOffice } from '../support/post-office.ts';

// Whoever reads the mail over a shoulder, on a lost telephone or on the way learns that somebody has something to do.

let town: Town;
let jobs: JobsDatabase;
let office: PostOffice;
let file: MadeFile;
let open: OpenFile;
const meetingId = newId<MeetingId>();

beforeAll(async () => {
  town = await aTown();
  jobs = town.connectJobs();
  office = await new PostOffice().open();
  file = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ part: 'self', name: 'Elin Kanariefågel' }))
    .with(tellsOf({ part: 'child', name: 'Nova Gulsparv' }))
    .withNote('Hon bor på Tallvägen 3')
    .onDesk({ first: 'Elin', last: 'Kanariefågel' })
    .made();
  const officer = await town.signIn(town.staff.caseOfficer);
  const opened = await town.open(officer, file.id);
  if (!opened) throw new Error('The file is not open');
  open = opened;
});
afterAll(async () => {
  await office.close();
  await jobs.close();
  await town.close();
});

/** The one mail of this notice: its whole source, and what it says when its encoding is undone. */
async function mailOf(kind: AlertKind, about: Parameters<typeof anAlert>[2]): Promise<string> {
  await town.look('delete from data.mail');
  await town.look('delete from data.alert');
  await anAlert(town, kind, about, { staffId: town.staff.therapist });
  await jobs.inOne(({ sql, now }) => makeMails(sql, 'atOnce', [kind], now));
  const { mail } = mailTasks({ jobs, origin, send: (letter) => sendBySmtp(office.place, letter) });
  for (const id of await unsent(jobs)) await mail?.({ kind: 'mail', id });
  const source = office.arrived.splice(0).map((one) => one.source);
  expect(source).toHaveLength(1);
  return `${source[0]}\n${decoded(source[0] ?? '')}`;
}

function decoded(source: string): string {
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const soft = body.replaceAll('=\r\n', '');
  const bytes = soft.replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const text = /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString('utf8')
    : Buffer.from(bytes, 'latin1').toString('utf8');
  const words = head.replaceAll(/=\?utf-8\?(q|b)\?([^?]*)\?=/gi, (_, how: string, what: string) =>
    how.toLowerCase() === 'b'
      ? Buffer.from(what, 'base64').toString('utf8')
      : Buffer.from(
          what
            .replaceAll('_', ' ')
            .replaceAll(/=([0-9A-F]{2})/gi, (__, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString('utf8'),
  );
  return `${words}\n\n${text}`;
}

describe.each(['sv', 'en'] as const)('a mail in %s', (language) => {
  it.each([...alertKinds])('of %s tells no name, topic, unit, reference or id', async (kind) => {
    await town.look('update authz.staff set language = $1', [language]);
    const ids = new Set<string>([
      file.id,
      file.unitId,
      meetingId,
      ...Object.values(town.units),
      ...Object.values(town.staff),
    ]);
    const [reference] = await town.look<{ reference: string }>('select reference from authz.file where id = $1', [
      file.id,
    ]);
    const units = await town.look<{ name: string }>('select name from authz.unit');
    const names = await town.look<{ name: string }>('select name from authz.staff');
    const canaries = [
      ...['Elin', 'Kanariefågel', 'Nova', 'Gulsparv', 'Tallvägen', 'Strandhaga kommun', 'samgrepp', kind],
      ...['socialtj', 'Socialförvaltning', 'social service', 'akt/', 'kontakt/', 'moten/', 'larm/'],
      ...units.map(({ name }) => name),
      ...names.map(({ name }) => name),
      reference?.reference ?? '',
    ];
    for (const about of [open, { meetingId }, 'nothingElse'] as const) {
      const mail = await mailOf(kind, about);
      for (const { id } of await town.look<{ id: string }>('select id from data.alert')) ids.add(id);
      const found = [...canaries, ...ids].filter((canary) => mail.toLowerCase().includes(canary.toLowerCase()));
      expect(found).toEqual([]);
      const said = mail
        .slice(mail.indexOf('Subject:'))
        .replaceAll(/^(Received|Message-ID|Date|MIME|Content|Auto|X-Auto).*$/gim, '');
      expect(tellingWords(said)).toEqual([]);
      expect([...new Set(mail.match(/https?:\/\/\S+/g))]).toEqual([`${origin}/min-dag`]);
      expect(mail).toContain(language === 'sv' ? 'Något väntar på dig' : 'Something waits for you');
      expect(mail).toMatch(/^Content-Type: text\/plain/im);
      expect(mail).not.toMatch(/multipart|text\/html/i);
    }
  });
});

it('the mails of all kinds are the same but for their id and date', async () => {
  await town.look(`update authz.staff set language = 'sv'`);
  const bare = (mail: string) => mail.replaceAll(/^(Message-ID|Date):.*$/gim, '');
  const mails = new Set<string>();
  for (const kind of alertKinds) mails.add(bare(await mailOf(kind, open)));
  expect(mails.size).toBe(1);
});
