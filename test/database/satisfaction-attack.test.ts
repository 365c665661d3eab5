import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTown, type Town } from '../builders/index.ts';

// Somebody who sees how support ended, and wants to see one person in what people said of it: each number held against the others.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

type Share = { n: number; reached: number | null; few: 'reached' | 'missing' | null } | null;
type Told = { silent: Share; asked: Share; helped: Share };
const answers = ['helped', 'partly', 'notHelped', 'didNotSay', 'notAsked'] as const;
type Help = (typeof answers)[number] | undefined;

/** People whose support ended last month, each with so many interventions that did, and what was answered a week later. */
async function people(all: readonly { readonly ended: number; readonly help: Help }[]): Promise<Told> {
  await town.look(
    `begin; set local session_replication_role = replica; delete from data.intervention; delete from data.follow_up;
     with person as (select gen_random_uuid() as id, p.ended, p.help
         from jsonb_to_recordset('${JSON.stringify(all)}'::jsonb) as p (ended int, help text)),
       day as (select date_trunc('month', authz.now()) - interval '20 days' as at),
       made as (insert into data.intervention (id, file_id, section_id, version_id, audience, basis, right_told_at, asked_at, asked_by, worker_id,
           needs, unreached, extent_unit, begun_at, ended_at, ended_by, end_how)
         select gen_random_uuid(), p.id, gen_random_uuid(), gen_random_uuid(), 'exposed', 'open', d.at, d.at, gen_random_uuid(), gen_random_uuid(),
           '{}', '{}', 'once', d.at, d.at + interval '1 day', gen_random_uuid(), 'ended' from person p, day d, generate_series(1, p.ended))
     insert into data.follow_up (id, file_id, section_id, closing_id, months, due_on, owner_id, way, ended_at, ended_by, outcome, help)
       select gen_random_uuid(), p.id, gen_random_uuid(), gen_random_uuid(), 3, d.at::date, gen_random_uuid(), '\\\\x01', d.at + interval '8 days',
         gen_random_uuid(), 'reached', p.help from person p, day d where p.help is not null;
     commit`,
  );
  const leader = await town.signIn(town.staff.teamLeader);
  const [row] = await town.ask<{ told: Told }>(leader, 'select authz.support_figures() as told');
  if (!row) throw new Error('No answer');
  return row.told;
}
const so = (n: number, help: Help, ended = 1) => Array.from({ length: n }, () => ({ ended, help }));

it('tells how many were asked, and how many of them were helped, where there are five of each', async () => {
  const told = await people([
    ...[...so(5, 'helped'), ...so(2, 'partly'), ...so(4, 'notHelped'), ...so(1, 'didNotSay')],
    ...[...so(3, 'notAsked'), ...so(6, undefined)],
  ]);
  expect(told.asked).toEqual({ n: 21, reached: 12, few: null });
  expect(told.helped).toEqual({ n: 12, reached: 7, few: null });
});

it('tells nothing of the answers where the number of those asked is hidden, or fewer than five people are left', async () => {
  const almostAll = await people([...so(9, 'helped'), ...so(6, 'notHelped'), ...so(3, undefined)]);
  expect([almostAll.asked, almostAll.helped]).toEqual([{ n: 18, reached: null, few: 'missing' }, null]);
  const few = await people([...so(4, 'helped'), ...so(20, undefined)]);
  expect([few.asked, few.helped]).toEqual([{ n: 24, reached: null, few: 'reached' }, null]);
  // Ten interventions of two people are two people.
  const two = await people([...so(2, 'helped', 5)]);
  expect([two.silent?.n, two.asked, two.helped]).toEqual([10, null, null]);
});

it('does not tell by the difference that a few people had more than one that ended', async () => {
  const one = await people([...so(11, 'helped'), ...so(9, undefined), ...so(1, undefined, 2)]);
  expect([one.silent?.n, one.asked, one.helped]).toEqual([22, null, null]);
  const many = await people([...so(11, 'helped'), ...so(9, undefined, 2)]);
  expect([many.silent?.n, many.asked]).toEqual([29, { n: 20, reached: 11, few: null }]);
});

let state = 20_361_123;
const between = (most: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * (most + 1));
};

it('leaves no number under five to be reckoned out, whatever people there are', async () => {
  let [told, hidden] = [0, 0];
  for (let round = 0; round < 60; round += 1) {
    const counts = answers.map((help) => ({ help, n: between(round % 3 === 0 ? 3 : 12) }));
    const silentToo = between(14);
    const twice = between(8);
    const all = [
      ...counts.flatMap(({ help, n }) => so(n, help)),
      ...so(silentToo, undefined),
      ...so(twice, undefined, 2),
    ];
    const { silent, asked, helped } = await people(all);
    const of = (...some: Help[]) => all.filter(({ help }) => some.includes(help)).length;
    const truth = {
      people: all.length,
      asked: of('helped', 'partly', 'notHelped', 'didNotSay'),
      helped: of('helped', 'partly'),
    };
    if (asked) expect([asked.n, asked.reached ?? truth.asked]).toEqual([truth.people, truth.asked]);
    if (helped) expect([helped.n, helped.reached ?? truth.helped]).toEqual([truth.asked, truth.helped]);
    // All that can be reckoned from what is told: each is nothing, or five and more.
    const known = [
      ...(asked && silent ? [silent.n - asked.n] : []),
      ...(asked ? [asked.n] : []),
      ...(asked?.reached != null ? [asked.reached, asked.n - asked.reached] : []),
      ...(helped ? [helped.n, ...(asked ? [asked.n - helped.n] : [])] : []),
      ...(helped?.reached != null ? [helped.reached, helped.n - helped.reached] : []),
    ];
    expect([round, known.filter((n) => n > 0 && n < 5)]).toEqual([round, []]);
    if (helped && asked?.reached == null) throw new Error('Told of answers where those asked are hidden');
    told += Number(helped?.reached != null);
    hidden += Number(helped?.reached == null);
  }
  expect([told > 5, hidden > 5]).toEqual([true, true]);
});
