import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// What stands in the way is counted for leaders, by kind and from five on: nothing of a single person, and no total to count back from.

let town: Town;
let served: Served;
type Told = { list: string; kind: string; n: number };
type Figures = { kinds: Told[]; leftHome: unknown; bounced: unknown; withoutHelp: unknown } & Record<
  'needRefused' | 'needReturned',
  unknown
>;

/** Rows as the pages write them: how each is written is tried where it is written. */
async function meetsThem({ id, sections }: MadeFile, self: PersonId, more: boolean) {
  const by = town.staff.caseOfficer;
  const add = (text: string, values: unknown[]) => town.look(text, values);
  await add(
    `insert into data.protection_assessment (id, file_id, section_id, person_id, state, mode, need, words, answers, started_at, assessed_at, by_id)
      values ($1, $2, $3, $4, 'done', 'inPerson', 'tonight', '\\x01', $5, authz.now(), authz.now(), $6)`,
    [
      newId(),
      id,
      sections.protection,
      self,
      { staying: 'mustLeave', obstacles: more ? ['hisHome', 'noAlarm'] : ['hisHome'] },
      by,
    ],
  );
  await isRefused({ id, sections }, 'traumaCare');
}

async function isRefused({ id, sections }: Pick<MadeFile, 'id' | 'sections'>, kind: string) {
  for (const _ of [1, 2])
    await town.look(
      `insert into data.referral (id, file_id, section_id, kind, receiver, purpose, answer_by, at, by_id, answer, answer_words, answered_at)
        values ($1, $2, $3, $5, '\\x01', '\\x01', '2030-01-01', authz.now(), $4, 'no', '\\x01', authz.now())`,
      [newId(), id, sections.plan, town.staff.caseOfficer, kind],
    );
}

/** What a unit answered about a need: the last of them takes it first, and gives it back. */
async function answersNeed({ id, sections }: Pick<MadeFile, 'id' | 'sections'>, answers: readonly string[]) {
  const need = newId();
  const by = town.staff.caseOfficer;
  await town.look(
    `insert into data.need (id, file_id, section_id, kind, words, unit_id, asked_how, at, by_id)
      values ($1, $2, $3, 'housing', '\\x01', $4, 'withoutName', authz.now(), $5)`,
    [need, id, sections.plan, town.units.incomeSupport, by],
  );
  for (const answer of answers)
    await town.look(
      `insert into data.need_answer (id, file_id, section_id, need_id, answer, words, at, by_id)
        values ($1, $2, $3, $4, $5, '\\x01', authz.now(), $6)`,
      [newId(), id, sections.plan, need, answer, by],
    );
}

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  for (let n = 0; n < 5; n += 1) {
    const self = newId<PersonId>();
    const made = await aFile(town)
      .with(tellsOf({ id: self, part: 'self', name: 'Elin Strand' }))
      .made();
    await meetsThem(made, self, n < 4);
    await answersNeed(made, ['refused']);
    // Refused twice is one who was refused; given back by four.
    if (n < 4) await answersNeed(made, ['taken', 'returned']);
    if (n === 0) await answersNeed(made, ['refused']);
    // Said twice of one is said once.
    if (n === 0) await meetsThem(made, self, true);
    // And one who was sent to two places is one.
    if (n === 0) await isRefused(made, 'substanceCare');
  }
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

const asked = async (who: keyof Town['staff']): Promise<Figures> => {
  const session = await town.signIn(town.staff[who]);
  const [row] = await town.ask<{ told: Figures }>(session, 'select authz.hindrances() as told');
  if (!row) throw new Error('No answer');
  return row.told;
};

it('V19 is told by kind to leaders from five on, when the month is over; four say nothing', async () => {
  expect((await asked('teamLeader')).kinds).toEqual([]);
  await town.letPass({ hours: 24 * 32 });
  const told = await asked('teamLeader');
  expect(told.kinds).toEqual([{ list: 'stay', kind: 'hisHome', n: 5 }]);
  // All five of five: who is missing would be counted from that, and so it is only said that few are.
  expect(told.leftHome).toEqual({ n: 5, reached: null, few: 'missing' });
  expect(told.bounced).toEqual({ n: 5, reached: null, few: 'missing' });
  expect(told.withoutHelp).toBeNull();
  expect(told.needRefused).toEqual({ n: 5, reached: null, few: 'missing' });
  expect(told.needReturned).toEqual({ n: 5, reached: null, few: 'missing' });
});

it('V13 V19 stand on the page of those who lead, in the words of the forms, and nobody else is told', async () => {
  const page = await (await new Visitor(served, await town.signIn(town.staff.teamLeader)).get('/uppfoljning')).text();
  for (const words of ['Det som står i vägen', 'En enhet sa nej till ett behov', 'Bostaden är inte personens egen'])
    expect(page).toContain(words);
  for (const words of ['Inget larm att få', 'Elin']) expect(page).not.toContain(words);
  for (const who of ['caseOfficer', 'therapist', 'auditor', 'administrator', 'boardChair'] as const)
    await expectRefused(asked(who));
});
