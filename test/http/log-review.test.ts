import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remindOfReviews } from '../../src/access/log/review.store.ts';
import { newId } from '../../src/kernel/ids.ts';
import { inStockholm } from '../../src/kernel/instant.ts';
import { aFile, aTown, type MadeFile, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { SealedLog } from '../support/sealed-log.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// The recurring control of the log: drawn so that nobody can choose, judged by one who is not on the line, itself logged.

let town: Town;
let served: Served;
let month: string;
let opened: MadeFile[];
const as = async (person: keyof Town['staff']) => new Visitor(served, await town.signIn(town.staff[person]));
const form = (fields: Record<string, string> = {}) => ({ _form: newId(), ...fields });

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  const start = inStockholm(await town.now())
    .add({ months: 1 })
    .with({ day: 10, hour: 9, minute: 0, second: 0 });
  await town.setClock(start.toInstant());
  month = start.toPlainDate().with({ day: 1 }).toString();
  opened = [];
  for (let n = 0; n < 25; n++) opened.push(await aFile(town).made());
  const responsible = await as('caseOfficer');
  for (const file of opened.slice(0, 3)) await responsible.get(`/akt/${file.id}`);
  // A leader who looks through many files with a reason, and does nothing in them.
  const leader = await as('teamLeader');
  for (const file of opened)
    await leader.post(
      `/akt/${file.id}/oppna`,
      form({ purpose: 'other', reason: 'Ville bara se', next: `/akt/${file.id}` }),
    );
  const manager = await as('manager');
  await manager.post(`/akt/${opened[0]?.id}/oppna`, form({ purpose: 'review', reason: 'Granskar utredningen' }));
  await town.setClock(start.add({ months: 1 }).with({ day: 2 }).toInstant());
  await town.signIn(town.staff.caseOfficer); // the first line of the new month
  await new SealedLog(town).seal();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const begin = async (person: 'manager' | 'teamLeader' | 'auditor') => {
  const visitor = await as(person);
  const unit = person === 'auditor' ? '' : town.units.violenceTeam;
  const answer = await visitor.post('/kontroll', form({ month, unit }));
  return { visitor, address: answer.headers.get('location') ?? '', status: answer.status };
};
const linesOf = (address: string) =>
  town.look<{ id: string; staff_id: string; entry_id: string; drawn: boolean; patterns: string[] }>(
    'select * from data.log_review_line where review_id = $1 order by entry_id',
    [address.split('/').at(-1)],
  );

describe('a control', () => {
  it('is in the list of who is to make it, with its last day; nobody else has one', async () => {
    const manager = await as('manager');
    const page = await (await manager.get('/kontroll')).text();
    expect(page).toContain('Inte påbörjad');
    expect(page).toContain('Klar senast ');
    for (const person of ['caseOfficer', 'dutyOfficer', 'administrator', 'outsider'] as const)
      expect((await (await as(person)).get('/kontroll')).status).toBe(404);
  });

  it('shows the sample and what stands out, with ground and reason, and none of the reviewer’s own openings', async () => {
    const { visitor, address, status } = await begin('manager');
    expect(status).toBe(303);
    const lines = await linesOf(address);
    expect(lines.filter(({ drawn }) => drawn)).toHaveLength(20);
    expect(lines.some(({ patterns }) => patterns.includes('manyWithoutWork'))).toBe(true);
    expect(lines.filter(({ staff_id }) => staff_id === town.staff.manager)).toEqual([]);
    const page = await (await visitor.get(address)).text();
    expect(page).toContain('Många akter öppnade utan att något gjordes där');
    expect(page).toContain('Ville bara se');
    expect(page).not.toContain('Granskar utredningen');
    const read = await town.look(
      `select from audit.entry where action = 'logReview.read' and outcome = 'done' and detail ->> 'review' = $1`,
      [address.split('/').at(-1)],
    );
    expect(read).toHaveLength(1);
  });

  it('is drawn by the seal: made anew it has the same lines', async () => {
    const before = await town.look('select entry_id from data.log_review_line where drawn order by 1');
    await town.look('delete from data.log_review_line');
    await town.look('delete from data.log_review');
    const { address } = await begin('manager');
    expect((await linesOf(address)).filter(({ drawn }) => drawn).map(({ entry_id }) => ({ entry_id }))).toEqual(before);
  });

  it('ends when every line is judged; what is asked or reported needs words', async () => {
    const { visitor, address } = await begin('manager');
    expect((await visitor.post(address, form())).status).toBe(422);
    const [first, ...rest] = await linesOf(address);
    const line = (id = '') => `${address}/rader/${id}`;
    const without = await visitor.post(line(first?.id), form({ outcome: 'asked' }));
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('Skriv vad du frågar om');
    expect((await visitor.post(line(first?.id), form({ outcome: 'asked', words: 'Varför just den?' }))).status).toBe(
      303,
    );
    expect(await (await visitor.get(line(first?.id))).text()).toContain('Varför just den?');
    for (const { id } of rest) await visitor.post(line(id), form({ outcome: 'ok' }));
    expect((await visitor.post(address, form())).status).toBe(303);
    expect((await visitor.post(line(rest[0]?.id), form({ outcome: 'ok' }))).status).toBe(404);
    const sealed = await town.look<{ words: Buffer }>('select words from data.log_review_line where words is not null');
    expect(sealed).toHaveLength(1);
    expect(sealed[0]?.words.toString('utf8')).not.toContain('Varför');
  });

  it('of the whole municipality is the auditor’s, who finds the leaders’ openings there', async () => {
    const { address } = await begin('auditor');
    const lines = await linesOf(address);
    expect(lines.some(({ staff_id }) => staff_id === town.staff.teamLeader)).toBe(true);
    expect((await (await as('manager')).get(address)).status).toBe(404);
    expect((await (await as('auditor')).get(address)).status).toBe(200);
  });

  it('shows a leader no line of a file any more when she is shut out after it began, and goes on without her', async () => {
    await town.look('delete from data.log_review_line');
    await town.look('delete from data.log_review');
    const { visitor, address } = await begin('teamLeader');
    // Of openings that are not her own.
    const [line] = await linesOf(address);
    const [of] = await town.look<{ file_id: string }>('select file_id from data.log_review_line where id = $1', [
      line?.id,
    ]);
    const session = await town.signIn(town.staff.teamLeader);
    const seen = () => town.ask(session, 'select id from data.log_review_line where file_id = $1', [of?.file_id]);
    const counted = async () => {
      const [row] = await town.ask<{ lines: number; judged: number }>(
        session,
        'select lines, judged from authz.reviews_to_make() where review_id = $1',
        [address.split('/').at(-1)],
      );
      return row;
    };
    const [before, all] = [await seen(), await counted()];
    expect(before.length).toBeGreaterThan(0);
    const block = newId();
    await town.look(
      `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by) values ($1, $2, $3, 'conflictOfInterest', authz.now(), $3)`,
      [block, of?.file_id, town.staff.teamLeader],
    );
    expect(await seen()).toEqual([]);
    expect((await counted())?.lines).toBe((all?.lines ?? 0) - before.length);
    expect((await visitor.get(`${address}/rader/${line?.id}`)).status).toBe(404);
    expect((await town.ask(session, `select authz.judge_line($1, 'ok', null) as done`, [line?.id]))[0]).toEqual({
      done: false,
    });
    await town.look('delete from authz.block where id = $1', [block]);
  });

  it('shows a leader no line of a file that she is shut out from', async () => {
    const [file] = opened;
    await town.look('delete from data.log_review_line');
    await town.look('delete from data.log_review');
    await town.ask(await town.signIn(town.staff.manager), `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file?.id,
      town.staff.manager,
    ]);
    const { address } = await begin('manager');
    expect(
      await town.look('select from data.log_review_line where review_id = $1 and file_id = $2', [
        address.split('/').at(-1),
        file?.id,
      ]),
    ).toEqual([]);
  });
});

describe('a decoy', () => {
  it('is made by an auditor alone, lies in no list or search, and tells at once who opens it', async () => {
    for (const person of ['manager', 'administrator', 'caseOfficer'] as const)
      await expectRefused(
        town.ask(await town.signIn(town.staff[person]), 'select authz.make_decoy($1, $2, $3, $4)', [
          newId(),
          town.units.violenceTeam,
          'X',
          '[]',
        ]),
      );
    const holds = async () =>
      town.ask(await town.signIn(town.staff.administrator), 'select * from authz.unit_holds($1)', [
        town.units.violenceTeam,
      ]);
    const before = await holds();
    const auditor = await as('auditor');
    expect((await auditor.post('/kontroll/akter', form())).status).toBe(422);
    expect((await auditor.post('/kontroll/akter', form({ unit: town.units.violenceTeam }))).status).toBe(303);
    const [decoy] = await town.look<{ file_id: string }>('select file_id from authz.decoy');
    const id = decoy?.file_id ?? '';
    expect(await (await auditor.get('/kontroll')).text()).toContain(id);
    expect(
      await town.look(
        'select from data.desk where file_id = $1 union all select from authz.person_index where file_id = $1',
        [id],
      ),
    ).toEqual([]);
    expect(await holds()).toEqual(before);
    const leader = await as('teamLeader');
    expect(await (await leader.get('/arenden')).text()).not.toContain(id);
    const told = () => town.look<{ staff_id: string }>(`select staff_id from data.alert where kind = 'decoyOpened'`);
    await (await as('caseOfficer')).get(`/akt/${id}`);
    expect(await told()).toEqual([]);
    await leader.post(`/akt/${id}/oppna`, form({ purpose: 'other', reason: 'Undrar' }));
    const those = (await told()).map(({ staff_id }) => staff_id);
    expect(those).toContain(town.staff.auditor);
    expect(those).toContain(town.staff.manager);
    expect(those).not.toContain(town.staff.teamLeader);
    expect(await town.ask(await town.signIn(town.staff.manager), 'select * from authz.my_decoys()')).toEqual([]);
  });

  it('opens in an emergency as any file does, and tells of that too', async () => {
    const [decoy] = await town.look<{ file_id: string }>('select file_id from authz.decoy');
    const told = () => town.look(`select from data.alert where kind = 'decoyOpened'`);
    const before = (await told()).length;
    const curious = await as('outsider');
    const answer = await curious.post('/nodoppning', form({ file: decoy?.file_id ?? '', reason: 'Någon ringde' }));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/akt/${decoy?.file_id}`]);
    expect((await told()).length).toBeGreaterThan(before);
    // There is nothing in it, and nothing that says so.
    const shown = async (id: string) => {
      const answer = await curious.get(`/akt/${id}`);
      const text = (await answer.text()).replaceAll(id, 'ID').replace(/name="_form" value="[^"]*"/g, '');
      return [answer.status, text];
    };
    const absent = await shown(newId());
    expect(absent[0]).toBe(404);
    expect(await shown(decoy?.file_id ?? '')).toEqual(absent);
  });
});

describe('begin_review, judge_line and end_review', () => {
  it('are for those who lead the unit, or audit all, and for nobody on the line', async () => {
    for (const person of ['caseOfficer', 'administrator', 'outsider', 'intakeLeader', 'auditor'] as const)
      await expectRefused(
        town.ask(await town.signIn(town.staff[person]), 'select authz.begin_review($1, $2, $3)', [
          newId(),
          month,
          town.units.violenceTeam,
        ]),
      );
    const [line] = await town.look<{ id: string; review_id: string }>(
      'select id, review_id from data.log_review_line where staff_id = $1',
      [town.staff.teamLeader],
    );
    for (const person of ['caseOfficer', 'auditor', 'intakeLeader', 'teamLeader'] as const) {
      const session = await town.signIn(town.staff[person]);
      expect(await town.ask(session, `select authz.judge_line($1, 'ok', null) as done`, [line?.id])).toEqual([
        { done: false },
      ]);
      expect(await town.ask(session, 'select authz.end_review($1) as done', [line?.review_id])).toEqual([
        { done: false },
      ]);
    }
    const teamLeader = await town.signIn(town.staff.teamLeader);
    expect(await town.ask(teamLeader, 'select from data.log_review_line where id = $1', [line?.id])).toEqual([]);
    expect(await town.ask(await town.signIn(town.staff.caseOfficer), 'select * from authz.my_reviews()')).toEqual([]);
    expect(await town.ask(await town.signIn(town.staff.caseOfficer), 'select * from authz.reviews_to_make()')).toEqual(
      [],
    );
  });

  it('are asked for when a month has ended, and when it is late; once each', async () => {
    const told = async () =>
      Number(
        (
          await town.look<{ n: string }>(
            `select count(*) as n from data.alert where kind = 'logReviewDue' and staff_id = $1`,
            [town.staff.auditor],
          )
        )[0]?.n,
      );
    const jobs = town.connectJobs();
    const remind = () => jobs.inOne(({ sql }) => remindOfReviews(sql));
    await remind();
    await remind();
    expect(await told()).toBe(1);
    await town.setClock(
      inStockholm(await town.now())
        .with({ day: 20 })
        .toInstant(),
    );
    await remind();
    expect(await told()).toBe(2);
    await jobs.close();
  });
});
