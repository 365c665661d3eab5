import { describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { aFile, type Town, tellsOf } from '../builders/index.ts';
import { aFileAtWork, as, file, officer, path, see, send, support, therapist, town } from '../support/file-at-work.ts';

aFileAtWork();

describe('the team', () => {
  const staffOf = (name: keyof Town['staff']) => town.staff[name];
  const grounds = () =>
    town.look<{ id: string; staff_id: string; function: string; deputy_for: string | null }>(
      'select * from authz.ground where file_id = $1 and ended_at is null',
      [file.id],
    );

  it('says what a function may read before it is given, and gives that and no more', async () => {
    const page = await see(officer, '/team');
    expect(page).toContain(
      'Läser vem akten gäller, säker kontakt, skydd, planen, processer, anteckningar och samtycken.',
    );
    const named = await send(officer, '/team', { staff: staffOf('otherCaseOfficer'), function: 'coHandler' });
    expect(named.status).toBe(303);
    const [desk] = await town.look('select * from data.desk where file_id = $1 and staff_id = $2', [
      file.id,
      staffOf('otherCaseOfficer'),
    ]);
    expect(desk).toBeDefined();
    expect((await (await as(staffOf('otherCaseOfficer'))).get(path(''))).status).toBe(200);
  });

  it('is changed only by the responsible one or a leader', async () => {
    expect((await send(therapist, '/team', { staff: staffOf('otherCaseOfficer'), function: 'leader' })).status).toBe(
      409,
    );
    expect(await grounds()).toHaveLength(3);
  });

  it('has a deputy for each, who reads what she stands in for and leaves with it', async () => {
    const ground = file.grounds.get(staffOf('therapist'));
    expect((await send(officer, `/team/${ground}/ersattare`, { deputy: staffOf('otherCaseOfficer') })).status).toBe(
      303,
    );
    const deputy = await as(staffOf('otherCaseOfficer'));
    expect((await deputy.get(path(''))).status).toBe(200);
    expect((await deputy.get(path('/processer'))).status).toBe(404); // a therapist reads no processes
    expect((await send(officer, `/team/${ground}/avsluta`)).status).toBe(303);
    expect((await deputy.get(path(''))).status).toBe(404);
    expect((await therapist.get(path(''))).status).toBe(404);
    expect(await grounds()).toHaveLength(2);
  });

  it('never loses its responsible one: she hands over, with the clocks, to one who has a deputy', async () => {
    const own = file.grounds.get(staffOf('caseOfficer'));
    expect(await (await send(officer, `/team/${own}/avsluta`)).text()).toContain('lämna över ansvaret');
    const alone = await send(officer, '/overlamning', { staff: staffOf('otherCaseOfficer') });
    expect(alone.status).toBe(409);
    expect(await alone.text()).toContain('Den ansvariga är aldrig ensam.');
    const over = await send(officer, '/overlamning', {
      staff: staffOf('otherCaseOfficer'),
      deputy: staffOf('supportWorker'),
    });
    expect(over.headers.get('location')).toBe('/arenden');
    expect((await officer.get(path(''))).status).toBe(404);
    const [desk] = await town.look('select owner_id from data.desk where file_id = $1 and unit_id is not null', [
      file.id,
    ]);
    expect(desk).toEqual({ owner_id: staffOf('otherCaseOfficer') });
  });

  it('keeps authority and treatment apart where the municipality does', async () => {
    await town.look(
      `insert into data.setting (key, value, changed_at) values ('organisation.model', '"separated"', now())
       on conflict (key) do update set value = excluded.value`,
    );
    const both = await send(officer, '/team', { staff: staffOf('therapist'), function: 'coHandler' });
    expect(both.status).toBe(409);
    expect(await both.text()).toContain('den som handlägger kan inte vara behandlare');
    await town.look(`delete from data.setting where key = 'organisation.model'`);
    expect((await send(officer, '/team', { staff: staffOf('therapist'), function: 'coHandler' })).status).toBe(303);
  });

  it('loses one who reports a conflict of interest at once, and nobody names her again', async () => {
    expect((await send(officer, '/javig')).status).toBe(422);
    expect((await send(officer, '/javig', { mine: 'yes' })).headers.get('location')).toBe('/arenden');
    expect((await officer.get(path(''))).status).toBe(404);
    expect(await (await officer.get('/arenden')).text()).not.toContain(file.id);
    const [desk] = await town.look('select owner_id from data.desk where file_id = $1 and unit_id is not null', [
      file.id,
    ]);
    expect(desk).toEqual({ owner_id: null });
  });
});

describe('protected identity', () => {
  it('hides the name in lists and on the page, and shuts what duty and leaders have open', async () => {
    const onList = async () => {
      const html = await (await officer.get('/arenden')).text();
      return new RegExp(`<a href="/akt/${file.id}">([^<]*)`).exec(html)?.[1];
    };
    expect(await onList()).toBe('Elin S.');
    expect((await send(therapist, '/niva', { level: 'secrecyMarker' })).status).toBe(409);
    expect((await send(officer, '/niva', { level: 'protectedRegistration' })).status).toBe(303);
    expect(await onList()).toContain('•••');
    expect(await onList()).not.toContain('Elin');
    const page = await see(officer, '');
    expect(page).toContain('Skyddad folkbokföring');
    expect(page).not.toContain('Elin');
    expect(await see(officer, '/utskrift')).not.toContain('Elin');
    expect((await (await as(town.staff.teamLeader)).get(path(''))).status).toBe(404);
  });
});

describe('the file of one who uses violence', () => {
  it('has another band and the word on each page, and nothing that leads to another file', async () => {
    const his = await aFile(town)
      .with(tellsOf({ part: 'self', name: 'Mikael Strand' }))
      .with(tellsOf({ part: 'closePerson', name: 'Elin' }))
      .with(({ sql }, opened) => setFileSide(sql, opened, 'perpetrator'))
      .made();
    await town.look(`update data.person_told set own_file_id = $1 where file_id = $2 and part = 'closePerson'`, [
      file.id,
      his.id,
    ]);
    for (const tail of ['', '/team', '/plan', '/berattelsen', '/personer']) {
      const html = await (await officer.get(`/akt/${his.id}${tail}`)).text();
      expect(html).toContain('band-perpetrator');
      expect(html).not.toContain(file.id);
    }
    const sealed = await town.look<{ side: Buffer }>('select side from data.file_side');
    expect(sealed.every(({ side }) => !side.includes('perpetrator'))).toBe(true);
    expect(await see(officer, '')).not.toContain('band-perpetrator');
  });
});

describe('people told of', () => {
  it('starts the clocks of a child, and asks for what must be known', async () => {
    const without = await send(officer, '/personer', { part: 'child', birthYear: '19' });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('Skriv året med fyra siffror.');
    const child = { part: 'child', name: 'Nova', birthYear: '2019', livesWith: 'yes' };
    expect((await send(officer, '/personer', child)).status).toBe(303);
    expect(
      (await town.look('select rule from data.running_clock where file_id = $1', [file.id])).map(({ rule }) => rule),
    ).toContain('childProtection');
    expect((await send(support, '/personer', child)).status).toBe(404);
  });
});
