import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { anOffice, count, day, person, roleOf, served, town, visit, type Who } from '../support/office.ts';
import { Visitor } from '../support/visitor.ts';

anOffice();

/** A command, who may give it, and how one sees in the database that it was done. */
type Command = {
  readonly name: string;
  readonly may: readonly Who[];
  readonly send: () => Promise<readonly [path: string, fields: Record<string, string | string[]>]>;
  /** Runs before each try, so that there always is something to change. */
  readonly prepare?: () => Promise<void>;
  readonly done: () => Promise<unknown>;
};

let made: string;
const commands: Command[] = [
  {
    name: 'save a unit',
    may: ['administrator'],
    send: async () => ['/organisation/enheter/ny', { name: 'Barnahus', kind: 'barnahus', functions: ['childSupport'] }],
    done: () => count("select from authz.unit where name = 'Barnahus'"),
  },
  {
    name: 'add a colleague',
    may: ['administrator'],
    send: async () => ['/organisation/personal', { name: 'Nya Nilsson', phone: '070-174 06 05' }],
    done: () => count("select from authz.staff where name = 'Nya Nilsson' and phone = '+46701740605'"),
  },
  {
    name: 'change a colleague',
    may: ['administrator'],
    prepare: async () => void (await town.look("update authz.staff set name = 'Ulf Sand' where name = 'Ulf Strand'")),
    send: async () => [person('outsider'), { name: 'Ulf Strand', phone: '' }],
    done: () => count("select from authz.staff where name = 'Ulf Strand'"),
  },
  {
    name: 'give a role',
    may: ['administrator'],
    send: async () => [`${person('outsider')}/roll`, { role: 'teamLeader', unit: town.units.intake }],
    done: () =>
      count("select from authz.role_assignment where staff_id = $1 and role = 'teamLeader'", [town.staff.outsider]),
  },
  {
    name: 'end a role',
    may: ['administrator'],
    prepare: async () =>
      void (await town.look('update authz.role_assignment set valid_to = null where staff_id = $1', [
        town.staff.supportWorker,
      ])),
    send: async () => [`${person('supportWorker')}/roll/${await roleOf('supportWorker')}/avsluta`, {}],
    done: () =>
      count('select from authz.role_assignment where staff_id = $1 and valid_to is not null', [
        town.staff.supportWorker,
      ]),
  },
  {
    name: 'name a deputy',
    may: ['administrator', 'teamLeader', 'manager'],
    prepare: async () => void (await town.look('update authz.role_assignment set deputy_id = null')),
    send: async () => [
      `${person('therapist')}/roll/${await roleOf('therapist')}/ersattare`,
      { deputy: town.staff.supportWorker },
    ],
    done: () => count('select from authz.role_assignment where deputy_id is not null'),
  },
  {
    name: 'make a link',
    may: ['administrator'],
    send: async () => [`${person('outsider')}/lank`, {}],
    done: () => count('select from authz.enrolment where staff_id = $1', [town.staff.outsider]),
  },
  {
    name: 'stop passkeys',
    may: ['administrator'],
    prepare: async () => {
      made = newId();
      const values = [made, town.staff.childOfficer];
      await town.look("insert into authz.credential values ($1, $2, '', 0, '{}', 'device', now(), null, null)", values);
    },
    send: async () => [`${person('childOfficer')}/sparra`, {}],
    done: () => count('select from authz.credential where id = $1 and ended_at is not null', [made]),
  },
  {
    name: 'end a colleague',
    may: ['administrator'],
    prepare: async () => {
      made = newId();
      await town.look("insert into authz.staff (id, name) values ($1, 'Tillfällig')", [made]);
    },
    send: async () => [`/organisation/personal/${made}/avsluta`, {}],
    done: () => count('select from authz.staff where id = $1 and ended_at is not null', [made]),
  },
  {
    name: 'put somebody on duty',
    may: ['administrator', 'teamLeader', 'manager'],
    prepare: async () => void (await town.look('delete from authz.rota_shift')),
    send: async () => [
      '/organisation/jour',
      {
        unit: town.units.violenceTeam,
        staff: town.staff.caseOfficer,
        duty: 'duty',
        'from.day': await day(1),
        'from.time': '08.00',
        'until.day': await day(2),
        'until.time': '8',
      },
    ],
    done: () => count('select from authz.rota_shift'),
  },
  {
    name: 'take somebody off duty',
    may: ['administrator', 'teamLeader', 'manager'],
    prepare: async () => {
      made = await town.onDuty(town.staff.caseOfficer, town.units.violenceTeam);
    },
    send: async () => [`/organisation/jour/${made}/ta-bort`, { unit: town.units.violenceTeam }],
    done: async () => (await count('select from authz.rota_shift where id = $1', [made])) === 0,
  },
  {
    name: "enter another's absence",
    may: ['administrator', 'teamLeader', 'manager'],
    prepare: async () => void (await town.look('delete from authz.absence')),
    send: async () => [
      '/organisation/franvaro',
      { staff: town.staff.therapist, first: await day(0), last: await day(2), deputy: town.staff.supportWorker },
    ],
    done: () => count('select from authz.absence where deputy_id = $1', [town.staff.supportWorker]),
  },
  {
    name: "remove another's absence",
    may: ['administrator', 'teamLeader', 'manager'],
    prepare: async () => {
      made = newId();
      const values = [made, town.staff.therapist];
      await town.look(
        "insert into authz.absence values ($1, $2, null, authz.now(), authz.now() + interval '1 day')",
        values,
      );
    },
    send: async () => [`/organisation/franvaro/${made}/ta-bort`, {}],
    done: async () => (await count('select from authz.absence where id = $1', [made])) === 0,
  },
  {
    name: 'delegate within a unit',
    may: ['administrator', 'manager'],
    prepare: async () => void (await town.look('delete from authz.delegation')),
    send: async () => [
      '/organisation/delegation',
      {
        decision: 'shelterAdult',
        role: 'caseOfficer',
        unit: town.units.violenceTeam,
        condition: 'onBackup',
        basis: 'Delegationsordning 4.2',
      },
    ],
    done: () => count('select from authz.delegation'),
  },
  {
    name: 'end a delegation',
    may: ['administrator', 'manager'],
    prepare: async () => {
      made = newId();
      await town.look(
        "insert into authz.delegation values ($1, 'shelterAdult', 'teamLeader', $2, null, 'always', 'x', authz.now(), null)",
        [made, town.units.violenceTeam],
      );
    },
    send: async () => [`/organisation/delegation/${made}/avsluta`, {}],
    done: () => count('select from authz.delegation where id = $1 and valid_to is not null', [made]),
  },
  {
    name: 'set what holds for the municipality',
    may: ['administrator'],
    prepare: async () => void (await town.look("delete from data.setting where key like 'organisation.%'")),
    send: async () => [
      '/organisation/kommunen',
      {
        name: 'Strandhaga',
        model: 'coherent',
        from: '8',
        until: '16.30',
        digestAt: '7.30',
        'shelter.phone': '040-10 10 10',
      },
    ],
    done: () => count("select from data.setting where key = 'organisation.model'"),
  },
];

describe.each(commands)('to $name', ({ may, send, prepare, done }) => {
  const others = (['caseOfficer', 'auditor', 'outsider', 'intakeLeader', 'teamLeader', 'manager'] as const).filter(
    (who) => !may.includes(who),
  );

  it('is refused to all who may not, and to nobody in particular, while there is something to do', async () => {
    await prepare?.();
    const [path, fields] = await send();
    const before = await done();
    for (const who of others) {
      const answer = await (await visit(who)).post(path, fields);
      expect([who, answer.status === 404 || answer.status === 422, await done()]).toEqual([who, true, before]);
    }
    const answer = await new Visitor(served).post(path, fields);
    expect([answer.headers.get('location'), await done()]).toEqual(['/logga-in', before]);
  });

  it.each(may)('is done by %s', async (who) => {
    await prepare?.();
    const [path, fields] = await send();
    const before = await done();
    const answer = await (await visit(who)).post(path, fields);
    expect([200, 303]).toContain(answer.status);
    expect(await done()).not.toBe(before);
  });
});
