import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  askNecessary,
  type ConsentId,
  endNecessary,
  findOpenFile,
  giveWaiver,
  type OpenFile,
  signNecessary,
  type TellingId,
  withdrawConsent,
  withdrawTold,
} from '../../src/access/index.ts';
import { type GroundId, newId } from '../../src/kernel/ids.ts';
import { aFile, aGroup, aTown, consentsTo, type MadeFile, type Session, type Town } from '../builders/index.ts';

let town: Town;
let group: Awaited<ReturnType<typeof aGroup>>;
let file: MadeFile;
let officer: Session;
let own: OpenFile;
/** Speaks for income support. */
let member: Session;

beforeAll(async () => {
  town = await aTown();
  await town.delegates('disclosure', 'teamLeader');
  await town.delegates('disclosure', 'caseOfficer', 'onBackup');
  const { units, staff } = town;
  group = await aGroup(
    town,
    { unitId: units.incomeSupport, staffId: staff.outsider },
    { unitId: units.childrenUnit, staffId: staff.childOfficer, deputyId: staff.otherChildOfficer },
    { unitId: units.outpatient, staffId: staff.perpetratorTherapist },
  );
});
afterAll(() => town.close());

const opened = async (session: Session, id = file.id): Promise<OpenFile> => {
  const found = await town.open(session, id);
  if (!found) throw new Error('not opened');
  return found;
};
const seen = async (session: Session): Promise<number> =>
  (await town.ask(session, 'select id from data.note where file_id = $1', [file.id])).length;
const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: '42501' });
const hash = Buffer.from('a keyed hash of a personal number');

beforeEach(async () => {
  file = await aFile(town)
    .withTeam(
      { staffId: town.staff.therapist, function: 'therapist' },
      { staffId: town.staff.supportWorker, function: 'supportWorker' },
    )
    .withNote('Hon ringde.')
    .onDesk({ first: 'Elin', last: 'Strand' })
    .made();
  officer = await town.signIn(town.staff.caseOfficer);
  own = await opened(officer);
  member = await town.signIn(town.staff.outsider);
});

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

describe('a withdrawal', () => {
  const due = async () => (await town.now()).add({ hours: 48 });
  const tell = async (
    session: Session,
    told: { hash?: Buffer; reference?: string; unitId?: typeof file.unitId; outside?: boolean },
  ) => {
    const until = await due();
    return town.act(session, ({ sql }) =>
      withdrawTold(sql, {
        hash: told.hash,
        reference: told.reference,
        from: told.outside ? 'outside' : told.unitId ? { unitId: told.unitId } : 'all',
        due: until,
        said: { id: newId<TellingId>(), how: 'phone', by: 'self', words: Buffer.from('sealed') },
      }),
    );
  };
  const consents = () =>
    town.look<{ withdrawn: boolean }>(
      'select withdrawn_at is not null as withdrawn from data.consent where file_id = $1 order by asked_at, reference',
      [file.id],
    );

  it('in the file ends the ground and what is open on it, for one who may record consents', async () => {
    const id = await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    await opened(member);
    const support = await town.signIn(town.staff.supportWorker);
    await opened(support);
    for (const session of [support, member, await town.signIn(town.staff.administrator)])
      await refused(town.act(session, ({ sql }) => withdrawConsent(sql, id)));
    expect(await consents()).toEqual([{ withdrawn: false }]);
    await town.act(officer, ({ sql }) => withdrawConsent(sql, id));
    expect(await consents()).toEqual([{ withdrawn: true }]);
    expect(await town.open(member, file.id)).toBeUndefined();
    await refused(town.act(officer, ({ sql }) => withdrawConsent(sql, id)));
  });

  it('told to anybody ends what she names, tells who answers for the file, and starts the clock', async () => {
    await town.ask(officer, 'select authz.index_person($1, $2, true)', [file.id, hash]);
    const { incomeSupport, childrenUnit } = town.units;
    await consentsTo(town, officer, own, { unitId: incomeSupport, reference: `A${file.id.slice(0, 7)}` });
    await consentsTo(town, officer, own, { unitId: childrenUnit, reference: `B${file.id.slice(0, 7)}` });
    await opened(member);
    const nobody = await town.signIn(town.staff.otherCaseOfficer);
    expect(await town.open(nobody, file.id)).toBeUndefined();
    await tell(nobody, { hash, unitId: incomeSupport });
    expect(await consents()).toEqual([{ withdrawn: true }, { withdrawn: false }]);
    expect(await town.ask(member, 'select id from authz.file where id = $1', [file.id])).toEqual([]);
    const child = await town.signIn(town.staff.childOfficer);
    await opened(child);
    await tell(nobody, { reference: `B${file.id.slice(0, 7)}` });
    expect(await consents()).toEqual([{ withdrawn: true }, { withdrawn: true }]);
    expect(await town.open(child, file.id)).toBeUndefined();
    const told = await town.look(
      `select (select count(*)::int from data.alert where file_id = $1 and kind = 'consentWithdrawn' and staff_id = $2) as alerts,
        (select count(*)::int from data.running_clock where file_id = $1 and rule = 'withdrawalCheck' and owner_id = $2) as clocks,
        (select count(*)::int from data.event where file_id = $1 and kind = 'consent.withdrawn' and actor_id = $3) as events`,
      [file.id, town.staff.caseOfficer, town.staff.otherCaseOfficer],
    );
    expect(told).toEqual([{ alerts: 2, clocks: 2, events: 2 }]);
    await town.ask(officer, 'select authz.unindex_person($1, $2)', [file.id, hash]);
  });

  it('told about a receiver who has no consent ends nothing, and still has her asked', async () => {
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport, reference: `C${file.id.slice(0, 7)}` });
    const nobody = await town.signIn(town.staff.otherCaseOfficer);
    for (const told of [{ unitId: town.units.childrenUnit }, { outside: true }])
      await tell(nobody, { ...told, reference: `c-${file.id.slice(0, 7).toUpperCase()}` });
    expect(await consents()).toEqual([{ withdrawn: false }]);
    expect(
      await town.look(
        `select (select count(*)::int from data.withdrawal_told where file_id = $1) as told,
          (select count(*)::int from data.running_clock where file_id = $1 and rule = 'withdrawalCheck') as clocks,
          (select count(*)::int from data.event where file_id = $1 and kind = 'consent.withdrawn') as events`,
        [file.id],
      ),
    ).toEqual([{ told: 2, clocks: 2, events: 0 }]);
    expect(await town.ask(nobody, 'select id from data.withdrawal_told')).toEqual([]);
    expect((await town.ask(officer, 'select id from data.withdrawal_told')).length).toBe(2);
  });

  it('answers nothing, whether there was a file, a consent, or neither, and changes nothing then', async () => {
    await town.ask(officer, 'select authz.index_person($1, $2, true)', [file.id, hash]);
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport, answer: 'refused' });
    const nobody = await town.signIn(town.staff.otherCaseOfficer);
    for (const told of [
      { hash },
      { hash: Buffer.from('nobody') },
      { reference: 'ZZZ-9999' },
      { hash, unitId: town.units.intake },
      {},
    ])
      expect(await tell(nobody, told)).toBeUndefined();
    expect(
      await town.look(`select 1 from data.event where file_id = $1 and kind = 'consent.withdrawn'`, [file.id]),
    ).toEqual([]);
    await town.ask(officer, 'select authz.unindex_person($1, $2)', [file.id, hash]);
  });

  it('is taken from nobody without work with people, and not more than thirty times in ten minutes', async () => {
    for (const person of ['auditor', 'administrator', 'boardChair'] as const)
      await refused(tell(await town.signIn(town.staff[person]), { hash }));
    const one = await town.signIn(town.staff.manager);
    for (let n = 0; n < 30; n += 1) await tell(one, { reference: 'ZZZ-0000' });
    await expect(tell(one, { reference: 'ZZZ-0000' })).rejects.toMatchObject({ code: 'SG003' });
  });

  it('gives a task of the plan to who answers for the file, when its owner sees it no longer', async () => {
    const id = await consentsTo(town, officer, own, { unitId: town.units.incomeSupport });
    const clock = newId();
    await town.ask(
      officer,
      `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, owner_id, unit_id)
       values ($1, $2, $3, 'planAction', now(), now() + interval '3 days', $4, $5)`,
      [clock, file.id, file.sections.plan, member.staffId, file.unitId],
    );
    await town.act(officer, ({ sql }) => withdrawConsent(sql, id));
    expect(await town.look('select owner_id from data.running_clock where id = $1', [clock])).toEqual([
      { owner_id: town.staff.caseOfficer },
    ]);
  });

  const RACES = 500;
  it(`shows nothing to any read that began after it was committed, in ${RACES} races`, {
    timeout: 300_000,
  }, async () => {
    await town.ask(
      officer,
      `insert into data.goal (id, file_id, section_id, words, at) values ($1, $2, $3, '\\x00', now())`,
      [newId(), file.id, file.sections.plan],
    );
    // As a page does it: the file itself, with its key, and several tables of it in one transaction.
    const look = () =>
      town.act(member, async ({ sql }) => {
        const found = await findOpenFile(sql, town.keyring, file.id);
        let count = found ? 1 : 0;
        for (const table of ['goal', 'account', 'safeContact', 'personTold', 'event', 'runningClock'] as const)
          count += (await sql.selectFrom(table).select('id').where('fileId', '=', file.id).execute()).length;
        return count;
      });
    let sawBefore = 0;
    for (let race = 0; race < RACES; race += 1) {
      const id = await consentsTo(town, officer, own, { unitId: town.units.incomeSupport, parts: ['account'] });
      await town.ask(member, `select authz.open($1, $2, 'read', null)`, [newId(), file.id]);
      let committed = false;
      const ending = town
        .act(officer, ({ sql }) => withdrawConsent(sql, id))
        .then(() => {
          committed = true;
        });
      // One reads on, and one opens anew while the end is under way: neither gets past it.
      const reading = [false, true].map(async (opensAnew) => {
        for (;;) {
          const beganAfter = committed;
          if (opensAnew) await town.ask(member, `select authz.open($1, $2, 'read', null)`, [newId(), file.id]);
          const count = await look();
          if (beganAfter) return count;
          sawBefore += count;
        }
      });
      await ending;
      expect(await Promise.all(reading)).toEqual([0, 0]);
    }
    expect(sawBefore).toBeGreaterThan(0);
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
