import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFirstAdministratorLink, newToken, tokenHash } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { withActor } from '../../src/platform/database/with-actor.ts';
import { aFile, aTown, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

let town: Town;
let served: Served;

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(() => town.close());

const nowhere = async () => (await new Visitor(served).get('/finns-inte')).text();

describe('made-up people', () => {
  it('are listed by unit and come in with one click', async () => {
    const visitor = new Visitor(served);
    const page = await (await visitor.get('/logga-in')).text();
    expect(page).toContain('Relationsvåldsteamet');
    expect(page).toContain('Amina Yusuf');
    const answer = await visitor.post('/logga-in/demo', { staff: town.staff.caseOfficer });
    expect(answer.status).toBe(303);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('session='));
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    const { entered } = await withActor(town.database, visitor.cookies.get('session') ?? '', async (tx) => tx);
    expect(entered).toMatchObject({ state: 'open', actor: { staffId: town.staff.caseOfficer } });
  });

  it('have no door where others could reach us', async () => {
    const outside = new Visitor(serve(town, { demoDoor: false }));
    expect(await (await outside.get('/logga-in')).text()).not.toContain('Amina Yusuf');
    const answer = await outside.post('/logga-in/demo', { staff: town.staff.caseOfficer });
    expect([answer.status, await answer.text()]).toEqual([404, await nowhere()]);
    expect(outside.cookies.has('session')).toBe(false);
  });

  it('do not exist in a live database, whatever the app was told', async () => {
    const live = await aTown();
    try {
      await live.look("update authz.instance set kind = 'live', clock_offset = '0'");
      const visitor = new Visitor(serve(live));
      expect(await (await visitor.get('/logga-in')).text()).not.toContain('Amina Yusuf');
      const answer = await visitor.post('/logga-in/demo', { staff: live.staff.caseOfficer });
      expect([answer.status, await answer.text()]).toEqual([404, await nowhere()]);
    } finally {
      await live.close();
    }
  });

  it('and a form from another site opens nothing', async () => {
    const answer = await served.app.request('http://localhost:3000/logga-in/demo', {
      method: 'POST',
      headers: { origin: 'https://annan.se', 'content-type': 'application/x-www-form-urlencoded' },
      body: `staff=${town.staff.caseOfficer}`,
    });
    expect(answer.status).toBe(403);
  });
});

describe('the session', () => {
  it('is known to the database by the hash of its token only', async () => {
    const visitor = new Visitor(served);
    await visitor.post('/logga-in/demo', { staff: town.staff.therapist });
    const token = visitor.cookies.get('session') ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const found = await town.look('select row_to_json(s)::text as row from authz.session s where s.token_hash = $1', [
      tokenHash(token),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]?.row).not.toContain(token);
    expect(await town.look('select from authz.session s where s.token_hash = $1', [Buffer.from(token)])).toEqual([]);
  });

  it('gets a new token at each sign-in, and the earlier one ends', async () => {
    const visitor = new Visitor(served);
    await visitor.post('/logga-in/demo', { staff: town.staff.therapist });
    const before = visitor.cookies.get('session') ?? '';
    await visitor.post('/logga-in/demo', { staff: town.staff.therapist });
    expect(visitor.cookies.get('session')).not.toBe(before);
    expect((await withActor(town.database, before, async (tx) => tx)).entered.state).toBe('none');
  });

  it('ends at sign-out, and the browser is asked to forget', async () => {
    const session = await town.signIn(town.staff.therapist);
    const answer = await new Visitor(served, session).post('/logga-ut');
    expect(answer.headers.get('clear-site-data')).toContain('"cookies"');
    expect((await withActor(town.database, session.token, async (tx) => tx)).entered.state).toBe('none');
    const log = await town.look("select from audit.entry where session_id = $1 and action = 'session.ended'", [
      session.id,
    ]);
    expect(log).toHaveLength(1);
  });
});

describe('the lock', () => {
  it('hides everything, keeps drafts, and the unlocked token is another', async () => {
    const file = await aFile(town).withNote('Hon ringde').made();
    const session = await town.signIn(town.staff.caseOfficer);
    expect(await town.open(session, file.id)).toBeDefined();
    const counted = () => town.look('select count(*) from data.note where author_id = $1', [town.staff.caseOfficer]);
    const before = await counted();
    const visitor = new Visitor(served, session);
    const locked = await visitor.post('/las', { back: `/akt/${file.id}` });
    expect(locked.headers.get('location')).toBe(`/last?till=${encodeURIComponent(`/akt/${file.id}`)}`);
    expect(await town.ask(session, 'select from data.note')).toEqual([]);
    const page = await (await visitor.get('/last')).text();
    expect(page).not.toContain('Amina');
    const unlocked = await visitor.post('/last/demo', { till: `/akt/${file.id}` });
    expect(unlocked.headers.get('location')).toBe(`/akt/${file.id}`);
    const token = visitor.cookies.get('session') ?? '';
    expect(token).not.toBe(session.token);
    expect((await withActor(town.database, session.token, async (tx) => tx)).entered.state).toBe('none');
    expect((await withActor(town.database, token, async (tx) => tx)).entered.state).toBe('open');
    expect(await counted()).toEqual(before);
  });

  it('falls by itself after 15 minutes, and ends what was open', async () => {
    const file = await aFile(town).made();
    const session = await town.signIn(town.staff.caseOfficer);
    expect(await town.open(session, file.id)).toBeDefined();
    await town.letPass({ minutes: 14 });
    expect((await town.act(session, async (tx) => tx)).entered.state).toBe('open');
    await town.letPass({ minutes: 16 });
    const answer = await new Visitor(served, session).get('/logga-in');
    expect(answer.headers.get('location')).toBe('/last');
    const open = 'select from authz.opening where session_id = $1 and ended_at is null';
    expect(await town.look(open, [session.id])).toEqual([]);
  });

  it('of a made-up person opens only where made-up people sign in', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    await town.ask(session, 'select authz.lock_session()');
    const outside = new Visitor(serve(town, { demoDoor: false }), session);
    expect((await outside.post('/last/demo')).status).toBe(404);
    expect((await town.act(session, async (tx) => tx)).entered.state).toBe('locked');
  });

  it('leads nowhere but to us', async () => {
    const session = await town.signIn(town.staff.caseOfficer);
    for (const back of ['https://annan.se/', '//annan.se', '/\\annan.se', '/\t/annan.se', 'javascript:x']) {
      const answer = await new Visitor(served, session).post('/las', { back });
      expect(answer.headers.get('location')).toBe(`/last?till=${encodeURIComponent('/min-dag')}`);
    }
  });
});

describe('a one-time link', () => {
  it('that never was, is old or was used looks the same', async () => {
    const token = newToken();
    const visitor = new Visitor(served);
    const unknown = await visitor.get(`/nyckel/${token}`);
    expect(unknown.status).toBe(404);
    const words = await unknown.text();
    const administrator = await town.signIn(town.staff.administrator);
    const invite = 'select authz.invite($1, $2, $3)';
    await town.ask(administrator, invite, [newId(), town.staff.therapist, tokenHash(token)]);
    const good = await visitor.get(`/nyckel/${token}`);
    expect([good.status, await good.text()]).toEqual([200, expect.stringContaining('Mirja Niemi')]);
    await town.letPass({ hours: 25 });
    expect(await (await visitor.get(`/nyckel/${token}`)).text()).toBe(words);
  });

  it('is replaced by the next one', async () => {
    const [first, second] = [newToken(), newToken()];
    const administrator = await town.signIn(town.staff.administrator);
    for (const token of [first, second]) {
      const values = [newId(), town.staff.therapist, tokenHash(token)];
      await town.ask(administrator, 'select authz.invite($1, $2, $3)', values);
    }
    expect((await new Visitor(served).get(`/nyckel/${first}`)).status).toBe(404);
    expect((await new Visitor(served).get(`/nyckel/${second}`)).status).toBe(200);
  });

  it('is not made for a founded municipality', async () => {
    await town.look(
      "insert into authz.credential values ('k', $1, '', 0, '{}', 'device', now(), null, null) on conflict do nothing",
      [town.staff.administrator],
    );
    expect(await createFirstAdministratorLink(town.database, 'http://localhost:3000')).toBeUndefined();
  });
});

describe('a try with a passkey', () => {
  const answer = (id: string) => ({
    ceremony: newId(),
    response: {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: '', authenticatorData: '', signature: '' },
    },
  });

  it('says the same for one that is known and one that is not', async () => {
    await town.look(
      "insert into authz.credential values ('known', $1, '', 0, '{}', 'device', now(), null, null) on conflict do nothing",
      [town.staff.administrator],
    );
    const [known, unknown] = [new Visitor(served), new Visitor(served)];
    const answers = [
      await known.postJson('/logga-in', answer('known')),
      await unknown.postJson('/logga-in', answer('x')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(await answers[0]?.text()).toBe(await answers[1]?.text());
  });

  it('is one of five in a minute, also across processes, and the account is free again after it', async () => {
    const other = serve(town);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const visitor = new Visitor(n % 2 === 0 ? served : other);
      statuses.push((await visitor.postJson('/logga-in', answer('limited'))).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await new Visitor(served).postJson('/logga-in', answer('somebody else'))).status).toBe(401);
    await town.letPass({ minutes: 1 });
    expect((await new Visitor(served).postJson('/logga-in', answer('limited'))).status).toBe(401);
  });

  it('needs a script, and says so to a form', async () => {
    const page = await new Visitor(served).post('/logga-in');
    expect([page.status, await page.text()]).toEqual([422, expect.stringContaining('JavaScript')]);
  });
});

it('language and appearance are kept with the person, and lead back', async () => {
  const session = await town.signIn(town.staff.therapist);
  const visitor = new Visitor(served, session);
  const answer = await visitor.post('/sprak', { language: 'en', back: '/jour' });
  expect(answer.headers.get('location')).toBe('/jour');
  await visitor.post('/utseende', { scheme: 'dark', back: '/jour' });
  await visitor.post('/sprak', { language: 'xx' });
  const [row] = await town.look('select language, scheme from authz.staff where id = $1', [town.staff.therapist]);
  expect(row).toEqual({ language: 'en', scheme: 'dark' });
  expect(await (await new Visitor(served).get('/logga-in')).text()).toContain('lang="sv"');
});

it('no page of the door made a fault', () => expect(served.faults).toEqual([]));
