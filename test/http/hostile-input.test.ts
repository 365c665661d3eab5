import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffRoutes } from '../../src/app.ts';
import { type FileId, newId } from '../../src/kernel/ids.ts';
import { aContact, aFile, aTown, type Session, type Town, tellsOf } from '../builders/index.ts';
import { addressOf, servedRoutes } from '../support/routes.ts';
import { type Served, serve } from '../support/visitor.ts';

const origin = 'http://localhost:3000';
let town: Town;
let served: Served;
let officer: Session;
const files: FileId[] = [];

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  officer = await town.signIn(town.staff.dutyOfficer);
  const contact = await aContact(town)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ part: 'child', name: 'Nova', birthYear: 2017 }))
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  const file = await aFile(town)
    .createdBy(town.staff.dutyOfficer)
    .ofUnit(town.units.intake)
    .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
    .withNote('Signerad')
    .made();
  files.push(contact.id, file.id);
});
afterAll(() => town.close());

type Sent = { path: string; method?: string; body?: string; type?: string; cookie?: string };
const ask = ({ path, method = 'POST', body, type, cookie = `session=${officer.token}` }: Sent) =>
  served.app.request(`${origin}${path}`, {
    method,
    headers: { origin, cookie, ...(type ? { 'content-type': type } : {}) },
    ...(body === undefined ? {} : { body }),
  });

const form = 'application/x-www-form-urlencoded';
const nasty = [
  '',
  '\u0000',
  '\ud800',
  '-1',
  '99999999999999999999',
  '1e309',
  'NaN',
  '__proto__',
  '[object Object]',
  "' or 1=1 --",
  '9999-99-99',
  '+275760-09-13T00:00:00Z',
  '25:61',
  '999999999.00000000',
  'x'.repeat(2000),
  '{"a":[1]}',
];

/** Names that any of our forms may have, so that a made-up form comes as far as it can. */
const names = [
  ...['_form', 'text', 'when.day', 'when.time', 'version', 'kind', 'words', 'staff', 'function', 'deputy', 'level'],
  ...['due.day', 'due.time', 'givenBy', 'reason', 'manager', 'replacement', 'channel', 'result', 'identity', 'danger'],
  ...[
    'ways.call.allowed',
    'ways.call.hours[0].days',
    'ways.call.hours[0].from',
    'ways.call.hours[99].from',
    'codeWord',
  ],
  ...[
    'person',
    'of',
    'proposal',
    'outcome',
    'motivation',
    'ground',
    'seen',
    'seenState',
    'pause',
    'mode',
    'fear',
    'need',
  ],
  ...[
    'self.name',
    'self.number',
    'child.birthYear',
    'child.guardians',
    'violence.kinds',
    'violence.by',
    'urgency',
    'name',
  ],
  ...['team.responsible', 'people.p0.choice', 'next', 'back', 'till', 'how', 'why', 'goal', 'owner', 'dueOn', 'holder'],
  ...['unit', 'from', 'until', 'role', 'until.day', 'functions', 'parent', 'phone', 'received.day', 'received.time'],
  ...['__proto__', 'constructor.prototype.x', 'toString', 'hasOwnProperty', 'a[0].b[0].c', '[]', '..', ''],
];
const field = fc.tuple(
  fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 30 })),
  fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 60 }), fc.uuid()),
);

describe('whatever is sent', () => {
  // A few of each: some two hundred thousand are sent by the attack G6.
  it('is answered in words, never by a fault', { timeout: 110_000 }, async () => {
    const commands = staffRoutes.filter(({ method }) => method === 'post');
    const wrong: unknown[] = [];
    for (const route of commands) {
      const path = addressOf(route.path, { file: (route.path.startsWith('/kontakt') ? files[0] : files[1]) ?? '' });
      for (const fields of fc.sample(fc.array(field, { maxLength: 14 }), { numRuns: 5, seed: 7 })) {
        const body = fields
          .map((pair) => pair.map((one) => encodeURIComponent(one.toWellFormed())).join('='))
          .join('&');
        const answer = await ask({ path, body, type: form });
        if (answer.status >= 500) wrong.push([route.path, answer.status, body]);
        if (answer.status === 404 && files.some((id) => path.includes(id))) continue;
      }
    }
    expect([wrong, served.faults]).toEqual([[], []]);
  });

  const bodies: [string, string, string][] = [
    ['broken JSON', 'application/json', '{"a":'],
    ['JSON that is no object', 'application/json', '[1,2]'],
    ['JSON with values that are no text', 'application/json', '{"text":{"toString":1},"__proto__":{"x":1},"_form":[]}'],
    ['no body', 'application/json', ''],
    ['a broken multipart', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"'],
    ['a multipart without a boundary', 'multipart/form-data', 'a=b'],
    ['a broken escape', form, 'text=%&%E0%A4=%ff&=&&a'],
    ['text', 'text/plain', 'text=x'],
  ];
  it('a body that is no form is read as nothing', { timeout: 110_000 }, async () => {
    const open = servedRoutes(served.app).filter(
      ({ method, path }) => method === 'post' && !/^\/(las|logga-ut|last|visa-dig)/.test(path),
    );
    // One reader reads them all: each route gets two of these bodies, and each body meets every eighth route twice.
    for (const [at, { path }] of open.entries())
      for (const step of [0, 3]) {
        const [what, type, body] = bodies[(at + step) % bodies.length] ?? ['', '', ''];
        const answer = await ask({ path: addressOf(path, { file: files[0] ?? '' }), type, body });
        expect([what, path, answer.status < 500]).toEqual([what, path, true]);
      }
    expect(served.faults).toEqual([]);
  });

  it('in an address or a cookie leads nowhere', async () => {
    const cursors = ['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '0000-01-01T00:00:00Z', '%00', 'x'];
    for (const moment of cursors) {
      const before = `${encodeURIComponent(moment)}_${newId()}`;
      for (const path of ['/arenden', `/akt/${files[1]}`])
        expect([path, moment, (await ask({ path: `${path}?fore=${before}`, method: 'GET' })).status]).toEqual([
          path,
          moment,
          200,
        ]);
    }
    for (const value of ['%00', '%ff', '%E0%A4', 'a%00b', 'x'.repeat(5000), '%F0%9F%92%A9']) {
      for (const cookie of [`session=${value}`, `session=${officer.token}; klart=${value}; sprak=${value}`]) {
        const answer = await ask({ path: '/min-dag', method: 'GET', cookie });
        expect([cookie.slice(0, 40), answer.status < 500]).toEqual([cookie.slice(0, 40), true]);
      }
    }
    expect(served.faults).toEqual([]);
  });
});

describe('a notice', () => {
  const noticed = async (notice: unknown) =>
    (
      await ask({
        path: '/min-dag',
        method: 'GET',
        cookie: `session=${officer.token}; klart=${encodeURIComponent(encodeURIComponent(JSON.stringify(notice)))}`,
      })
    ).text();

  it('that was tampered with is text and leads to no other site', async () => {
    const page = await noticed({ text: '<script>alert(1)</script>', undo: '//annan.se' });
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('annan.se');
    for (const undo of ['/\\annan.se', 'https://annan.se', '/\t/annan.se', 'javascript:alert(1)', { a: 1 }])
      expect(await noticed({ text: 'x', undo })).not.toMatch(/action="[^"]*(?:annan|javascript)/);
    for (const odd of [null, 1, [], { text: {} }, { text: { toString: 1 } }])
      expect(await noticed(odd)).toContain('<h1');
  });
});

it('a way back leads to no other site', async () => {
  const away = [
    '//annan.se',
    '/\\annan.se',
    'https://annan.se',
    '/%5cannan.se',
    '/\t/annan.se',
    '\\\\annan.se',
    '/.//annan.se',
  ];
  for (const to of away) {
    const body = `back=${encodeURIComponent(to)}&till=${encodeURIComponent(to)}&next=${encodeURIComponent(to)}&language=sv`;
    for (const path of ['/sprak', '/utseende', '/logga-in/demo', '/last/demo', `/akt/${files[1]}/oppna`]) {
      const location = (await ask({ path, body, type: form })).headers.get('location') ?? '/';
      expect([path, to, new URL(location, origin).origin]).toEqual([path, to, origin]);
    }
  }
});
