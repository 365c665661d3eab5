import { afterAll, beforeAll } from 'vitest';
import { staffRoutes } from '../../src/app.ts';
import type { FileId } from '../../src/kernel/ids.ts';
import { situationTasks } from '../../src/situation/index.ts';
import type { Session } from '../builders/index.ts';
import { Intake } from '../support/intake.ts';
import { addressOf } from '../support/routes.ts';
import { Visitor } from '../support/visitor.ts';
import { createdAfter, fieldOf, must, proposed, send } from '../support/whole-contact.ts';
import { attack } from './goal.ts';

// Three stories, three files. Whoever works with the one who uses violence goes through all that is his, asks everywhere for her, and
// finds nothing of her side. She who works on her side finds all of it by the same ways, and a mark laid in his file is found by him.

const numbers = { hers: '193001227705', his: '193003064742' };
const laid = 'Gärdsmyg i hans akt';
let intake: Intake;
const files = { hers: '', child: '', his: '', situation: '', contact: '' };
/** What stands on her side alone, by what it is. */
let canaries: Record<string, string>;

beforeAll(async () => {
  intake = await Intake.open();
  await intake.begin();
  const { town } = intake;
  const contact = await intake.contact({ number: numbers.hers, hisNumber: numbers.his });
  files.contact = contact.id;
  const hers = await must(intake.officer, `${contact.address}/oppna-akter`, {
    ...proposed(town, contact),
    'team.responsible': town.staff.dutyOfficer,
    [`${fieldOf(contact.usesViolence)}.choice`]: 'new',
    [`${fieldOf(contact.usesViolence)}.protection`]: 'none',
    'other.responsible': town.staff.perpetratorTherapist,
    'other.deputy': town.staff.outpatientLeader,
  });
  files.hers = hers.split('/')[2] ?? '';
  const made = await createdAfter(town, contact.id);
  files.his = made.find(({ unit_id }) => unit_id === town.units.outpatient)?.id ?? '';
  files.child = made.find(({ id }) => id !== files.his && id !== files.hers)?.id ?? '';
  const [tie] = await town.look<{ id: string }>('select situation_id as id from authz.situation_member limit 1');
  files.situation = tie?.id ?? '';
  const { officer } = intake;
  await must(officer, `${hers}/berattelsen/klar`, { text: 'Hon bor hos Rödhake.', version: '0', changed: '' });
  const [self] = await town.look<{ id: string }>(
    `select id from data.person_told where file_id = $1 and part = 'self'`,
    [files.hers],
  );
  await must(officer, `${hers}/plats`, { kind: 'shelter', whose: self?.id ?? '', words: 'Lövsångarens hus' });
  await must(officer, `${hers}/mal`, { goal: 'Sova som Domherren' });
  await must(officer, `${hers}/saker-kontakt`, { 'ways.sms.allowed': 'yes', 'ways.sms.target': '070-174 06 77' });
  const worker = await intake.visit('perpetratorTherapist');
  const step = { kind: 'homeVisit', plannedOn: 'i dag', words: laid };
  await must(worker, `/akt/${files.his}/steg`, step);
  const jobs = town.connectJobs();
  await situationTasks(jobs).steps?.({});
  await jobs.close();
  const [ask] = await town.look<{ id: string }>('select id from data.safety_ask');
  await must(officer, `${hers}/overvaganden/${ask?.id}`, { word: 'wait', words: 'Hon flyttar då, sade Sidensvans.' });
  const references = await town.look<{ id: string; reference: string }>('select id, reference from authz.file');
  const reference = (id: string) => references.find((one) => one.id === id)?.reference ?? '';
  canaries = {
    // As it is on pages, and whole.
    name: 'Elin S',
    child: 'Nova',
    telephone: '174 06 77',
    // Shown on a certificate alone, and looked for all the same.
    number: '0122-7705',
    digits: numbers.hers,
    account: 'Rödhake',
    violence: 'slog mig i köket',
    goal: 'Domherren',
    consideration: 'Sidensvans',
    file: files.hers,
    'file of the child': files.child,
    reference: reference(files.hers),
    'reference of the child': reference(files.child),
    place: 'Lövsångaren',
  };
}, 120_000);
afterAll(() => intake.close());

type Looking = { found: Set<string>; where: string[]; asked: number };

/** What of hers an answer holds, in its headers too; but for what one has typed oneself, which stands there still. */
async function look(into: Looking, path: string, answer: Response, typed: readonly string[] = []): Promise<string> {
  into.asked += 1;
  const text = `${JSON.stringify([...answer.headers])}${await answer.text()}`;
  for (const [what, word] of Object.entries({ ...canaries, laid })) {
    const own = typed.some((one) => one.includes(word)) || path.includes(word);
    if (own || !text.includes(word)) continue;
    into.found.add(what);
    into.where.push(`${what} at ${path}`);
  }
  return text;
}

/** Every page that a link leads to from these; of addresses of files only those of `own`. */
async function follow(into: Looking, visitor: Visitor, start: readonly string[], most: number): Promise<void> {
  const seen = new Set<string>();
  const waiting = [...start];
  for (let path = waiting.shift(); path !== undefined && seen.size < most; path = waiting.shift()) {
    // The quick way out ends the session.
    if (seen.has(path) || /^\/(dold|lamna$|logga|assets)/.test(path)) continue;
    seen.add(path);
    const text = await look(into, path, await visitor.get(path));
    for (const [, link = ''] of text.matchAll(/href="(\/[^"#]*)"/g)) waiting.push(link.replaceAll('&amp;', '&'));
  }
}

/** All that leads anywhere from his side; every address of a file, with each of these files; and all that asks for somebody. */
async function walk(visitor: Visitor, own: string, most: number, others: readonly string[]): Promise<Looking> {
  const into: Looking = { found: new Set(), where: [], asked: 0 };
  const start = ['/min-dag', '/arenden', '/arenden?visa=enheten', '/mottag', '/jour', '/moten'];
  await follow(into, visitor, [`/akt/${own}`, ...start], most);
  for (const { method, path } of staffRoutes) {
    if (method !== 'get') continue;
    for (const file of path.includes(':file') ? others : [own]) {
      const address = addressOf(path, { file });
      await look(into, address, await visitor.get(address));
    }
  }
  const post = async (path: string, fields: Record<string, string>) =>
    look(into, path, await send(visitor, path, fields), Object.values(fields));
  for (const file of [
    canaries.reference,
    canaries['reference of the child'],
    files.hers,
    files.situation,
    files.contact,
  ])
    await post('/nodoppning', { file: file ?? '', reason: 'Jag letar efter henne' });
  for (const id of [numbers.hers, numbers.his])
    await post('/aterkalla', { number: id, receiver: 'all', how: 'phone', by: 'self', words: 'Jag vill inte längre.' });
  const asks = await must(visitor, '/kontakt/ny', {
    channel: 'call',
    source: 'person',
    'received.day': 'i dag',
    'received.time': '00.00',
    name: 'Någon',
  });
  for (const number of [numbers.hers, numbers.his]) await post(`${asks}/kand-har`, { number, reason: 'Jag letar' });
  return into;
}

/** Every table as the application's role sees it in this session. */
async function tables(session: Session): Promise<string[]> {
  const { town } = intake;
  const names = await town.look<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('authz', 'data')
       and has_any_column_privilege('samgrepp_app', c.oid, 'select')`,
  );
  const told: string[] = [];
  for (const { name } of names) {
    const rows = await town.ask(session, `select * from ${name}`).catch(() => []);
    const text = JSON.stringify(rows);
    for (const [what, word] of Object.entries({ ...canaries, situation: files.situation, contact: files.contact }))
      if (text.includes(word)) told.push(`${what} in ${name}`);
  }
  return told;
}

/** Where it stands, for whoever has the ground: the first pages, and the links from them. */
const controlled = (): string[] => [
  ...['', '/overvaganden', '/berattelsen', '/personer', '/bedomning', '/plan', '/saker-kontakt'].map(
    (page) => `/akt/${files.hers}${page}`,
  ),
  `/akt/${files.child}`,
  `/kontakt/${files.contact}`,
  '/min-dag',
];

attack('T24', 'the wall: his side goes through everything and finds nothing of hers', async (mode) => {
  const { town, served } = intake;
  const most = mode === 'full' ? 1000 : 60;
  const others = mode === 'full' ? Object.values(files) : [files.hers, files.situation];
  const wrong: string[] = [];
  let tried = 0;
  const people =
    mode === 'full' ? (['perpetratorTherapist', 'outpatientLeader'] as const) : (['perpetratorTherapist'] as const);
  for (const who of people) {
    const session = await town.signIn(town.staff[who]);
    const visitor = new Visitor(served, session);
    const his = await walk(visitor, files.his, most, others);
    tried += his.asked;
    wrong.push(...his.where.filter((one) => !one.startsWith('laid')).map((one) => `${who}: ${one}`));
    if (!his.found.has('laid')) wrong.push(`${who}: the mark in his own file was not found`);
    await town.open(session, files.his as FileId, 'Letar');
    wrong.push(...(await tables(session)).map((one) => `${who}: ${one}`));
    tried += 1;
  }
  // The same ways on her side lead to all of it: there was something to find.
  const hers: Looking = { found: new Set(), where: [], asked: 0 };
  await follow(hers, await intake.visit('dutyOfficer'), controlled(), 40);
  const visa = `/akt/${files.hers}/plats/visa`;
  await look(hers, visa, await send(await intake.visit('dutyOfficer'), visa, { reason: 'Kontroll' }));
  const missed = Object.keys(canaries).filter((what) => !['number', 'digits'].includes(what) && !hers.found.has(what));
  wrong.push(...missed.map((what) => `control: nobody finds her ${what}`));
  if (hers.found.has('laid')) wrong.push('her officer saw his file');
  const control = await town.signIn(town.staff.dutyOfficer);
  await town.open(control, files.hers as FileId, 'Kontroll');
  if ((await tables(control)).length === 0) wrong.push('control: her officer finds no row of hers');
  const figure = `${tried} pages, forms and sweeps of all tables, ${wrong.length} marks of hers found; ${hers.found.size} of ${Object.keys(canaries).length} kinds found on her own side`;
  return { tried, failed: wrong.length, figure: [figure, ...new Set(wrong)].slice(0, 25).join('\n') };
});
