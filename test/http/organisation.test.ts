import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenHash } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { dayOf } from '../../src/kernel/instant.ts';
import { findSetting } from '../../src/organisation/index.ts';
import { aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(() => town.close());

type Who = keyof Town['staff'];
const visit = async (who: Who) => new Visitor(served, await town.signIn(town.staff[who]));
const count = async (text: string, values: unknown[] = []) => (await town.look(text, values)).length;
const person = (who: Who) => `/organisation/personal/${town.staff[who]}`;
const roleOf = async (who: Who) => {
  const [row] = await town.look<{ id: string }>(
    'select id from authz.role_assignment where staff_id = $1 and (valid_to is null or valid_to > authz.now())',
    [town.staff[who]],
  );
  return row?.id ?? '';
};
const day = async (shift: number) =>
  dayOf(await town.now())
    .add({ days: shift })
    .toString();

/** A command, who may give it, and how one sees in the database that it was done. */
type Command = {
  readonly name: string;
  readonly may: readonly Who[];
  readonly send: () => Promise<readonly [path: string, fields: Record<string, string | string[]>]>;
  /** Runs before each try, so that there always is something to change. */
  readonly prepare?: () => Promise<void>;
  readonly done: () => Promise<unknown>;
};

let made: string;
const commands: Command[] = [
  {
    name: 'save a unit',
    may: ['administrator'],
    send: async () => ['/organisation/enheter/ny', { name: 'Barnahus', kind: 'barnahus', functions: ['childSupport'] }],
    done: () => count("select from authz.unit where name = 'Barnahus'"),
  },
  {
    name: 'add a colleague',
    may: ['administrator'],
    send: async () => ['/organisation/personal', { name: 'Nya Nilsson', phone: '070-174 06 05' }],
    done: () => count("select from authz.staff where name = 'Nya Nilsson' and phone = '+46701740605'"),
  },
  {
    name: 'change a colleague',
    may: ['administrator'],
    prepare: async () => void (await town.look("update authz.staff set name = 'Ulf Sand' where name = 'Ulf Strand'")),
    send: async () => [person('outsider'), { name: 'Ulf Strand', phone: '' }],
    done: () => count("select from authz.staff where name = 'Ulf Strand'"),
  },
  {
    name: 'give a role',
    may: ['administrator'],
    send: async () => [`${person('outsider')}/roll`, { role: 'teamLeader', unit: town.units.intake }],
    done: () =>
      count("select from authz.role_assignment where staff_id = $1 and role = 'teamLeader'", [town.staff.outsider]),
  },
  {
    name: 'end a role',
    may: ['administrator'],
    prepare: async () =>
      void (await town.look('update authz.role_assignment set valid_to = null where staff_id = $1', [
        town.staff.supportWorker,
      ])),
    send: async () => [`${person('supportWorker')}/roll/${await roleOf('supportWorker')}/avsluta`, {}],
    done: () =>
      count('select from authz.role_assignment where staff_id = $1 and valid_to is not null', [
        town.staff.supportWorker,
      ]),
  },
  {
    name: 'name a deputy',
    may: ['administrator', 'teamLeader', 'manager'],
    prepare: async () => void (await town.look('update authz.role_assignment set deputy_id = null')),
    send: async () => [
      `${person('therapist')}/roll/${await roleOf('therapist')}/ersattare`,
      { deputy: town.staff.supportWorker },
    ],
    done: () => count('select from authz.role_assignment where deputy_id is not null'),
  },
  {
    name: 'make a link',
    may: ['administrator'],
    send: async () => [`${person('outsider')}/lank`, {}],
    done: () => count('select from authz.enrolment where staff_id = $1', [town.staff.outsider]),
  },
  {
    name: 'stop passkeys',
    may: ['administrator'],
    prepare: async () => {
      made = newId();
      const values = [made, town.staff.childOfficer];
      await town.look("insert into authz.credential values ($1, $2, '', 0, '{}', 'device', now(), null, null)", values);
    },
    send: async () => [`${person('childOfficer')}/sparra`, {}],
    done: () => count('select from authz.credential where id = $1 and ended_at is not null', [made]),
  },
  {
    name: 'end a colleague',
    may: ['administrator'],
    prepare: async () => {
      made = newId();
      await town.look("insert into authz.staff (id, name) values ($1, 'Tillfällig')", [made]);
    },
    send: async () => [`/organisation/personal/${made}/avsluta`, {}],
    done: () => count('select from authz.staff where id = $1 and ended_at is not null', [made]),
  },
  {
    name: 'put somebody on duty',
    may: ['administrator', 'teamLeader', 'manager'],
    prepare: async () => void (await town.look('delete from authz.rota_shift')),
    send: async () => [
      '/organisation/jour',
      {
        unit: town.units.violenceTeam,
        staff: town.staff.caseOfficer,
        duty: 'duty',
        'from.day': await day(1),
        'from.time': '08.00',
        'until.day': await day(2),
        'until.time': '8',
      },
    ],
    done: () => count('select from authz.rota_shift'),
  },
  {
    name: 'take somebody off duty',
    may: ['administrator', 'teamLeader', 'manager'],
    prepare: async () => {
      made = await town.onDuty(town.staff.caseOfficer, town.units.violenceTeam);
    },
    send: async () => [`/organisation/jour/${made}/ta-bort`, { unit: town.units.violenceTeam }],
    done: async () => (await count('select from authz.rota_shift where id = $1', [made])) === 0,
  },
  {
    name: "enter another's absence",
    may: ['administrator', 'teamLeader', 'manager'],
    prepare: async () => void (await town.look('delete from authz.absence')),
    send: async () => [
      '/organisation/franvaro',
      { staff: town.staff.therapist, first: await day(0), last: await day(2), deputy: town.staff.supportWorker },
    ],
    done: () => count('select from authz.absence where deputy_id = $1', [town.staff.supportWorker]),
  },
  {
    name: "remove another's absence",
    may: ['administrator', 'teamLeader', 'manager'],
    prepare: async () => {
      made = newId();
      const values = [made, town.staff.therapist];
      await town.look(
        "insert into authz.absence values ($1, $2, null, authz.now(), authz.now() + interval '1 day')",
        values,
      );
    },
    send: async () => [`/organisation/franvaro/${made}/ta-bort`, {}],
    done: async () => (await count('select from authz.absence where id = $1', [made])) === 0,
  },
  {
    name: 'delegate within a unit',
    may: ['administrator', 'manager'],
    prepare: async () => void (await town.look('delete from authz.delegation')),
    send: async () => [
      '/organisation/delegation',
      {
        decision: 'shelterAdult',
        role: 'caseOfficer',
        unit: town.units.violenceTeam,
        condition: 'onBackup',
        basis: 'Delegationsordning 4.2',
      },
    ],
    done: () => count('select from authz.delegation'),
  },
  {
    name: 'end a delegation',
    may: ['administrator', 'manager'],
    prepare: async () => {
      made = newId();
      await town.look(
        "insert into authz.delegation values ($1, 'shelterAdult', 'teamLeader', $2, null, 'always', 'x', authz.now(), null)",
        [made, town.units.violenceTeam],
      );
    },
    send: async () => [`/organisation/delegation/${made}/avsluta`, {}],
    done: () => count('select from authz.delegation where id = $1 and valid_to is not null', [made]),
  },
  {
    name: 'set what holds for the municipality',
    may: ['administrator'],
    prepare: async () => void (await town.look("delete from data.setting where key like 'organisation.%'")),
    send: async () => [
      '/organisation/kommunen',
      {
        name: 'Strandhaga',
        model: 'coherent',
        from: '8',
        until: '16.30',
        digestAt: '7.30',
        'shelter.phone': '040-10 10 10',
      },
    ],
    done: () => count("select from data.setting where key = 'organisation.model'"),
  },
];

describe.each(commands)('to $name', ({ may, send, prepare, done }) => {
  const others = (['caseOfficer', 'auditor', 'outsider', 'intakeLeader', 'teamLeader', 'manager'] as const).filter(
    (who) => !may.includes(who),
  );

  it('is refused to all who may not, and to nobody in particular, while there is something to do', async () => {
    await prepare?.();
    const [path, fields] = await send();
    const before = await done();
    for (const who of others) {
      const answer = await (await visit(who)).post(path, fields);
      expect([who, answer.status === 404 || answer.status === 422, await done()]).toEqual([who, true, before]);
    }
    const answer = await new Visitor(served).post(path, fields);
    expect([answer.headers.get('location'), await done()]).toEqual(['/logga-in', before]);
    expect(before === 0 || before === false || typeof before === 'number').toBe(true);
  });

  it.each(may)('is done by %s', async (who) => {
    await prepare?.();
    const [path, fields] = await send();
    const before = await done();
    const answer = await (await visit(who)).post(path, fields);
    expect([200, 303]).toContain(answer.status);
    expect(await done()).not.toBe(before);
  });
});

describe('nobody gives a ground to himself', () => {
  it('not a role', async () => {
    const answer = await (await visit('administrator')).post(`${person('administrator')}/roll`, {
      role: 'caseOfficer',
      unit: town.units.violenceTeam,
    });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('inte ge dig själv en roll')]);
    const session = await town.signIn(town.staff.administrator);
    const values = [newId(), town.staff.administrator, town.units.violenceTeam];
    await expect(
      town.ask(session, "select authz.give_role($1, $2, $3, 'caseOfficer', null)", values),
    ).rejects.toThrow();
  });

  it('not duty, unless one leads the unit', async () => {
    const fields = async (staff: StaffId) => ({
      unit: town.units.violenceTeam,
      staff,
      duty: 'duty',
      'from.day': await day(9),
      'from.time': '8',
      'until.day': await day(10),
      'until.time': '8',
    });
    const own = await (await visit('administrator')).post('/organisation/jour', await fields(town.staff.administrator));
    expect([own.status, await own.text()]).toEqual([422, expect.stringContaining('inte sätta dig själv på jour')]);
    const leader = await (await visit('teamLeader')).post('/organisation/jour', await fields(town.staff.teamLeader));
    expect(leader.status).toBe(303);
  });
});

describe('the last administrator', () => {
  it.each(['avsluta', 'roll'] as const)('stays (%s)', async (which) => {
    const path = which === 'roll' ? `/roll/${await roleOf('administrator')}/avsluta` : '/avsluta';
    const answer = await (await visit('administrator')).post(`${person('administrator')}${path}`);
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('måste ha en administratör')]);
    const session = await town.signIn(town.staff.administrator);
    const end = which === 'roll' ? 'select authz.end_role($1)' : 'select authz.end_staff($1)';
    const id = which === 'roll' ? await roleOf('administrator') : town.staff.administrator;
    await expect(town.ask(session, end, [id])).rejects.toMatchObject({ code: 'SG004' });
  });
});

describe('a link', () => {
  it('is shown once, is kept as a hash only, and an ended colleague has none', async () => {
    const visitor = await visit('administrator');
    const words = await (await visitor.post(`${person('backupOfficer')}/lank`)).text();
    const token = /\/nyckel\/([\w-]{43})"/.exec(words)?.[1] ?? '';
    expect(words).toContain('Länken visas bara nu');
    expect(await (await visitor.get(person('backupOfficer'))).text()).not.toContain(token);
    expect(await count('select from authz.enrolment where token_hash = $1', [tokenHash(token)])).toBe(1);
    expect((await new Visitor(served).get(`/nyckel/${token}`)).status).toBe(200);
    const session = await town.signIn(town.staff.backupOfficer);
    await visitor.post(`${person('backupOfficer')}/avsluta`);
    expect((await new Visitor(served).get(`/nyckel/${token}`)).status).toBe(404);
    expect((await new Visitor(served, session).get('/jour')).headers.get('location')).toBe('/logga-in');
    expect((await visitor.post(`${person('backupOfficer')}/lank`)).status).toBe(404);
  });
});

describe('an absence', () => {
  it("can't be taken over by its id", async () => {
    const id = newId();
    await town.look("insert into authz.absence values ($1, $2, null, authz.now(), authz.now() + interval '1 day')", [
      id,
      town.staff.childOfficer,
    ]);
    const session = await town.signIn(town.staff.outsider);
    const values = [id, town.staff.outsider];
    const take = "select authz.save_absence($1, $2, null, authz.now(), authz.now() + interval '9 days')";
    await expect(town.ask(session, take, values)).rejects.toMatchObject({ code: '42501' });
  });

  it('is entered by oneself, says where a deputy is missing, and a deputy who is away is refused', async () => {
    await town.look('delete from authz.absence');
    const visitor = await visit('caseOfficer');
    const days = { first: await day(0), last: await day(1) };
    const own = await visitor.post('/organisation/franvaro', { staff: town.staff.caseOfficer, ...days });
    expect(own.status).toBe(303);
    expect(await (await visitor.get('/organisation/franvaro')).text()).toContain('Ingen ersättare');
    const fields = { staff: town.staff.therapist, deputy: town.staff.caseOfficer, ...days };
    const refused = await (await visit('teamLeader')).post('/organisation/franvaro', fields);
    expect(await refused.text()).toContain('Ersättaren är själv borta');
    expect(await (await (await visit('teamLeader')).get('/organisation')).text()).toContain('Amina Yusuf är borta');
  });
});

describe('who answers', () => {
  it('is told to everyone signed in, with the hours that nobody has', async () => {
    await town.look('delete from authz.rota_shift');
    await town.look('delete from authz.absence');
    await town.look("update authz.staff set phone = '+46701740605' where id = $1", [town.staff.dutyOfficer]);
    await town.onDuty(town.staff.dutyOfficer, town.units.intake, { hours: 6, duty: 'backup' });
    for (const who of ['outsider', 'auditor'] as const) {
      const words = await (await (await visit(who)).get('/jour')).text();
      expect(words).toContain('Sara Lindqvist');
      expect(words).toContain('href="tel:+46701740605"');
      expect(words).toContain('Ring bakjour');
      expect(words).toContain('Ingen har jour nu');
    }
    expect(await (await (await visit('administrator')).get('/organisation')).text()).toContain(
      'Mottagningen: ingen jour',
    );
  });

  it('is her deputy while she is away', async () => {
    await town.look(
      "insert into authz.absence values ($1, $2, $3, authz.now() - interval '1 hour', authz.now() + interval '1 day')",
      [newId(), town.staff.dutyOfficer, town.staff.intakeLeader],
    );
    const words = await (await (await visit('outsider')).get('/jour')).text();
    expect(words).toMatch(/Lena Wik<\/strong>, bakjour för Sara Lindqvist/);
  });
});

describe('the municipality’s settings', () => {
  it('tell an administrator which national numbers nobody has checked for 90 days', async () => {
    const page = await (await (await visit('administrator')).get('/organisation/kommunen')).text();
    expect(page).toContain('inte kontrollerade på 90 dagar');
    expect(page).toContain('Terrafem: 020-52 10 10');
  });
});

describe('forms', () => {
  it('keep what was typed, and say what to change', async () => {
    const visitor = await visit('administrator');
    const unit = await visitor.post('/organisation/enheter/ny', { name: 'Nya enheten' });
    expect([unit.status, await unit.text()]).toEqual([422, expect.stringContaining('value="Nya enheten"')]);
    const ring = await visitor.post(`/organisation/enheter/${town.units.intake}`, {
      name: 'Mottagningen',
      kind: 'intake',
      functions: ['intake'],
      parent: town.units.intake,
    });
    expect(await ring.text()).toContain('kan inte ligga under sig själv');
    const elected = await visitor.post('/organisation/delegation', {
      decision: 'shelterChildImmediate',
      role: 'caseOfficer',
      condition: 'always',
      basis: 'x',
    });
    expect(await elected.text()).toContain('Lagen låter inte den rollen');
    const hours = await visitor.post('/organisation/kommunen', {
      name: 'S',
      model: 'coherent',
      from: '17',
      until: '8',
      digestAt: '7.30',
    });
    expect(await hours.text()).toContain('Kontorstiden måste sluta efter');
  });

  it('a shift sent twice is made once', async () => {
    await town.look('delete from authz.rota_shift');
    const visitor = await visit('teamLeader');
    const fields = {
      _form: newId(),
      unit: town.units.violenceTeam,
      staff: town.staff.caseOfficer,
      duty: 'backup',
      'from.day': await day(3),
      'from.time': '8',
      'until.day': await day(4),
      'until.time': '8',
    };
    const answers = [
      await visitor.post('/organisation/jour', fields),
      await visitor.post('/organisation/jour', fields),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await count('select from authz.rota_shift')).toBe(1);
    const { _form, ...again } = fields;
    expect(await (await visitor.post('/organisation/jour', again)).text()).toContain('redan ett pass');
  });

  it('what holds for the municipality is read back, also by one who is not signed in', async () => {
    const visitor = await visit('administrator');
    await visitor.post('/organisation/kommunen', {
      name: 'Strandhaga',
      model: 'separated',
      from: '7.30',
      until: '16',
      digestAt: '6.45',
      'shelter.phone': '040-10 10 10',
      'shelter.hours': 'vardagar 9–16',
    });
    const words = await (await visitor.get('/organisation/kommunen')).text();
    expect(words).toContain('value="07.30"');
    expect(words).toContain('value="06.45"');
    expect(words).toContain('Ingen e-post är inkopplad');
    expect(words).toMatch(/value="separated"[^>]*checked/);
    const outside = await town.act({ ...(await town.signIn(town.staff.outsider)), token: '' }, ({ sql }) =>
      findSetting(sql, 'help.local'),
    );
    expect(outside).toEqual([{ kind: 'shelter', phone: '040-10 10 10', hours: 'vardagar 9–16', name: undefined }]);
    expect(await (await new Visitor(served).get('/')).text()).toContain('040-10 10 10');
  });
});

it('every page of the organisation answers its readers in both languages', async () => {
  const visitor = await visit('administrator');
  for (const language of ['en', 'sv']) {
    await visitor.post('/sprak', { language });
    for (const path of ['', '/enheter', '/enheter/ny', '/personal', '/jour', '/franvaro', '/delegation', '/kommunen'])
      expect([path, (await visitor.get(`/organisation${path}`)).status]).toEqual([path, 200]);
    expect((await visitor.get(person('manager'))).status).toBe(200);
    expect((await visitor.get(`/organisation/enheter/${town.units.intake}`)).status).toBe(200);
  }
});

it('no page made a fault', () => expect(served.faults).toEqual([]));
