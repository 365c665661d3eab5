import { afterAll, beforeAll, expect, it } from 'vitest';
import { servicesOf } from '../../src/demo/services.ts';
import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { situationTasks } from '../../src/situation/index.ts';
import { Intake } from '../support/intake.ts';
import { pdfWords } from '../support/pdf.ts';
import type { Visitor } from '../support/visitor.ts';
import { type Fields, must, proposed, send } from '../support/whole-contact.ts';

// Somebody who uses violence comes with no assessment, goes through a programme and gets a statement. Two people do it beside each
// other, the first of them with somebody exposed who is known here: what their worker sees is the same in each step (SoL 13:8).

let intake: Intake;
let jobs: JobsDatabase;
let worker: Visitor;
let leader: Visitor;
let officer: Visitor;
let hers = '';
let service = '';
const his: Record<'tied' | 'alone', string> = { tied: '', alone: '' };
const programme: Record<'tied' | 'alone', string> = { tied: '', alone: '' };
const both = ['tied', 'alone'] as const;
const number = '193003064742';

beforeAll(async () => {
  intake = await Intake.open();
  await intake.begin();
  jobs = intake.town.connectJobs();
  const { town } = intake;
  const administrator = await intake.visit('administrator');
  for (const one of servicesOf(town)) await must(administrator, '/insatser', one as Fields);
  const contact = await intake.contact({ hisNumber: number });
  const address = await must(intake.officer, `${contact.address}/oppna-akter`, {
    ...proposed(town, contact),
    'team.responsible': town.staff.backupOfficer,
    'team.deputy': town.staff.intakeLeader,
  });
  hers = address.split('/')[2] ?? '';
  await signIn();
});
afterAll(async () => {
  await jobs.close();
  await intake.close();
});

async function signIn(): Promise<void> {
  [worker, leader, officer] = await Promise.all([
    intake.visit('perpetratorTherapist'),
    intake.visit('outpatientLeader'),
    intake.visit('backupOfficer'),
  ]);
}
const carry = async () => void (await situationTasks(jobs).steps?.({}));
async function later(hours: number): Promise<void> {
  await intake.town.letPass({ hours });
  await carry();
  await signIn();
}

const entering = (more: Fields = {}): Fields => ({
  way: 'call',
  told: 'yes',
  name: 'Rolf Strand',
  responsible: intake.town.staff.perpetratorTherapist,
  deputy: intake.town.staff.outpatientLeader,
  ...more,
});
const enter = async (more: Fields = {}) => (await must(worker, '/vag-in', entering(more))).split('/')[2] ?? '';
const see = async (path: string, who = worker) => (await who.get(path)).text();
/** Without what differs between any two files and any two drawings of a page. */
const bare = (text: string) =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replaceAll(/datetime="[^"]*"|"\d+\.[0-9a-f]{8}"|\b\d\d\.\d\d\b/g, 'TIME')
    .replaceAll(/\b[A-Z0-9]{2,4}(?:-[A-Z0-9]{2,5})+\b/g, 'REF');
const pagesOf = async (file: string, one: string) =>
  (
    await Promise.all(
      [`/akt/${file}`, `/akt/${file}/forsta-motet`, `/akt/${file}/steg`, `/akt/${file}/narvaro`, one].map((path) =>
        see(path),
      ),
    )
  ).map(bare);
/** The first place where two pages differ: whole pages would fill the screen. */
const differs = (one: string, other: string) => {
  const at = [...one].findIndex((letter, n) => letter !== other[n]);
  return at < 0 && one.length === other.length
    ? ''
    : `${one.slice(at - 60, at + 60)} | ${other.slice(at - 60, at + 60)}`;
};
async function alike(): Promise<void> {
  const [tied, alone] = await Promise.all(
    both.map((who) => pagesOf(his[who], programme[who] || `/akt/${his[who]}/insatser`)),
  );
  for (const [n, text] of (tied ?? []).entries()) expect([n, differs(text, alone?.[n] ?? '')]).toEqual([n, '']);
}
const stepOf = async (file: string, kind: string) =>
  (
    await intake.town.look<{ id: string; over: boolean }>(
      `select id, done_at is not null or cancelled_at is not null as over from data.planned_step
         where file_id = $1 and kind = $2 order by at desc, id limit 1`,
      [file, kind],
    )
  )[0];
const asked = () => intake.town.look<{ id: string }>('select id from data.safety_ask where ended_at is null');
const plan = async (kind: string) => {
  for (const who of both) await must(worker, `/akt/${his[who]}/steg`, { kind, plannedOn: 'i dag' });
};
/** Considered in her file; a leader answers for both, and nobody else knows that there is a her. */
async function go(kind: string): Promise<void> {
  await carry();
  for (const { id } of await asked())
    await must(officer, `/akt/${hers}/overvaganden/${id}`, { word: 'go', words: 'Inget hinder.' });
  await later(5);
  for (const who of both) {
    const step = await stepOf(his[who], kind);
    expect((await send(leader, `/stegbesked/${step?.id}`, { word: 'go' })).status, `${kind} ${who}`).toBe(303);
  }
}
const refusedWith = async (answer: Promise<Response>, status: number, words: string) => {
  const got = await answer;
  expect([got.status, (await got.text()).includes(words)], words).toEqual([status, true]);
};

it('takes nobody in before the duty to report is told, and no referral without the person’s own wish', async () => {
  const page = await see('/vag-in');
  expect(page.indexOf('Säg det här först')).toBeLessThan(page.indexOf('name="way"'));
  const form = (more: Fields) => send(worker, '/vag-in', entering(more));
  await refusedWith(form({ told: '' }), 422, 'Kryssa när det är sagt');
  const referral = { way: 'referral', told: '', referrer: 'Vårdcentralen' };
  await refusedWith(form(referral), 422, 'Utan det tas remissen inte emot');
  await refusedWith(
    form({ ...referral, wish: 'Sluta slå', deputy: intake.town.staff.perpetratorTherapist }),
    422,
    'två olika',
  );
  expect(await intake.town.look('select from data.programme_entry')).toEqual([]);
  his.tied = await enter({ number });
  his.alone = await enter({ number: '193001227705' });
  const kinds = await intake.town.look<{ kind: string }>(
    'select kind from data.event where file_id = $1 order by at, kind',
    [his.tied],
  );
  expect(kinds.map(({ kind }) => kind)).toContain('dutyToReport.told');
  const clocks = await intake.town.look('select owner_id from data.running_clock where rule = $1 and met_at is null', [
    'firstMeeting',
  ]);
  expect(clocks).toEqual(Array(2).fill({ owner_id: intake.town.staff.perpetratorTherapist }));
  await alike();
});

it('keeps a referral’s wish, and asks nothing of the person before the duty is told', async () => {
  const referred = await enter({
    way: 'referral',
    told: '',
    referrer: 'Vårdcentralen',
    wish: 'Jag vill sluta skrika.',
  });
  const at = `/akt/${referred}`;
  expect((await see(`${at}/forsta-motet`)).includes('Jag vill sluta skrika.')).toBe(true);
  const offer = {
    'when.day': 'i morgon',
    'when.time': '13',
    worker: intake.town.staff.perpetratorTherapist,
    workerWish: 'none',
  };
  await refusedWith(send(worker, `${at}/forsta-motet`, offer), 409, 'Säg först vad anmälningsplikten betyder');
  await refusedWith(send(worker, `${at}/vilja`, { wish: 'Annat' }), 409, 'Säg först vad anmälningsplikten betyder');
  await must(worker, `${at}/besked`);
  await refusedWith(send(worker, `${at}/forsta-motet`, { ...offer, workerWish: 'man' }), 422, 'Svara om det blir');
  await must(worker, `${at}/forsta-motet`, offer);
  expect((await stepOf(referred, 'meeting'))?.over).toBe(false);
  const [meeting] = await intake.town.look<{ id: string }>('select id from data.first_meeting where file_id = $1', [
    referred,
  ]);
  await refusedWith(send(worker, `${at}/forsta-motet/${meeting?.id}/svar`), 422, 'Välj vad personen svarade');
  await must(worker, `${at}/forsta-motet/${meeting?.id}/svar`, { answer: 'later' });
  await refusedWith(send(worker, `${at}/forsta-motet/${meeting?.id}/svar`, { answer: 'yes' }), 409, 'redan inskrivet');
  const due = await intake.town.look(
    'select due_at from data.running_clock where file_id = $1 and rule = $2 and met_at is null',
    [referred, 'firstMeeting'],
  );
  expect(due).toHaveLength(1);
});

it('begins, goes on after an absence, and ends only with a leader’s go; the pages are the same, whoever is known', async () => {
  const { staff } = intake.town;
  const list = await see(`/akt/${his.tied}/insatser`);
  [, service = ''] = /value="([0-9a-f-]{36})"[^>]*>Samtal om att sluta/.exec(list) ?? [];
  for (const who of both) {
    const fields = { service, rightTold: 'yes', worker: staff.perpetratorTherapist };
    programme[who] = await must(worker, `/akt/${his[who]}/insatser`, fields);
    await refusedWith(send(worker, `${programme[who]}/borja`), 409, 'Planera steget');
  }
  await plan('programmeBegins');
  await carry();
  expect(await asked()).toHaveLength(1);
  await alike();
  await go('programmeBegins');
  await alike();
  for (const who of both) {
    const step = await stepOf(his[who], 'programmeBegins');
    await refusedWith(send(worker, `/akt/${his[who]}/steg/${step?.id}/tagen`), 409, 'när insatsen börjar');
    await must(worker, `${programme[who]}/borja`);
    expect((await stepOf(his[who], 'programmeBegins'))?.over).toBe(true);
    for (const purpose of ['Tankarna före', 'Barnen', 'Nästa gång'])
      await must(worker, `${programme[who]}/samtal`, { purpose });
  }
  const talkOf = async (who: (typeof both)[number], n: number) =>
    [...(await see(programme[who])).matchAll(/samtal\/([0-9a-f-]{36})\/stryk/g)].map(([, id]) => id)[n];
  const next = { 'when.day': 'i morgon', 'when.time': '13', told: 'inRoom' };
  for (const who of both) {
    await must(worker, `${programme[who]}/samtal/${await talkOf(who, 0)}/utfall`, { outcome: 'came', heldOn: 'i dag' });
    await must(worker, `${programme[who]}/samtal/${await talkOf(who, 0)}/utfall`, {
      outcome: 'noShow',
      heldOn: 'i dag',
    });
    await refusedWith(
      send(worker, `${programme[who]}/samtal/${await talkOf(who, 0)}/tid`, next),
      409,
      'Personen kom inte sist',
    );
    await refusedWith(
      send(worker, `${programme[who]}/slut`, { choice: 'end', reason: 'Klart' }),
      409,
      'väntar på en ledares besked',
    );
  }
  await carry();
  expect(await asked()).toHaveLength(1);
  await alike();
  await go('noShow');
  for (const who of both) await must(worker, `${programme[who]}/samtal/${await talkOf(who, 0)}/tid`, next);
  await alike();
});

it('states that the person took part, after a go, with days and a number and nothing else', async () => {
  const from = (await intake.town.now())
    .toZonedDateTimeISO('Europe/Stockholm')
    .toPlainDate()
    .subtract({ days: 5 })
    .toString();
  const [before] = await intake.town.look<{ n: string }>('select count(*) as n from data.risk_assessment');
  const form = (who: (typeof both)[number]) => ({
    intervention: programme[who].split('/').at(-1) ?? '',
    from,
    to: 'i dag',
  });
  await refusedWith(send(worker, `/akt/${his.tied}/narvaro`, form('tied')), 409, 'Intyget väntar på en ledares besked');
  await plan('participationStatement');
  await go('participationStatement');
  await refusedWith(
    send(worker, `/akt/${his.tied}/narvaro`, { ...form('tied'), from: 'i dag', to: from }),
    422,
    'före den första',
  );
  for (const who of both) await must(worker, `/akt/${his[who]}/narvaro`, form(who));
  await refusedWith(send(worker, `/akt/${his.tied}/narvaro`, form('tied')), 409, 'Intyget väntar på en ledares besked');
  await alike();
  const [, sheet = ''] = /href="([^"]+\/blad)"/.exec(await see(`/akt/${his.tied}/narvaro`)) ?? [];
  const words = pdfWords(new Uint8Array(await (await worker.get(sheet)).arrayBuffer()));
  expect(words).toContain('Antaltillfällen:1.');
  expect(words).toContain('Detsägeringentingomförändring,omriskellerom');
  expect(await intake.town.look<{ n: string }>('select count(*) as n from data.risk_assessment')).toEqual([before]);
  expect((await worker.get(`/akt/${his.tied}/lage`)).status).toBe(404);
});

it('measures change by own figures, in that file alone, and no risk follows from them', async () => {
  const at = `/akt/${his.tied}/siffror`;
  expect(await see(programme.tied)).toContain(`${at}#skattning`);
  const page = await see(at);
  for (const words of ['Siffrorna sänker ingen risk', 'har du själv använt', 'Hur mår du'])
    expect(page, words).toContain(words);
  // What somebody exposed is asked is not put to one who uses violence.
  expect(page).not.toContain('har du varit utsatt');
  const figures = { ownviolence: '8', owncontrol: '6', occasion: 'start' };
  await refusedWith(send(worker, at, { occasion: 'start' }), 422, 'Välj minst en siffra');
  await refusedWith(send(worker, at, { ...figures, occasion: '' }), 422, 'Välj när i stödet');
  await must(worker, at, figures);
  await must(worker, at, { ownviolence: '3', wellbeing: '5', occasion: 'end' });
  expect(await see(programme.tied)).toContain('Eget våld');
  expect((await send(officer, at, figures)).status).toBe(404);
  for (const path of [at, `/akt/${hers}/siffror`]) expect((await officer.get(path)).status, path).toBe(404);
  expect((await send(officer, `/akt/${hers}/siffror`, figures)).status).toBe(404);
  const side = await see(`/akt/${hers}/lage`, officer);
  expect([side.includes('har du varit utsatt'), side.includes('har du själv använt')]).toEqual([true, false]);
  expect(await intake.town.look('select distinct file_id from data.rating')).toEqual([{ file_id: his.tied }]);
  expect(await intake.town.look('select from data.risk_assessment where file_id = $1', [his.tied])).toEqual([]);
});

it('ends with a go, tells her side of a break, and takes none of it to where it doesn’t belong', async () => {
  await plan('programmeEnds');
  await go('programmeEnds');
  await must(worker, `${programme.tied}/slut`, { choice: 'end', reason: 'Programmet är slut.' });
  await intake.town.look(`update data.intervention set begun_at = null where file_id = $1`, [his.alone]);
  await must(worker, `${programme.alone}/blev-inte`, { why: 'Kom inte mer.' });
  expect((await stepOf(his.alone, 'programmeBroken'))?.over).toBe(false);
  for (const path of ['forsta-motet', 'narvaro'])
    expect((await officer.get(`/akt/${his.tied}/${path}`)).status).toBe(404);
  for (const path of ['forsta-motet', 'besked', 'vilja', 'narvaro'])
    expect((await send(officer, `/akt/${his.tied}/${path}`)).status, path).toBe(404);
  expect(hers).not.toBe('');
});
