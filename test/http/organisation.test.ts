import { describe, expect, it } from 'vitest';
import { tokenHash } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { findSetting } from '../../src/organisation/index.ts';
import { anOffice, count, day, person, roleOf, served, town, visit } from '../support/office.ts';
import { Visitor } from '../support/visitor.ts';

anOffice();

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
