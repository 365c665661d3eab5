import { describe, expect, it } from 'vitest';
import {
  askNecessary,
  type ConsentId,
  endNecessary,
  giveWaiver,
  signNecessary,
  withdrawConsent,
} from '../../src/access/index.ts';
import { type GroundId, newId } from '../../src/kernel/ids.ts';
import { aFile, consentsTo, type Session, type Town } from '../builders/index.ts';
import {
  aConsentedFile,
  file,
  group,
  member,
  officer,
  opened,
  own,
  refused,
  seen,
  town,
} from '../support/consented-file.ts';

aConsentedFile();

describe('a waiver', () => {
  it('opens what was consented to, for who speaks for the receiver, and nothing else', async () => {
    const other = await town.signIn(town.staff.childOfficer);
    expect(await town.open(member, file.id)).toBeUndefined();
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport, parts: ['protection'] });
    const got = await opened(member);
    expect(got.ground).toBe('secrecyWaiver');
    expect(['identity', 'safeContact', 'plan', 'protection'].every((k) => got.mayRead(k as 'plan'))).toBe(true);
    for (const kind of ['account', 'notes', 'children', 'health', 'location', 'consents', 'decisions'] as const)
      expect(got.mayRead(kind), kind).toBe(false);
    expect(got.mayWrite('plan')).toBe(true);
    expect(got.mayWrite('protection')).toBe(false);
    expect(await seen(member)).toBe(0);
    expect(await town.open(other, file.id), 'another unit of the group').toBeUndefined();
    for (const person of ['outpatientLeader', 'auditor', 'administrator', 'boardChair'] as const)
      expect(await town.open(await town.signIn(town.staff[person]), file.id), person).toBeUndefined();
  });

  it('adds up where two were given, each with its own end', async () => {
    const unitId = town.units.childrenUnit;
    const first = await consentsTo(town, officer, own, { unitId, parts: ['account'] });
    await consentsTo(town, officer, own, { unitId, parts: ['children'] });
    const deputy = await town.signIn(town.staff.otherChildOfficer);
    const both = await opened(deputy);
    expect([both.mayRead('account'), both.mayRead('children')]).toEqual([true, true]);
    await town.act(officer, ({ sql }) => withdrawConsent(sql, first));
    const left = await opened(deputy);
    expect([left.mayRead('account'), left.mayRead('children')]).toEqual([false, true]);
  });

  it('is given by one who may record consents, for a signed one, once, and never further than it may reach', async () => {
    const unitId = town.units.incomeSupport;
    const waiting = await consentsTo(town, officer, own, { unitId, answer: 'waiting' });
    const given = await consentsTo(town, officer, own, { unitId });
    const give = (session: Session, id: ConsentId, parts: string[] = ['account']) =>
      town.act(session, ({ sql }) => giveWaiver(sql, id, parts as 'account'[]));
    await refused(give(officer, waiting));
    await refused(give(officer, given));
    await refused(give(officer, newId<ConsentId>()));
    await refused(consentsTo(town, officer, own, { unitId, days: 400 }));
    await refused(consentsTo(town, officer, own, { unitId, parts: ['location' as 'account'] }));
    await refused(consentsTo(town, officer, own, { unitId, parts: ['notes' as 'account'] }));
    const support = await town.signIn(town.staff.supportWorker);
    await opened(support);
    await town.ask(
      officer,
      `update data.consent set answer = 'given', answered_at = now(), signed_how = 'paper' where id = $1`,
      [waiting],
    );
    const who = [support, member, await town.signIn(town.staff.auditor), await town.signIn(town.staff.administrator)];
    for (const session of who) await refused(give(session, waiting));
    await give(officer, waiting);
  });

  it('is beaten by a block, by a level that few may see, and by a file on the other side', async () => {
    const { units, staff } = town;
    await consentsTo(town, officer, own, { unitId: units.outpatient });
    const his = await town.signIn(staff.perpetratorTherapist);
    await opened(his);
    const key = Buffer.from(newId());
    await town.ask(officer, 'select authz.index_person($1, $2, true)', [file.id, key]);
    const hears = async (session: Session) => [
      await town.ask(session, 'select * from authz.openable($1::uuid[])', [[file.id]]),
      await town.ask(session, `select * from authz.known($1, '\\x01')`, [key]),
    ];
    for (const answer of await hears(his)) expect(answer).toHaveLength(1);
    const other = await aFile(town).createdBy(staff.perpetratorTherapist).ofUnit(units.outpatient).made();
    const situation = newId();
    await town.look(`insert into authz.file values ($1, 'situation', $2, $3, 'none', now(), $4)`, [
      situation,
      units.violenceTeam,
      situation.slice(0, 8),
      staff.teamLeader,
    ]);
    await town.look(`insert into authz.situation_member values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`, [
      situation,
      file.id,
      other.id,
    ]);
    const again = await town.signIn(staff.perpetratorTherapist);
    expect(await town.open(again, file.id)).toBeUndefined();
    // Nor does a list, or "Känd här?", tell her of what wouldn't open.
    for (const answer of await hears(again)) expect(answer).toEqual([]);

    await consentsTo(town, officer, own, { unitId: units.incomeSupport });
    await opened(member);
    await town.ask(officer, `select authz.set_protection($1, 'protectedRegistration')`, [file.id]);
    expect(await town.ask(member, 'select id from authz.file where id = $1', [file.id]), 'open before').toEqual([]);
    expect(await town.open(await town.signIn(staff.outsider), file.id)).toBeUndefined();
    // Lowered by two: test/http/protected-identity.test.ts.
    await town.look(`update authz.file set protection = 'none' where id = $1`, [file.id]);
    await opened(await town.signIn(staff.outsider));
    await town.ask(officer, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      staff.outsider,
    ]);
    expect(await town.open(member, file.id)).toBeUndefined();
  });

  it('is turned into no ground of her own by one who reads on it', async () => {
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    await opened(member);
    for (const staffId of [town.staff.outsider, town.staff.boardChair])
      await town.administer(
        `select authz.set_delegation($1, 'shelter', null, null, $2, 'always', 'SN 1', authz.now() + interval '1 hour')`,
        [newId(), staffId],
      );
    const grounds = (staffId: string) =>
      town.look('select from authz.ground where file_id = $1 and staff_id = $2', [file.id, staffId]);
    const ask = (staffId: string) =>
      town.ask(member, `select authz.ask_decider($1, $2, 'shelter', $3)`, [newId(), file.id, staffId]);
    await ask(town.staff.outsider);
    expect(await grounds(town.staff.outsider)).toEqual([]);
    await ask(town.staff.boardChair);
    expect(await grounds(town.staff.boardChair)).toHaveLength(1);
  });

  it('closes with the seat of who speaks, and with the work in that unit', async () => {
    await consentsTo(town, officer, own, { unitId: town.units.childrenUnit });
    const child = await town.signIn(town.staff.childOfficer);
    await opened(child);
    for (const person of ['caseOfficer', 'teamLeader', 'intakeLeader', 'auditor', 'manager'] as const)
      await refused(town.ask(await town.signIn(town.staff[person]), 'select authz.end_seat($1)', [group.seats[1]]));
    const leader = await town.signIn(town.staff.childrenLeader);
    await town.ask(leader, 'select authz.save_seat($1, $2, $3, $4, null)', [
      group.seats[1],
      group.id,
      town.units.childrenUnit,
      town.staff.otherChildOfficer,
    ]);
    expect(await town.ask(child, 'select id from data.person_told where file_id = $1', [file.id])).toEqual([]);
    expect(await town.open(child, file.id)).toBeUndefined();
    await opened(await town.signIn(town.staff.otherChildOfficer));
    // Back, for the tests that follow.
    await town.ask(leader, 'select authz.save_seat($1, $2, $3, $4, $5)', [
      group.seats[1],
      group.id,
      town.units.childrenUnit,
      town.staff.childOfficer,
      town.staff.otherChildOfficer,
    ]);
  });
});

describe('the group', () => {
  it('is made by an administrator or a manager, and filled by the leader of the unit', async () => {
    const save = (person: keyof Town['staff'], text: string, values: unknown[]) =>
      town.signIn(town.staff[person]).then((session) => town.ask(session, text, values));
    const make = [newId(), 'Grupp', town.staff.teamLeader];
    for (const person of ['caseOfficer', 'teamLeader', 'auditor'] as const)
      await refused(save(person, 'select authz.save_group($1, $2, $3)', make));
    await save('manager', 'select authz.save_group($1, $2, $3)', make);
    const seat = [newId(), make[0], town.units.intake, town.staff.dutyOfficer];
    for (const person of ['caseOfficer', 'teamLeader', 'childrenLeader', 'auditor'] as const)
      await refused(save(person, 'select authz.save_seat($1, $2, $3, $4, null)', seat));
    await refused(
      save('intakeLeader', 'select authz.save_seat($1, $2, $3, $4, null)', [
        ...seat.slice(0, 3),
        town.staff.caseOfficer,
      ]),
    );
    await save('intakeLeader', 'select authz.save_seat($1, $2, $3, $4, null)', seat);
    expect(await town.ask(await town.signIn(town.staff.dutyOfficer), 'select authz.speaks_for() as unit')).toEqual([
      { unit: town.units.intake },
    ]);
    expect(await town.ask(await town.signIn(town.staff.intakeLeader), 'select authz.speaks_for()')).toEqual([]);
    await save('intakeLeader', 'select authz.end_seat($1)', [seat[0]]);
    expect(await town.ask(await town.signIn(town.staff.dutyOfficer), 'select authz.speaks_for()')).toEqual([]);
  });
});

describe('what is necessary without consent', () => {
  const ask = async (session: Session, staffId = town.staff.outsider, hours = 72): Promise<GroundId> => {
    const until = (await town.now()).add({ hours });
    return town.act(session, ({ sql }) =>
      askNecessary(sql, { fileId: file.id, staffId, parts: ['protection'], until }),
    );
  };
  const sign = (session: Session, ground: GroundId) => town.act(session, ({ sql }) => signNecessary(sql, ground));

  it('opens for the one who is named, from when a second person has signed', async () => {
    const ground = await ask(officer);
    expect(await town.open(member, file.id)).toBeUndefined();
    const leader = await town.signIn(town.staff.teamLeader);
    await refused(sign(leader, ground)); // has not seen what it is about
    await town.open(leader, file.id, 'Prövar');
    for (const session of [
      officer,
      member,
      await town.signIn(town.staff.intakeLeader),
      await town.signIn(town.staff.administrator),
    ])
      await refused(sign(session, ground));
    expect(await town.ask(leader, 'select authz.may_sign_necessary($1) as may', [file.id])).toEqual([{ may: true }]);
    expect(await town.ask(officer, 'select authz.may_sign_necessary($1) as may', [file.id])).toEqual([{ may: false }]);
    await sign(leader, ground);
    const got = await opened(member);
    expect([got.ground, got.mayRead('protection'), got.mayRead('account'), got.mayRead('notes')]).toEqual([
      'necessary',
      true,
      false,
      false,
    ]);
    expect(await town.open(await town.signIn(town.staff.childOfficer), file.id)).toBeUndefined();
    const support = await town.signIn(town.staff.supportWorker);
    await opened(support);
    await refused(town.act(support, ({ sql }) => endNecessary(sql, ground)));
    await town.act(officer, ({ sql }) => endNecessary(sql, ground));
    expect(await town.open(member, file.id)).toBeUndefined();
  });

  it('is signed at night by the back-up duty of the unit', async () => {
    const ground = await ask(officer);
    await town.onDuty(town.staff.otherCaseOfficer, town.units.violenceTeam, { duty: 'backup' });
    const backup = await town.signIn(town.staff.otherCaseOfficer);
    await town.open(backup, file.id, 'Prövar');
    await sign(backup, ground);
    await opened(member);
  });

  it('is asked for by one who may record consents, for somebody with work, and for no longer than a season', async () => {
    const support = await town.signIn(town.staff.supportWorker);
    await opened(support);
    await refused(ask(support));
    await refused(ask(member));
    await refused(ask(officer, town.staff.auditor));
    await refused(ask(officer, town.staff.caseOfficer));
    await refused(ask(officer, town.staff.outsider, 24 * 100));
    await town.ask(officer, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      town.staff.therapist,
    ]);
    await expect(ask(officer, town.staff.therapist)).rejects.toMatchObject({ code: 'SG002' });
  });
});

describe('a meeting', () => {
  it('is seen by those who are called, and its agenda file by file', async () => {
    const meeting = newId();
    const item = newId();
    await town.ask(
      officer,
      `insert into data.meeting (id, group_id, kind, called_by, called_at, starts_at) values ($1, $2, 'urgent', $3, now(), now())`,
      [meeting, group.id, officer.staffId],
    );
    const child = await town.signIn(town.staff.childOfficer);
    for (const staff of [member.staffId, child.staffId])
      await town.ask(
        officer,
        `insert into data.meeting_seat (meeting_id, staff_id, called_as, called_at) values ($1, $2, 'member', now())`,
        [meeting, staff],
      );
    await town.ask(
      officer,
      `insert into data.agenda_item (id, meeting_id, file_id, section_id, added_by, added_at, because) values ($1, $2, $3, $4, $5, now(), '{proposed}')`,
      [item, meeting, file.id, file.sections.plan, officer.staffId],
    );
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    const sees = async (session: Session, table: string) =>
      (await town.ask(session, `select * from data.${table}`)).length > 0;
    const therapist = await town.signIn(town.staff.therapist);
    expect([await sees(member, 'meeting'), await sees(child, 'meeting'), await sees(therapist, 'meeting')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([await sees(member, 'agenda_item'), await sees(child, 'agenda_item')]).toEqual([true, false]);
    expect(await town.ask(await town.signIn(town.staff.teamLeader), 'select authz.my_meetings() as id')).toContainEqual(
      {
        id: meeting,
      },
    );
    expect(await town.ask(await town.signIn(town.staff.auditor), 'select authz.my_meetings()')).toEqual([]);
    expect(await town.ask(therapist, 'select authz.works_until() is null as none')).toEqual([{ none: false }]);
    expect(await town.ask(await town.signIn(town.staff.auditor), 'select authz.works_until() is null as none')).toEqual(
      [{ none: true }],
    );
    // One who wasn't called can call nobody else, nor write on the agenda.
    await refused(
      town.ask(
        therapist,
        `insert into data.meeting_seat (meeting_id, staff_id, called_as, called_at) values ($1, $2, 'member', now())`,
        [meeting, therapist.staffId],
      ),
    );
    await refused(
      town.ask(
        member,
        `insert into data.agenda_item (id, meeting_id, file_id, section_id, added_by, added_at, because) values ($1, $2, $3, $4, $5, now(), '{urgent}')`,
        [newId(), newId(), file.id, file.sections.plan, member.staffId],
      ),
    );
  });
});
