import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffRoutes } from '../../src/app.ts';
import { type FileId, newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type Town, tellsOf } from '../builders/index.ts';
import { addressOf } from '../support/routes.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Two files that the same worker answers for, both open: the hardest case, for no row security stands between them.
let town: Town;
let served: Served;
let worker: Visitor;
let here: FileId;
let there: FileId;
/** Ids of the other file's things, by the name that routes have for them. */
const ids: Record<string, string[]> = {};

type Fields = Record<string, string | string[]>;
const send = (path: string, fields: Fields) => worker.post(path, { _form: newId(), ...fields });
const idsIn = async (table: string, file: FileId) =>
  (await town.look<{ id: string }>(`select id from ${table} where file_id = $1`, [file])).map(({ id }) => id);

async function aFullFile(): Promise<FileId> {
  const { id } = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ part: 'child', name: 'Nova', birthYear: 2017 }))
    .with(tellsOf({ part: 'usesViolence', name: 'Rolf' }))
    .withNote('Signerad')
    .made();
  const at = (path: string) => `/akt/${id}${path}`;
  await worker.get(at(''));
  const [self = ''] = await town
    .look<{ id: string }>(`select id from data.person_told where file_id = $1 and part = 'self'`, [id])
    .then((rows) => rows.map((row) => row.id));
  const made: [string, Fields][] = [
    [
      '/loften',
      { kind: 'call', words: 'Ringa', givenBy: town.staff.caseOfficer, 'due.day': 'i morgon', 'due.time': '14' },
    ],
    ['/beslut', { person: self, kind: 'emergencyAid', of: town.staff.teamLeader, proposal: 'Pengar till mat' }],
    [`/anteckning/${newId()}`, { text: 'Utkast', version: '0.0123abcd' }],
    ['/mal', { goal: 'Sova' }],
    ['/plan', { words: 'Byta lås', owner: town.staff.caseOfficer, dueOn: 'i morgon' }],
    ['/processer', { kind: 'police', holder: 'Polisen' }],
    ['/varningar', { kind: 'weapon', words: 'Jaktgevär' }],
  ];
  for (const [path, fields] of made) {
    const answer = await send(at(path), fields);
    expect([path, answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([path, 303, '']);
  }
  return id;
}

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  await town.delegates('emergencyAid', 'teamLeader');
  worker = new Visitor(served, await town.signIn(town.staff.caseOfficer));
  here = await aFullFile();
  there = await aFullFile();
  const tables = {
    person: 'data.person_told',
    promise: 'data.promise',
    decision: 'data.decision',
    note: 'data.note',
    goal: 'data.goal',
    action: 'data.action',
    process: 'data.process',
    warning: 'data.warning',
    ground: 'authz.ground',
  };
  for (const [name, table] of Object.entries(tables)) ids[name] = await idsIn(table, there);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

/** Everything that lies in a file. */
async function all(file: FileId): Promise<string> {
  const tables = await town.look<{ name: string }>(
    `select attrelid::regclass::text as name from pg_attribute join pg_class c on c.oid = attrelid
      where attname = 'file_id' and relkind = 'r' and relnamespace in ('data'::regnamespace, 'authz'::regnamespace)
        and relname <> 'opening' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables)
    found.push(JSON.stringify(await town.look(`select x::text from ${name} x where file_id = $1 order by 1`, [file])));
  return found.join('\n');
}

const likely: Fields = {
  ...{ text: 'Ändrat', version: '1.0123abcd', kind: 'addition', words: 'Ändrat', outcome: 'Ändrat', why: 'Ändrat' },
  ...{ reason: 'Ändrat', replacement: 'Ändrat', motivation: 'Ändrat', ground: 'urgentSafety', endedOn: 'i dag' },
  ...{ name: 'Ändrad', livesWith: 'no', holder: 'Ändrad', dueOn: 'i morgon', endangers: 'no', mode: 'inPerson' },
};

const parameters = ['person', 'promise', 'decision', 'note', 'goal', 'action', 'process', 'warning', 'ground'];
const nested = staffRoutes.filter(
  ({ path }) => path.startsWith('/akt/') && parameters.some((p) => path.endsWith(`:${p}`) || path.includes(`:${p}/`)),
);

describe('what belongs to another file', () => {
  it('is there to be hidden', async () => {
    expect(Object.entries(ids).filter(([, list]) => list.length === 0)).toEqual([]);
    expect(nested.length).toBeGreaterThan(20);
    expect((await worker.get(`/akt/${there}/processer/${ids.process?.[0]}`)).status).toBe(200);
  });

  it.each(nested.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
    'is nothing under this one: $name',
    async ({ route }) => {
      const parameter = parameters.find((p) => route.path.includes(`:${p}`)) ?? '';
      const before = await all(there);
      const manager = {
        manager: town.staff.manager,
        owner: town.staff.caseOfficer,
        deputy: town.staff.otherCaseOfficer,
      };
      for (const id of ids[parameter] ?? []) {
        const path = addressOf(route.path, { file: here, [parameter]: id });
        const forms: Fields[] = [likely, { ...likely, outcome: 'granted' }, { ...likely, version: '0.0123abcd' }];
        for (const fields of route.method === 'get' ? [{}] : forms) {
          const answer = route.method === 'get' ? await worker.get(path) : await send(path, { ...fields, ...manager });
          expect([path, answer.status]).toEqual([path, 404]);
        }
      }
      expect(await all(there)).toBe(before);
    },
  );

  it('can not be named in a form of this one', async () => {
    const before = await all(there);
    const [person = '', goal = ''] = [ids.person?.[0], ids.goal?.[0]];
    const asked = { kind: 'emergencyAid', of: town.staff.teamLeader, proposal: 'Pengar' };
    const forms: [string, Fields][] = [
      ['/beslut', { ...asked, person }],
      ['/plan', { words: 'x', goal, owner: town.staff.caseOfficer, dueOn: 'i morgon' }],
      ['/plan', { words: 'x', owner: town.staff.administrator, dueOn: 'i morgon' }],
      [
        '/loften',
        { kind: 'call', words: 'x', givenBy: town.staff.boardChair, 'due.day': 'i morgon', 'due.time': '14' },
      ],
      ['/team', { staff: town.staff.administrator, function: 'coHandler' }],
      ['/overlamning', { staff: town.staff.boardChair, deputy: town.staff.otherCaseOfficer }],
    ];
    for (const [path, fields] of forms) {
      const answer = await send(`/akt/${here}${path}`, {
        ...fields,
        fileId: there,
        section_id: newId(),
        state: 'granted',
      });
      expect([path, [404, 409, 422].includes(answer.status)]).toEqual([path, true]);
    }
    expect(await all(there)).toBe(before);
  });
});

describe('what another member of the team has begun', () => {
  it('is nobody’s to read, change, sign or take away', async () => {
    const therapist = new Visitor(served, await town.signIn(town.staff.therapist));
    await therapist.get(`/akt/${there}`);
    const before = await all(there);
    const [draft] = await town.look<{ id: string }>(
      'select id from data.note where file_id = $1 and signed_at is null',
      [there],
    );
    const note = `/akt/${there}/anteckning/${draft?.id}`;
    expect((await worker.get(note)).status).toBe(200);
    expect((await therapist.get(note)).status).toBe(404);
    for (const end of ['', '/signera', '/ta-bort', '/angra', '/tillagg'])
      for (const version of ['0.0123abcd', '1.0123abcd']) {
        const answer = await therapist.post(`${note}${end}`, { _form: newId(), text: 'x', kind: 'addition', version });
        expect([end, version, answer.status]).toEqual([end, version, 404]);
      }
    expect(await all(there)).toBe(before);
  });

  it('is never changed once it is signed', async () => {
    const before = await all(there);
    const [signed] = await town.look<{ id: string }>(
      'select id from data.note where file_id = $1 and signed_at is not null',
      [there],
    );
    for (const end of ['', '/signera', '/ta-bort', '/angra'])
      for (const version of ['0.0123abcd', '1.0123abcd'])
        await send(`/akt/${there}/anteckning/${signed?.id}${end}`, { text: 'Ändrat', version });
    expect(await all(there)).toBe(before);
  });

  it('can not be sent again in another’s name: a submission is its sender’s', async () => {
    const _form = newId();
    const first = await worker.post(`/akt/${there}/mal`, { _form, goal: 'Ett eget konto' });
    const therapist = new Visitor(served, await town.signIn(town.staff.therapist));
    const again = await therapist.post(`/akt/${there}/plan`, { _form, words: 'x' });
    expect([first.status, again.status, again.headers.get('location')]).toEqual([303, 303, '/']);
  });
});
