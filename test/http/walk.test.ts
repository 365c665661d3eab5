import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorRoutes, type StaffRoute } from '../../src/access/index.ts';
import { staffRoutes } from '../../src/app.ts';
import { type FileId, newId, type RoleId, type StaffId } from '../../src/kernel/ids.ts';
import type { StaffRole } from '../../src/platform/database/with-actor.ts';
import { aContact, aFile, aTown, type Session, type Town } from '../builders/index.ts';
import { tellingWords } from '../support/neutral.ts';
import { addressOf, publicRoutes, servedRoutes } from '../support/routes.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

/** Every role there is; the compiler sees to it that none is forgotten. */
const roles = Object.keys({
  caseOfficer: 0,
  therapist: 0,
  teamLeader: 0,
  unitManager: 0,
  barnahusCoordinator: 0,
  childCounsellor: 0,
  supportWorker: 0,
  boardChair: 0,
  administrator: 0,
  auditor: 0,
} satisfies Record<StaffRole, 0>) as StaffRole[];

const name = ({ method, path }: { method: string; path: string }) => `${method.toUpperCase()} ${path}`;
const ask = (visitor: Visitor, { method, path }: StaffRoute, named: Record<string, string> = {}) => {
  const address = addressOf(path, named);
  return method === 'get' ? visitor.get(address) : visitor.post(address, { _form: newId() });
};

let town: Town;
let served: Served;
/** One who has each role, in a unit that no file belongs to. */
const holders = new Map<StaffRole, Session>();
const files: Record<'person' | 'contact', FileId> = { person: newId<FileId>(), contact: newId<FileId>() };

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  files.person = (await aFile(town).withNote('Något att dölja').onDesk({ first: 'Elin', last: 'Sund' }).made()).id;
  files.contact = (await aContact(town).onDesk({ first: 'Elin', last: 'Sund' }).made()).id;
  const administrator = await town.signIn(town.staff.administrator);
  for (const role of roles) {
    const staffId = newId<StaffId>();
    await town.ask(administrator, 'select authz.add_staff($1, $2, null)', [staffId, `Har ${role}`]);
    const given = [newId<RoleId>(), staffId, town.units.incomeSupport, role];
    await town.ask(administrator, 'select authz.give_role($1, $2, $3, $4, null)', given);
    holders.set(role, await town.signIn(staffId));
  }
});
afterAll(() => town.close());

type Line = { action: string; outcome: string; file_id: string | null };
/** What the log got while something was asked. */
async function lines(act: () => Promise<unknown>): Promise<Line[]> {
  const [before] = await town.look<{ last: string }>('select coalesce(max(id), 0) as last from audit.entry');
  await act();
  return town.look<Line>('select action, outcome, file_id from audit.entry where id > $1 order by id', [before?.last]);
}

const holder = (role: StaffRole): Visitor => new Visitor(served, holders.get(role));
const asStaff = async (staffId: StaffId) => new Visitor(served, await town.signIn(staffId));

describe('the list of routes', () => {
  it('names no way twice', () => {
    const names = servedRoutes(served.app).map(name);
    expect(names.filter((one, at) => names.indexOf(one) !== at)).toEqual([]);
  });

  it('says of every staff route what the log calls it', () => {
    expect(staffRoutes.filter(({ audit }) => !/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/.test(audit)).map(name)).toEqual([]);
  });

  it('holds every path that is served, apart from help pages and assets, which only answer GET', () => {
    const outside = publicRoutes(served.app).map(name);
    expect(outside.filter((one) => !/^GET \/($|hjalp\/[a-z]$|assets\/:file$|lamna$)/.test(one))).toEqual([]);
  });

  it('tells nothing by an address', () => {
    const telling = servedRoutes(served.app).filter(
      ({ path }) => tellingWords(path.replaceAll(/[/:-]/g, ' ')).length > 0,
    );
    expect(telling.map(name)).toEqual([]);
  });
});

describe('nobody', () => {
  it.each(staffRoutes.map((route) => ({ name: name(route), route })))(
    'is led to the door: $name',
    async ({ route }) => {
      const nobody = new Visitor(served);
      const log = await lines(async () => {
        for (const file of Object.values(files)) {
          const answer = await ask(nobody, route, { file });
          expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([303, '/logga-in', '']);
          expect(answer.headers.getSetCookie()).toEqual([]);
        }
        if (route.method === 'get') return;
        const answer = await nobody.postJson(addressOf(route.path, { file: files.person }), { text: 'x' });
        expect([answer.status, await answer.json()]).toEqual([401, { signedIn: false }]);
      });
      expect(log).toEqual([]);
    },
  );

  it('gets nothing by a token of their own making', async () => {
    const visitor = new Visitor(served);
    visitor.cookies.set('session', 'A'.repeat(43));
    expect((await visitor.get('/min-dag')).headers.get('location')).toBe('/logga-in');
  });
});

describe('a locked session', () => {
  it('answers nothing but the way to unlock it', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    const visitor = new Visitor(served, session);
    expect((await visitor.post('/las', { back: '/min-dag' })).headers.get('location')).toBe('/last?till=%2Fmin-dag');
    const wrong: unknown[] = [];
    for (const route of staffRoutes) {
      const answer = await ask(visitor, route, { file: files.person });
      const said = [answer.status, answer.headers.get('location')?.split('?')[0], await answer.text()];
      if (said.join() !== '303,/last,') wrong.push([name(route), ...said]);
      if (route.method === 'get') continue;
      const json = await visitor.postJson(addressOf(route.path, { file: files.person }), { text: 'x' });
      if (json.status !== 401) wrong.push([name(route), 'as JSON', json.status]);
    }
    expect(wrong).toEqual([]);
  });
});

const fileRoutes = staffRoutes.filter(({ kind }) => kind === 'file');

describe('somebody without a ground', () => {
  it('has something that is hidden from them', async () => {
    const own = await asStaff(town.staff.caseOfficer);
    const pages = fileRoutes.filter(({ method }) => method === 'get');
    // One after another: all at once would wait for one of a few connections longer than anybody may.
    const shown: string[] = [];
    for (const route of pages)
      if ((await ask(own, route, { file: files.person })).status === 200) shown.push(name(route));
    expect(shown).toContain('GET /akt/:file');
  });

  it.each(fileRoutes.map((route) => ({ name: name(route), route })))(
    'sees of a file what they see of one that does not exist: $name',
    async ({ route }) => {
      const outsider = await asStaff(town.staff.outsider);
      const nothing = await ask(outsider, route, { file: newId() });
      const page = await nothing.text();
      expect(nothing.status).toBe(404);
      for (const file of Object.values(files)) {
        const log = await lines(async () => {
          const answer = await ask(outsider, route, { file });
          expect([answer.status, await answer.text()]).toEqual([404, page]);
          expect([...answer.headers.keys()]).toEqual([...nothing.headers.keys()]);
        });
        expect(log).toEqual([{ action: route.audit, outcome: 'refused', file_id: file }]);
      }
      expect((await ask(outsider, route, { file: 'ingen-akt' })).status).toBe(404);
    },
  );
});

describe('a route for some roles', () => {
  const ofRoles = staffRoutes.flatMap((route) =>
    route.access.who === 'role' ? [{ route, may: route.access.roles }] : [],
  );

  it('is not there for others', async () => {
    const missing = await (await new Visitor(served).get('/finns-inte')).text();
    for (const { route, may } of ofRoles) {
      for (const role of roles.filter((one) => !may.includes(one))) {
        const log = await lines(async () => {
          const answer = await ask(holder(role), route);
          expect([name(route), role, answer.status, await answer.text()]).toEqual([name(route), role, 404, missing]);
        });
        expect(log).toEqual([{ action: route.audit, outcome: 'refused', file_id: null }]);
      }
    }
  });

  it('is there for them', async () => {
    for (const { route, may } of ofRoles) {
      if (route.method !== 'get' || route.path.includes(':')) continue;
      for (const role of may) {
        expect([name(route), role, (await ask(holder(role), route)).status]).toEqual([name(route), role, 200]);
      }
    }
  });
});

describe('a command', () => {
  const commands = () => servedRoutes(served.app).filter(({ method }) => method === 'post');
  const types = [
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/json',
    'multipart/form-data; boundary=x',
  ];
  const foreign: Record<string, string>[] = [
    {},
    { origin: 'null' },
    { origin: 'https://annan.se' },
    { origin: 'http://localhost:3000.annan.se' },
    { origin: 'https://localhost:3000' },
    { origin: 'https://annan.se', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];

  it('is obeyed only where it comes from a page of ours', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    const wrong: unknown[] = [];
    const log = await lines(async () => {
      for (const { path } of commands())
        for (const headers of foreign)
          for (const type of types) {
            const answer = await served.app.request(`http://localhost:3000${addressOf(path, { file: files.person })}`, {
              method: 'POST',
              headers: { ...headers, 'content-type': type, cookie: `session=${session.token}` },
              body: type === 'application/json' ? '{}' : 'a=b',
            });
            if (answer.status !== 403) wrong.push([path, headers, type, answer.status]);
          }
    });
    expect(wrong).toEqual([]);
    expect(log).toEqual([]);
  });

  it('can not be given by a link', async () => {
    const pages = new Set(servedRoutes(served.app).flatMap(({ method, path }) => (method === 'get' ? [path] : [])));
    const own = await asStaff(town.staff.caseOfficer);
    const log = await lines(async () => {
      for (const { path } of commands().filter(({ path }) => !pages.has(path))) {
        const answer = await own.get(addressOf(path, { file: files.person }));
        expect([path, answer.status]).toEqual([path, 404]);
      }
    });
    expect(log.filter(({ outcome }) => outcome === 'done')).toEqual([]);
  });
});

/** Pages that show nothing themselves and lead to where the work is. */
const leadsOn = new Set(['/kontakt/:file/moten']);

describe('the log', () => {
  it.each(staffRoutes.filter(({ method }) => method === 'get').map((route) => ({ name: name(route), route })))(
    'has one line for each page that was shown: $name',
    async ({ route }) => {
      for (const staffId of [town.staff.administrator, town.staff.dutyOfficer, town.staff.caseOfficer]) {
        const visitor = await asStaff(staffId);
        for (const file of route.path.includes(':file') ? Object.values(files) : [newId()]) {
          // The first time may open the file; that has a line of its own.
          await ask(visitor, route, { file });
          let status = 0;
          const log = await lines(async () => {
            status = (await ask(visitor, route, { file })).status;
          });
          const outcome = status === 200 || (status === 303 && leadsOn.has(route.path)) ? 'done' : 'refused';
          expect(log.map((line) => [line.action, line.outcome])).toEqual([[route.audit, outcome]]);
        }
      }
    },
  );

  it('and nothing failed on the way', () => {
    expect(served.faults).toEqual([]);
  });
});

it('the door leads nowhere by itself', async () => {
  const nobody = new Visitor(served);
  const wrong: unknown[] = [];
  for (const { method, path } of doorRoutes) {
    const answer = await (method === 'get' ? nobody.get(addressOf(path)) : nobody.post(addressOf(path)));
    const to = answer.headers.get('location');
    const fine = [200, 401, 404, 422].includes(answer.status) || (answer.status === 303 && !to?.startsWith('/min-dag'));
    if (!fine || nobody.cookies.has('session')) wrong.push([method, path, answer.status, to]);
  }
  expect(wrong).toEqual([]);
});
