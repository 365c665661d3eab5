import { describe, expect, it } from 'vitest';
import { findOpenFile, type TellingId, withdrawConsent, withdrawTold } from '../../src/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { consentsTo, type Session } from '../builders/index.ts';
import { aConsentedFile, file, hash, member, officer, opened, own, refused, town } from '../support/consented-file.ts';

aConsentedFile();

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
