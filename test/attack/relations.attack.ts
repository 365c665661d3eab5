import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { today } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/kernel/ids.ts';
import { PersonalNumber } from '../../src/kernel/personal-number.ts';
import { getOk } from '../../src/kernel/result.ts';
import { root } from '../../src/platform/root.ts';
import { aFile, aTown, rows, type Session, type Town } from '../builders/index.ts';
import { attack } from './goal.ts';

// A worker who is, or is close to, somebody that a file tells of: shut out whoever she is and whichever side was entered first.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

const ways = ['self', 'household', 'other', 'oneFile'] as const;
const people = [
  'caseOfficer',
  'therapist',
  'teamLeader',
  'manager',
  'backupOfficer',
  'administrator',
  'auditor',
  'supportWorker',
] as const;
const indexes = ['index_person($1, $2, true)', 'index_person($1, $2, false)', 'index_named($1, $2)'] as const;

attack('T3', 'staff who are close to somebody in a file are shut out of it', async (mode) => {
  const numbers = readFileSync(`${root}/src/demo/test-personal-numbers.csv`, 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => (line.startsWith('19') ? [line.split(',')[0] ?? ''] : []));
  const day = today(await town.now());
  const hashOf = (at: number) =>
    town.keyring.personHash(getOk(PersonalNumber.parse(numbers[at % numbers.length] ?? '', day), 'a test number'));
  await town.onDuty(town.staff.backupOfficer, town.units.violenceTeam);
  const sessions = new Map<string, Session>();
  for (const person of people) sessions.set(person, await town.signIn(town.staff[person]));
  const tries = mode === 'full' ? 200 : 24;
  let [failed, controls] = [0, 0];
  for (let at = 0; at < tries; at += 1) {
    const person = people[at % people.length] ?? 'therapist';
    const way = ways[Math.floor(at / people.length) % ways.length] ?? 'household';
    const session = sessions.get(person);
    if (!session) throw new Error('Nobody was signed in');
    const staffId = town.staff[person];
    const hash = hashOf(at);
    const declare = async () => {
      // Each try has a relation of its own: what was declared before would shut out by itself.
      await town.look('delete from authz.staff_relation');
      await town.look('delete from authz.search_count');
      if (way === 'oneFile') return;
      await town.ask(session, 'select authz.declare_relation($1, $2, $3)', [newId(), hash, way]);
    };
    const first = at % 2 === 0;
    if (first) await declare();
    const works = person !== 'administrator' && person !== 'auditor';
    const inTeam = works && person !== 'caseOfficer' && at % 3 === 0;
    const made = aFile(town)
      .createdBy(town.staff.otherCaseOfficer)
      .withNote('Ett')
      .onDesk({ first: 'Elin', last: 'Sund' });
    if (inTeam) made.withTeam({ staffId, function: 'therapist' });
    const file = await made
      .with(async ({ sql }, own) => {
        await rows(sql, `select authz.${indexes[at % indexes.length]}`, [own.id, hash]);
      })
      .made();
    if (!first) {
      if (await town.open(session, file.id, 'skäl')) controls += 1;
      await declare();
    }
    if (way === 'oneFile')
      await town.ask(session, `select authz.set_block($1, $2, authz.me(), 'conflictOfInterest')`, [newId(), file.id]);
    const seen = [
      await town.open(session, file.id, 'akut, fara för liv'),
      ...(await town.ask(session, 'select id from data.note where file_id = $1', [file.id])),
      ...(await town.ask(session, 'select id from data.desk where file_id = $1', [file.id])),
      ...(await town.ask(session, `select * from authz.known($1, '\\x01') as k where k = $2`, [hash, file.id])),
      // An emergency opens much, and never this.
      ...(
        await town.ask<{ answer: string }>(
          session,
          `select authz.open_emergency($1, $2, $3, null, '\\x01') ->> 'answer' as answer`,
          [newId(), newId(), file.id],
        )
      ).filter(({ answer }) => answer !== 'refused'),
      ...(await town.ask(session, 'select * from authz.openable($1) as x', [[file.id]])),
    ].filter((one) => one !== undefined);
    if (seen.length > 0) failed += 1;
  }
  if (controls === 0) failed += 1;
  return { tried: tries, failed, figure: `${tries - failed} of ${tries} shut out; ${controls} had a way in before` };
});
