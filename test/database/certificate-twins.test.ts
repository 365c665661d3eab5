import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenFile } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aGroup, aTown, consentsTo, type MadeFile, type Session, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';

// Certificates of need, what was said when a consent was taken back, and who has read on one: who may, who may not.

let town: Town;
let file: MadeFile;
let officer: Session;
let own: OpenFile;
let consent: string;
let receiver: Session;

beforeAll(async () => {
  town = await aTown();
  await aGroup(town, { unitId: town.units.incomeSupport, staffId: town.staff.outsider });
});
afterAll(() => town.close());
beforeEach(async () => {
  file = await aFile(town)
    .withTeam(
      { staffId: town.staff.therapist, function: 'therapist' },
      { staffId: town.staff.supportWorker, function: 'supportWorker' },
    )
    .made();
  officer = await town.signIn(town.staff.caseOfficer);
  const opened = await town.open(officer, file.id);
  if (!opened) throw new Error('not opened');
  own = opened;
  consent = await consentsTo(town, officer, own, { unitId: town.units.incomeSupport, parts: ['protection'] });
  receiver = await town.signIn(town.staff.outsider);
});

type Row = { unit?: string; ground?: string; how?: string; consentId?: string | null };
async function disclosure(row: Row = {}): Promise<string> {
  const id = newId();
  await town.ask(
    officer,
    `insert into data.disclosure (id, file_id, section_id, at, given_by, receiver_unit, how, ground_kind, consent_id, parts)
     values ($1, $2, $3, authz.now(), $4, $5, $6, $7, $8, '{identity}')`,
    [
      id,
      file.id,
      file.sections.consents,
      officer.staffId,
      row.unit ?? town.units.incomeSupport,
      row.how ?? 'certificate',
      row.ground ?? 'secrecyWaiver',
      row.consentId === undefined ? consent : row.consentId,
    ],
  );
  return id;
}
const issue = (session: Session, on: string, hours = 240, id: string = newId()) =>
  town
    .ask(session, `select authz.issue_certificate($1, $2, authz.now() + make_interval(hours => $3), '\\x01')`, [
      id,
      on,
      hours,
    ])
    .then(() => id);
const end = (session: Session, id: string) => town.ask(session, 'select authz.end_certificate($1)', [id]);
const answer = (session: Session, id: string) =>
  town.ask(session, `select authz.answer_certificate($1, 'done', '\\x01')`, [id]);
const ids = async (session: Session, name: 'my_certificates' | 'live_certificates') =>
  (await town.ask<{ id: string }>(session, `select authz.${name}() as id`)).map(({ id }) => id);
const contents = async (session: Session, id: string) =>
  (await town.ask(session, 'select 1 from data.certificate_content where certificate_id = $1', [id])).length;
const nobody: Session = { id: newId(), token: '', staffId: newId() };
const others = ['otherCaseOfficer', 'childOfficer', 'administrator', 'auditor', 'boardChair'] as const;

async function everyoneElse(): Promise<Session[]> {
  const sessions = await Promise.all(others.map((person) => town.signIn(town.staff[person])));
  const support = await town.signIn(town.staff.supportWorker);
  for (const session of [...sessions, support, receiver]) await town.open(session, file.id);
  return [...sessions, support, nobody];
}

describe('issue_certificate', () => {
  it('is for those who write down consents in the file, and for nobody else', async () => {
    const on = await disclosure();
    for (const session of [...(await everyoneElse()), receiver]) await expectRefused(issue(session, on));
    expect(await town.look('select 1 from data.certificate_source where file_id = $1', [file.id])).toEqual([]);
    await issue(officer, on);
    const therapist = await town.signIn(town.staff.therapist);
    await town.open(therapist, file.id);
    await issue(therapist, await disclosure());
  });

  it('rests on a row of the register once, on a consent that is in force, to that unit, for no longer', async () => {
    const withdrawn = await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    await town.ask(officer, 'select authz.withdraw_consent($1)', [withdrawn]);
    for (const [row, hours] of [
      [{ consentId: withdrawn }, 240],
      [{ consentId: null }, 240],
      [{ ground: 'necessary' }, 240],
      [{ unit: town.units.childrenUnit }, 240],
      [{ how: 'spoken' }, 240],
      [{}, 24 * 91],
      [{}, -1],
      [{ consentId: null, ground: 'necessary' }, 24 * 400],
    ] as [Row, number][])
      await expectRefused(issue(officer, await disclosure(row), hours));
    await expectRefused(issue(officer, newId()));
    const on = await disclosure();
    await issue(officer, on);
    await expectRefused(issue(officer, on));
  });

  it('is refused for a file that few may know of', async () => {
    const on = await disclosure();
    await town.ask(officer, `select authz.set_protection($1, 'protectedRegistration')`, [file.id]);
    await town.open(officer, file.id);
    await expectRefused(issue(officer, on));
  });
});

describe('a certificate', () => {
  it('is seen by the unit as long as it holds, by the team always, and by nobody else', async () => {
    const id = await issue(officer, await disclosure());
    for (const session of await everyoneElse()) {
      expect(await ids(session, 'my_certificates')).not.toContain(id);
      expect(await ids(session, 'live_certificates')).not.toContain(id);
      const seen = await contents(session, id);
      expect(seen).toBe(session.staffId === town.staff.supportWorker ? 1 : 0); // reads consents, writes none
    }
    expect(await ids(receiver, 'live_certificates')).toContain(id);
    expect(await contents(receiver, id)).toBe(1);
    expect(await town.ask(receiver, 'select 1 from data.certificate_source')).toEqual([]);
    await town.ask(officer, 'select authz.withdraw_consent($1)', [consent]);
    expect(await ids(receiver, 'live_certificates')).not.toContain(id);
    expect(await ids(receiver, 'my_certificates')).toContain(id);
    expect(await contents(receiver, id)).toBe(0);
    expect(await contents(officer, id)).toBe(1);
  });

  it('is hidden whole from one who is blocked, or stands on the other side', async () => {
    const id = await issue(officer, await disclosure());
    await town.ask(officer, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      town.staff.outsider,
    ]);
    for (const name of ['my_certificates', 'live_certificates'] as const)
      expect(await ids(receiver, name)).not.toContain(id);
    await expectRefused(answer(receiver, id));
    await town.look('update authz.block set ended_at = now() where file_id = $1', [file.id]);
    expect(await ids(receiver, 'live_certificates')).toContain(id);
    const his = await aFile(town).createdBy(town.staff.outsider).ofUnit(town.units.incomeSupport).made();
    const situation = newId();
    await town.look(`insert into authz.file values ($1, 'situation', $2, $3, 'none', now(), $4)`, [
      situation,
      file.unitId,
      situation.slice(0, 8),
      officer.staffId,
    ]);
    await town.look(`insert into authz.situation_member values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`, [
      situation,
      file.id,
      his.id,
    ]);
    for (const name of ['my_certificates', 'live_certificates'] as const)
      expect(await ids(receiver, name)).not.toContain(id);
  });

  it('is answered once, by the unit alone; the file hears of it, and stays closed', async () => {
    const id = await issue(officer, await disclosure());
    for (const session of [...(await everyoneElse()), officer]) await expectRefused(answer(session, id));
    await answer(receiver, id);
    await expectRefused(answer(receiver, id));
    await expectRefused(end(officer, id));
    expect(await contents(receiver, id)).toBe(0);
    expect(
      await town.look(`select staff_id from data.alert where file_id = $1 and kind = 'certificateAnswered'`, [file.id]),
    ).toEqual([{ staff_id: town.staff.caseOfficer }]);
    expect(
      await town.look(`select actor_id from data.event where file_id = $1 and kind = 'certificate.answered'`, [
        file.id,
      ]),
    ).toEqual([{ actor_id: town.staff.outsider }]);
  });

  it('is taken back by those who write down consents in the file', async () => {
    const id = await issue(officer, await disclosure());
    for (const session of [...(await everyoneElse()), receiver]) await expectRefused(end(session, id));
    await end(officer, id);
    await expectRefused(end(officer, id));
    await expectRefused(answer(receiver, id));
    expect(await contents(receiver, id)).toBe(0);
  });
});

describe('read_by', () => {
  const readBy = (session: Session) => town.ask(session, 'select * from authz.read_by($1)', [file.id]);

  it('tells those who read the consents who has read on a waiver, and nobody else', async () => {
    expect(await readBy(officer)).toEqual([]);
    await town.open(receiver, file.id);
    await town.letPass({ minutes: 5 });
    await town.open(receiver, file.id);
    const [row, ...more] = (await readBy(officer)) as { unit: string; parts: string[] }[];
    expect(more).toEqual([]);
    expect(row?.unit).toBe(town.units.incomeSupport);
    expect(row?.parts.toSorted()).toEqual(['identity', 'plan', 'protection', 'safeContact']);
    const leader = await town.signIn(town.staff.teamLeader);
    await town.open(leader, file.id, 'Uppföljning');
    expect(await readBy(leader)).toHaveLength(1);
    for (const session of [
      nobody,
      receiver,
      ...(await Promise.all(others.map((person) => town.signIn(town.staff[person])))),
    ])
      expect(await readBy(session)).toEqual([]);
  });
});
