import { afterAll, beforeAll } from 'vitest';
import { staffRoutes } from '../../src/app.ts';
import { newId } from '../../src/kernel/ids.ts';
import { withActor } from '../../src/platform/database/with-actor.ts';
import { aFile, aTown, type Session, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { attack, type Outcome } from './goal.ts';

let town: Town;
let served: Served;
beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(() => town.close());

/** What must hold, one after another; the figure names what didn't. */
class Claims {
  #tried = 0;
  readonly #broken: string[] = [];

  hold(what: string, holds: boolean): void {
    this.#tried += 1;
    if (!holds) this.#broken.push(what);
  }

  get outcome(): Outcome {
    const broken = this.#broken.join('; ');
    return { tried: this.#tried, failed: this.#broken.length, figure: broken || 'all held' };
  }
}

const stateOf = async (session: Pick<Session, 'token'>): Promise<string> =>
  (await withActor(town.database, session.token, async (tx) => tx)).entered.state;

const minutesAgo = (session: Session, column: 'last_seen_at' | 'proved_at', minutes: number) =>
  town.look(
    `update authz.session set ${column} = authz.now() - $2 * interval '1 second' where token_hash = sha256(convert_to($1, 'UTF8'))`,
    [session.token, minutes * 60],
  );

attack('G10', 'sign-in and sessions: each limit just within, and just beyond', async () => {
  const claims = new Claims();
  const { caseOfficer, administrator, outsider } = town.staff;

  const kept = await town.look<{ token_hash: Buffer }>('select token_hash from authz.session');
  const one = await town.signIn(caseOfficer);
  claims.hold('a token has 256 bits', Buffer.from(one.token, 'base64url').length === 32);
  claims.hold(
    'only its hash is kept',
    kept.every(({ token_hash }) => token_hash.length === 32),
  );
  const whole = await town.look<{ row: string }>('select s::text as row from authz.session s');
  claims.hold('the token is nowhere in the table', !whole.some(({ row }) => row.includes(one.token)));

  await minutesAgo(one, 'last_seen_at', 14.9);
  claims.hold('14.9 minutes idle goes on', (await stateOf(one)) === 'open');
  await minutesAgo(one, 'last_seen_at', 15.1);
  claims.hold('15.1 minutes idle locks', (await stateOf(one)) === 'locked');

  const two = await town.signIn(caseOfficer);
  const until = (seconds: number) =>
    town.look(
      `update authz.session set expires_at = authz.now() + $2 * interval '1 second' where token_hash = sha256(convert_to($1, 'UTF8'))`,
      [two.token, seconds],
    );
  const [length] = await town.look<{ hours: number }>(
    `select extract(epoch from expires_at - started_at) / 3600 as hours from authz.session where token_hash = sha256(convert_to($1, 'UTF8'))`,
    [two.token],
  );
  claims.hold('a session lasts ten hours', Number(length?.hours) === 10);
  await until(5);
  claims.hold('just before its end it is open', (await stateOf(two)) === 'open');
  await until(-1);
  claims.hold('after its end it is nobody', (await stateOf(two)) === 'none');

  const three = await town.signIn(caseOfficer);
  const file = await aFile(town).made();
  await town.open(three, file.id);
  await town.look('update authz.staff set ended_at = authz.now() where id = $1', [caseOfficer]);
  const seen = await town.ask(three, 'select 1 from authz.readable()').catch(() => []);
  claims.hold(
    'one who has left is nobody at the next statement',
    (await stateOf(three)) === 'none' && seen.length === 0,
  );
  await town.look('update authz.staff set ended_at = null where id = $1', [caseOfficer]);

  const four = await town.signIn(administrator);
  const visitor = new Visitor(served, four);
  const role = `/organisation/personal/${outsider}/roll`;
  const given = () => visitor.post(role, { _form: newId(), role: 'supportWorker', unit: town.units.intake });
  await minutesAgo(four, 'proved_at', 10.1);
  claims.hold('a proof of 10.1 minutes is too old for a role', (await given()).status === 401);
  await minutesAgo(four, 'proved_at', 9.9);
  claims.hold('one of 9.9 is fresh', (await given()).status === 303);

  const before = visitor.cookies.get('session');
  await visitor.post('/visa-dig/demo?till=/min-dag');
  claims.hold('a proof gives a new token', visitor.cookies.get('session') !== before);
  claims.hold('and the old one is nobody', (await stateOf(four)) === 'none');

  await visitor.post('/logga-ut');
  claims.hold('signed out, the token is nobody', (await stateOf({ token: before ?? '' })) === 'none');
  const answers = await Promise.all(
    [newId(), caseOfficer].map(async (id) => {
      const answer = await new Visitor(served).postJson('/logga-in', {
        ceremony: newId(),
        response: { id, rawId: id, type: 'public-key', response: {} },
      });
      return `${answer.status} ${await answer.text()}`;
    }),
  );
  claims.hold('an unknown passkey and a wrong proof answer alike', new Set(answers).size === 1);
  for (const { audit, access, method } of staffRoutes)
    claims.hold(
      `${method} ${audit} says who may`,
      access.who === 'signedIn' || access.who === 'file' || access.roles.length > 0,
    );
  return claims.outcome;
});

attack(
  'G12',
  'limits: the last that is allowed passes, the next is told so, and no colleague is locked out',
  async () => {
    const claims = new Claims();
    const { dutyOfficer, teamLeader } = town.staff;
    await town.onDuty(dutyOfficer, town.units.intake);
    const withdraw = (visitor: Visitor, n: number) =>
      visitor.post('/aterkalla', {
        _form: newId(),
        reference: `AAAA-AAA${n % 8}`,
        receiver: 'outside',
        how: 'phone',
        by: 'self',
        words: '',
      });
    const session = await town.signIn(dutyOfficer);
    const asked = () => town.ask(session, `select authz.known($1, $2)`, [Buffer.alloc(32, 1), Buffer.from('skäl')]);
    let refusedAt = 0;
    for (let n = 1; n <= 31 && refusedAt === 0; n += 1) {
      await asked().catch((error: { code?: string }) => {
        if (error.code === 'SG003') refusedAt = n;
      });
    }
    claims.hold(`the question whether somebody is known is refused at the 31st, not at ${refusedAt}`, refusedAt === 31);
    const told = await withdraw(new Visitor(served, session), 1);
    claims.hold(
      `a withdrawal beyond the limit is answered in words, not ${told.status}`,
      [422, 429].includes(told.status),
    );
    claims.hold('the same person still works', (await new Visitor(served, session).get('/min-dag')).status === 200);
    const colleague = await town.signIn(teamLeader);
    const other = await town
      .ask(colleague, `select authz.known($1, $2)`, [Buffer.alloc(32, 1), Buffer.from('skäl')])
      .then(() => true)
      .catch(() => false);
    claims.hold('a colleague is not locked out by it', other);

    // Two servers over one database count together.
    const second = serve(Object.assign(Object.create(town) as Town, { database: town.connectAgain(2) }));
    const proof = (app: Served, from: string) =>
      app.app.request('http://localhost:3000/logga-in', {
        method: 'POST',
        headers: {
          origin: 'http://localhost:3000',
          'content-type': 'application/json',
          accept: 'application/json',
          'x-forwarded-for': from,
        },
        body: JSON.stringify({
          ceremony: newId(),
          response: { id: 'one', rawId: 'one', type: 'public-key', response: {} },
        }),
      });
    const statuses: string[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push(await (await proof(n % 2 ? second : served, '192.0.2.1')).text());
    claims.hold(
      'the fifth proof in a minute is weighed, the sixth is told to wait',
      /många försök/.test(statuses[5] ?? '') && !/många försök/.test(statuses[4] ?? ''),
    );

    for (const [size, expected] of [
      [511 * 1024, 'taken'],
      [513 * 1024, 'refused'],
    ] as const) {
      const answer = await new Visitor(served, colleague).post('/kontakt/ny', { words: 'a'.repeat(size) });
      claims.hold(`a form of ${size} bytes is ${expected}`, (answer.status === 413) === (expected === 'refused'));
    }
    return claims.outcome;
  },
);
