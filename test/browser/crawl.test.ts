import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doorRoutes } from '../../src/access/index.ts';
import { staffRoutes } from '../../src/app.ts';
import { type StaffKey, staff } from '../../src/demo/index.ts';
import { unlawfulIn } from '../support/lawful.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';
import { Crawler } from './crawl/crawler.ts';

/** Pages that one comes to by other ways than a link. */
const withoutLinks: Readonly<Record<string, string>> = {
  '/akt/:file/utredning/:investigation/del/:part':
    'two investigations of the stories have been written in, and the crawl looks at two files of each person',
  '/akt/:file/utredning/:investigation/beslut': 'one investigation of the stories is signed, and as above',
  '/akt/:file/beslutat/:decision': 'as above',
  '/akt/:file/beslutat/:decision/blad': 'as above',
  '/kontakt/:file/anteckning/:note/utskrift':
    'the notes of contacts that the crawl looks at are drafts, and only what is signed goes on paper',
  '/last': 'the lock leads there',
  '/samordning/:file': 'seen by whom a decision names, and in the stories nobody is: test/http/situation.test.ts',
  '/kontroll/:review': 'a control begins by a press, of a month that has ended: test/http/log-review.test.ts',
  '/kontroll/:review/rader/:line': 'as above',
  '/akt/:file/nytt-brev/:person':
    'one guardian of the stories is written to, and the crawl looks at two files of each person',
  '/akt/:file/brev/:letter': 'as above',
  '/nyckel/:token': 'a link that the administrator hands over leads there',
  '/kontakt/:file/kontakta/:channel': 'the form that asks how she is to be reached leads there',
  '/akt/:file/kontakta/:channel': 'the form that asks how she is to be reached leads there',
  '/kontakt/:file/skilj-av': 'only a contact that was joined to a file can be taken from it: no story does that',
  '/kontakt/:file/beslut/:decision': 'only who decides is led there, and nothing waits for a decision in the stories',
  '/akt/:file/beslut/:decision': 'as above',
  '/akt/:file/beslut/:decision/andra': 'as above',
  '/akt/:file/beslut/:decision/steg': 'in the stories the children’s shelter is decided in the contact',
  '/akt/:file/loften/:promise/dra-tillbaka': 'only who has the right to withdraw a promise is led there',
  '/kontakt/:file/anteckning/:note': 'in the stories notes are written in files, and this one is tested by itself',
  '/kontakt/:file/anteckning/:note/bilagor': 'as above',
  '/kontakt/:file/anteckning/:note/bilagor/:attachment': 'as above',
  '/akt/:file/barn/:person/anmal': 'in the stories concern is reported from the contact',
  '/akt/:file/barnet': 'as below',
  '/akt/:file/efterat/:person':
    'a child of the stories is told of in the file of who lives alone with it, and the crawl looks at two files of each person',
  '/akt/:file/anmalan': "the child's unit is led there once it has opened the child's file",
  '/akt/:file/gemensamt': 'in the stories concern is reported from the contact, and no two units write together',
  '/kontakt/:file/gemensamt': 'as above',
  '/kontakt/:file/barnet': 'the child’s unit is led there once it has received the report',
  '/akt/:file/utan-samtycke/:ground':
    'one file of the stories has one, and the crawl looks at two files of each person',
  '/akt/:file/intyg/:certificate/blad': 'as above',
  '/akt/:file/processer/:process': 'as above',
  '/kontakt/:file/moten': 'the meetings of the stories are about files',
  '/kontakt/:file/akut/:meeting/andra': 'as above',
  '/akt/:file/samtycken/:consent/skannat': 'in the stories she signs on the screen',
  '/lamna-vidare/:file': 'one who was shut out by what she wrote is led there',
  '/akt/:file/brev/:letter/blad': 'in the stories no letter has been signed by a second person',
  '/akt/:file/last/:request':
    'one file of the stories has been asked about, and the crawl looks at two files of each person',
  '/akt/:file/last/:request/blad': 'in the stories no answer has been signed by a second person',
  '/nivaer': 'a notice leads there, and in the stories nobody asks for a lower protection',
  '/aterkalla/mottaget': 'the form that takes down a withdrawal leads there',
  '/akt/:file/narvaro/:statement/blad': 'in the stories no statement has been made',
  '/akt/:file/papper/:paper': 'the form that asks where the paper will lie leads there, for ten minutes',
  '/akt/:file/aterkallat': 'in the stories the person has been asked already',
};

/** Forms that another form takes away before it is their turn. */
const takenAway: Readonly<Record<string, string>> = {
  '/akt/:file/plan/:action/andra': 'an action that is done is not changed',
  '/akt/:file/plan/:action/gar-inte': 'as above',
  '/akt/:file/insatser/:intervention/blev-inte': 'support that has ended came about',
  '/manad/:unit/:month/uppgift/:agreement': 'who does what was agreed has said that it is done',
};

/**
 * Sent after all others, and in this order: these end what others write in, or see it on: an item, its meeting, a seat in the
 * group, an employment. Whoever has a page open that she may no longer read finds nothing behind its form.
 */
const endings = [
  /^\/manad\/:unit\/:month\/signera$/,
  /^\/akt\/:file\/avslut$/,
  /^\/akt\/:file\/(moten\/:item|last\/:request|intyg\/:certificate)\/avsluta$/,
  /^\/akt\/:file\/insatser\/:intervention\/samtal\/:talk\/stryk$/,
  /^\/akt\/:file\/insatser\/:intervention\/(slut|blev-inte|tystnad)$/,
  /^\/insats\/:service\/slut$/,
  /^\/moten\/:meeting\/(hallet|stall-in)$/,
  /^\/organisation\/personal\/:staff\/kompetens$/,
  /^\/(organisation\/personal|grupp)\//,
];

let town: Strandhaga;
let crawler: Crawler;

beforeAll(async () => {
  town = await openStrandhaga();
  crawler = new Crawler(town, {
    leaves: ['/lamna'],
    blank: ['/dold'],
    lists: ['/min-dag', '/mottag', '/arenden', '/jour/blad'],
    // What was told meanwhile, and what ran out.
    moving: ['/akt/:file/utlamnat', '/arendelage/:unit/:staff'],
    documents: [
      '/akt/:file/samtycken/:consent/blankett',
      '/akt/:file/samtycken/:consent/skannat',
      '/akt/:file/intyg/:certificate/blad',
      '/akt/:file/anteckning/:note/bilagor/:attachment',
      '/akt/:file/beslutat/:decision/blad',
    ],
  });
}, 120_000);
afterAll(() => town?.close());

const people = Object.keys(staff) as StaffKey[];

/** Two at a time, one for each core of a small build machine. */
async function eachOf<T>(things: Iterable<T>, work: (thing: T) => Promise<void>): Promise<void> {
  const rest = [...things];
  const worker = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next);
  };
  await Promise.all([worker(), worker()]);
}

async function planOnPaper(): Promise<string[]> {
  const admin = new pg.Client({ connectionString: town.adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ id: string }>('select file_id as id from data.safety_plan_paper limit 1');
  await admin.end();
  return rows.map(({ id }) => `/akt/${id}`);
}

function expectNoFaults(): void {
  const told = crawler.faults.tell();
  if (told !== '') expect.fail(`Pages have faults:\n${told}`);
}

test('every page is right for every person, narrow and with script off', { timeout: 900_000 }, async () => {
  await crawler.follow('nobody', ['/']);
  const functions = new Set<string>();
  await eachOf(people, (who) => {
    const { role } = staff[who];
    const as = functions.has(role) ? 'colleague' : 'first';
    functions.add(role);
    return crawler.follow(who, ['/min-dag', '/'], { as });
  });
  // Few files have a safety plan that was put on paper, and hers may not have been among the first of their kind.
  await crawler.follow('caseOfficer', await planOnPaper());
  expectNoFaults();
});

test('every page can be reached by links', { timeout: 300_000 }, async () => {
  const pages = [...doorRoutes, ...staffRoutes].filter(({ method }) => method === 'get').map(({ path }) => path);
  const missing = () => {
    const reached = new Set([...crawler.visits.map(({ pattern }) => pattern), ...crawler.documents]);
    return pages.filter((path) => !reached.has(path) && !(path in withoutLinks));
  };
  await crawler.seek(missing);
  expect(missing()).toEqual([]);
  expectNoFaults();
});

test('nothing is found by axe or by the browser in any make-up of any page', { timeout: 900_000 }, async () => {
  const inTheDark = new Set<string>();
  const byPerson = Map.groupBy(crawler.variants(), ({ who }) => who);
  await eachOf(byPerson, async ([who, visits]) => {
    const page = await crawler.desk(who);
    for (const visit of visits) {
      const dark = !inTheDark.has(visit.pattern);
      inTheDark.add(visit.pattern);
      await crawler.look(page, visit, { dark });
    }
    await page.context().close();
  });
  expectNoFaults();
});

test('every page is there in English', { timeout: 600_000 }, async () => {
  const reader = await town.player.as('dutyOfficer');
  await reader.send('/sprak', { language: 'en', back: '/min-dag' });
  await crawler.follow('dutyOfficer', ['/min-dag'], { language: 'en' });
  await reader.send('/sprak', { language: 'sv', back: '/min-dag' });
  expectNoFaults();
});

test('every form answers in words, with script off, when it is sent as it stands', { timeout: 600_000 }, async () => {
  const commands = Map.groupBy(crawler.commands.values(), ({ route }) => endings.findIndex((one) => one.test(route)));
  for (const stage of [-1, ...endings.keys()])
    await eachOf(
      Map.groupBy(commands.get(stage) ?? [], ({ who }) => who),
      ([who, own]) => crawler.send(who, own),
    );
  expectNoFaults();
  expect([...crawler.takenAway].filter((route) => !(route in takenAway))).toEqual([]);
});

test('and nothing failed on the way, nor came about that the law forbids', async () => {
  expect(town.faults).toEqual([]);
  expect(await unlawfulIn(town.adminUrl)).toEqual([]);
});
