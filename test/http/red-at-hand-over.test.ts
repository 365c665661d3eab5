import { expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, officer, town } from '../support/file-at-work.ts';

/** Threats when a child is handed over are violence that goes on (V29), and change the threat: it is judged anew the same day. */
aFileAtWork();

async function fileOf(whose: 'the parent' | 'the child') {
  const [child, tarek] = [newId<PersonId>(), newId<PersonId>()];
  const file: MadeFile = await aFile(town)
    .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
    .onDesk({ first: 'Nova', last: 'Strand' })
    .with(tellsOf({ id: child, part: whose === 'the child' ? 'self' : 'child', name: 'Nova Strand', birthYear: 2018 }))
    .with(async (tx, opened) => {
      if (whose === 'the parent') await tellsOf({ part: 'self', name: 'Elin Strand' })(tx, opened);
    })
    .with(tellsOf({ id: tarek, part: 'usesViolence', name: 'Tarek' }))
    .with(({ sql }, opened) => setFileSide(sql, opened, whose === 'the child' ? 'childWitness' : 'victim'))
    .made();
  const address = `/akt/${file.id}`;
  const reds = async () =>
    (
      await town.look<{ kind: string; due: string; owner_id: string; source: string }>(
        `select r.kind, c.owner_id, v.kind as source, to_char(c.due_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as due
          from data.red_event r join data.running_clock c on c.subject_id = r.id and c.rule = 'riskRedEvent'
            left join data.violence_told v on v.id = r.source_id and v.file_id = r.file_id
          where r.file_id = $1 and c.met_at is null and c.ended_at is null`,
        [file.id],
      )
    ).map(({ kind, due, owner_id, source }) => [kind, due, owner_id === town.staff.caseOfficer, source].join(' '));
  return {
    tell: (who: typeof officer, ...ways: string[]) =>
      who.post(`${address}/efterat/${child}`, {
        _form: newId(),
        by: tarek,
        ways,
        words: 'Tarek hotade när Nova lämnades.',
      }),
    see: async (tail: string) => (await officer.get(`${address}${tail}`)).text(),
    assess: async () => {
      const begun = await officer.post(`${address}/lage`, { _form: newId(), instrument: 'talk', mode: 'inPerson' });
      const judged = { version: '0', act: 'finish', ownEstimate: '5', level: 'medium', words: 'Kan komma igen.' };
      const done = await officer.post(begun.headers.get('location') ?? '', { _form: newId(), ...judged });
      expect(done.status).toBe(303);
    },
    reds,
  };
}
const sameDay = 'newThreat 2027-03-10 00:00 true throughChild';

it.each(['the parent', 'the child'] as const)('forces a new assessment in the file of %s', async (whose) => {
  const { tell, see, assess, reds } = await fileOf(whose);
  for (const who of ['therapist', 'outsider', 'auditor', 'administrator', 'otherCaseOfficer'] as const)
    expect([who, (await tell(await as(town.staff[who]), 'handoverThreats')).status]).toEqual([who, 404]);
  expect((await tell(officer, 'messages', 'questions', 'litigation', 'money', 'turnedAgainst')).status).toBe(303);
  expect(await reds()).toEqual([]);
  const told = await tell(officer, 'messages', 'handoverThreats');
  expect(await reds()).toEqual([sameDay]);
  const next = await officer.get(told.headers.get('location') ?? '');
  expect(await next.text()).toContain('Risken ska bedömas på nytt senast');
  expect(await see('')).toContain('Ny bedömning behövs: nytt hot');
  // What waits already is not asked for twice; what comes after the answer is asked for again.
  await tell(officer, 'withheld');
  expect(await reds()).toEqual([sameDay]);
  await assess();
  expect(await reds()).toEqual([]);
  await tell(officer, 'withheld');
  expect(await reds()).toEqual([sameDay]);
});
