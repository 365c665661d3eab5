import { afterAll, beforeAll } from 'vitest';
import { aContact, aFile, aTown, type Town } from '../builders/index.ts';
import { headerFaults } from '../support/page-headers.ts';
import { addressOf, servedRoutes } from '../support/routes.ts';
import { serve, Visitor } from '../support/visitor.ts';
import { attack } from './goal.ts';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

const origin = 'http://localhost:3000';
/** What a browser keeps on purpose: our own scripts and sheets, named by their content. */
const isAsset = (path: string) => path.startsWith('/assets') || /\.(js|css|woff2|svg|ico|txt)$/.test(path);

attack('G11', 'headers on every route, errors too; and no form from elsewhere does anything', async () => {
  const served = serve(town);
  const file = await aFile(town).withNote('Ord').made();
  const contact = await aContact(town).onDesk().made();
  const sessions = [
    undefined,
    await town.signIn(town.staff.caseOfficer),
    await town.signIn(town.staff.dutyOfficer),
    await town.signIn(town.staff.administrator),
  ];
  const faults = new Set<string>();
  let tried = 0;
  const look = async (name: string, answer: Response) => {
    tried += 1;
    const headers = Object.fromEntries(answer.headers);
    const cookies = answer.headers.getSetCookie().join('\n');
    for (const fault of headerFaults({ ...headers, ...(cookies && { 'set-cookie': cookies }) }))
      faults.add(`${name} ${answer.status}: ${fault}`);
    if (answer.status >= 500) faults.add(`${name}: ${answer.status}`);
  };
  const routes = servedRoutes(served.app).filter(({ path }) => !isAsset(path));
  for (const session of sessions) {
    for (const { method, path } of routes) {
      const address = addressOf(path, { file: path.startsWith('/kontakt') ? contact.id : file.id });
      const visitor = new Visitor(served, session);
      if (method === 'get') await look(`get ${path}`, await visitor.get(address));
      else await look(`post ${path}`, await visitor.post(address, {}));
    }
    await look('nothing there', await new Visitor(served, session).get('/finns-inte'));
  }

  // Every command, as a page elsewhere would send it.
  const cookie = `session=${(await town.signIn(town.staff.administrator)).token}`;
  const before = await town.look('select count(*)::int as n from data.event');
  let let_in = 0;
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${origin}.evil.example` },
  ];
  for (const { path } of routes.filter(({ method }) => method === 'post')) {
    for (const headers of foreign) {
      tried += 1;
      const answer = await served.app.request(`${origin}${addressOf(path)}`, {
        method: 'POST',
        headers: {
          ...headers,
          cookie,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'cross-site',
        },
        body: '_form=',
      });
      if (answer.status !== 403) let_in += 1;
    }
    tried += 1;
    const asPage = await served.app.request(`${origin}${addressOf(path)}`, { headers: { cookie } });
    // A command that is asked for as a page shows nothing, unless a page has the same address.
    if (asPage.status >= 500) let_in += 1;
  }
  const after = await town.look('select count(*)::int as n from data.event');
  const changed = JSON.stringify(before) === JSON.stringify(after) ? 0 : 1;
  return {
    tried,
    failed: faults.size + let_in + changed,
    figure: `${routes.length} routes; ${[...faults].slice(0, 5).join('; ') || 'no fault'}; ${let_in} from elsewhere let in`,
  };
});
