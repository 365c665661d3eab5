import { newId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, type Session, type Town } from '../builders/index.ts';

type Person = keyof Town['staff'];

/**
 * A function, who may call it, and who may not. `watch` is what it changes: the twins of access-twins.test.ts see it
 * untouched by everyone who may not, and then changed by one who may, with the same call.
 */
export type Twin = {
  readonly name: string;
  readonly text: string;
  /** Made anew for each twin, so that there is something to change. */
  readonly values: (town: Town, file: MadeFile) => unknown[] | Promise<unknown[]>;
  readonly may: readonly Person[];
  readonly mayNot: readonly Person[];
  readonly watch: string;
};

export const twinFile = (town: Town): Promise<MadeFile> =>
  aFile(town).withTeam({ staffId: town.staff.therapist, function: 'therapist' }).withNote('Ett').made();

/** Somebody who has tried to open the file, whether or not it opened. */
export async function sessionOf(town: Town, person: Person, file: MadeFile): Promise<Session> {
  const session = await town.signIn(town.staff[person]);
  await town.open(session, file.id, 'because');
  return session;
}

const leaders = ['teamLeader', 'manager'] as const;
const workers = ['dutyOfficer', 'caseOfficer', 'therapist', 'supportWorker'] as const;
const others = ['auditor', 'outsider'] as const;

/** The last row that an administrator made by this call: something for the twin to end. */
async function made(town: Town, text: string, values: unknown[]): Promise<unknown> {
  await town.administer(text, values);
  return values[0];
}
const newcomer = (town: Town) => made(town, `select authz.add_staff($1, 'Ny Vikarie', null)`, [newId()]);
const shiftOf = (town: Town) => town.onDuty(town.staff.caseOfficer, town.units.violenceTeam);
const absenceOf = (town: Town) =>
  made(town, `select authz.save_absence($1, $2, null, authz.now(), authz.now() + interval '1 day')`, [
    newId(),
    town.staff.caseOfficer,
  ]);
const delegationIn = (town: Town) =>
  made(town, `select authz.set_delegation($1, 'shelter', 'teamLeader', $2, null, 'always', 'SN 1', null)`, [
    newId(),
    town.units.violenceTeam,
  ]);
const roleOf = async (town: Town, staff: unknown) =>
  made(town, `select authz.give_role($1, $2, $3, 'caseOfficer', null)`, [newId(), staff, town.units.violenceTeam]);

const administratorOnly = { may: ['administrator'], mayNot: [...leaders, ...workers, ...others] } as const;
const leaderToo = {
  may: ['administrator', ...leaders],
  mayNot: [...workers, ...others, 'intakeLeader', 'childrenLeader'],
} as const;
const managerToo = {
  may: ['administrator', 'manager'],
  mayNot: ['teamLeader', ...workers, ...others, 'intakeLeader'],
} as const;

export const organisationTwins: readonly Twin[] = [
  {
    name: 'save_unit',
    text: `select authz.save_unit($1, 'Ny enhet', 'adultUnit', null, '{intake}')`,
    values: () => [newId()],
    ...administratorOnly,
    watch: 'select * from authz.unit order by id',
  },
  {
    name: 'add_staff',
    text: `select authz.add_staff($1, 'Annat Namn', null)`,
    values: ({ staff }) => [staff.therapist],
    ...administratorOnly,
    watch: 'select id, name from authz.staff order by id',
  },
  {
    name: 'set_mail',
    text: `select authz.set_mail($1, 'ny.adress@strandhaga.example')`,
    values: async (town) => [await newcomer(town)],
    ...administratorOnly,
    watch: 'select id, mail from authz.staff order by id',
  },
  {
    name: 'end_staff',
    text: 'select authz.end_staff($1)',
    values: async (town) => [await newcomer(town)],
    ...administratorOnly,
    watch: 'select id, ended_at from authz.staff order by id',
  },
  {
    name: 'end_passkeys',
    text: 'select authz.end_passkeys($1)',
    values: async (town) => {
      const staff = await newcomer(town);
      await town.administer('select authz.invite($1, $2, $3)', [newId(), staff, Buffer.from(newId())]);
      return [staff];
    },
    ...administratorOnly,
    watch: 'select id, used_at from authz.enrolment order by id',
  },
  {
    name: 'invite',
    text: 'select authz.invite($1, $2, $3)',
    values: ({ staff }) => [newId(), staff.auditor, Buffer.from(newId())],
    ...administratorOnly,
    watch: 'select * from authz.enrolment order by id',
  },
  {
    name: 'close_unit',
    text: 'select authz.close_unit($1)',
    values: async (town) => [
      await made(town, `select authz.save_unit($1, 'Gammal enhet', 'adultUnit', null, '{}')`, [newId()]),
    ],
    ...administratorOnly,
    watch: 'select id, closed_at from authz.unit order by id',
  },
  {
    name: 'confirm_link',
    text: 'select authz.confirm_link($1)',
    values: async (town) => {
      const staff = await newcomer(town);
      await town.look(
        `insert into authz.enrolment (id, staff_id, token_hash, expires_at, created_by, confirm_needed)
         values ($1, $2, $3, now() + interval '1 day', $4, true)`,
        [newId(), staff, Buffer.from(newId()), town.staff.administrator],
      );
      return [staff];
    },
    // Not the one who made the link, though an administrator.
    may: ['manager'],
    mayNot: ['administrator', 'teamLeader', ...workers, ...others],
    watch: 'select id, confirmed_by from authz.enrolment order by id',
  },
  {
    name: 'give_role',
    text: `select authz.give_role($1, $2, $3, 'teamLeader', null)`,
    values: async (town) => [newId(), await newcomer(town), town.units.violenceTeam],
    ...administratorOnly,
    watch: 'select * from authz.role_assignment order by id',
  },
  {
    name: 'end_role',
    text: 'select authz.end_role($1)',
    values: async (town) => [await roleOf(town, await newcomer(town))],
    ...administratorOnly,
    watch: 'select * from authz.role_assignment order by id',
  },
  {
    name: 'name_deputy',
    text: 'select authz.name_deputy($1, $2)',
    values: async (town) => [await roleOf(town, await newcomer(town)), town.staff.therapist],
    ...leaderToo,
    watch: 'select id, deputy_id from authz.role_assignment order by id',
  },
  {
    name: 'set_delegation',
    text: `select authz.set_delegation($1, 'shelter', 'teamLeader', $2, null, 'always', 'SN 1', null)`,
    values: ({ units }) => [newId(), units.violenceTeam],
    ...managerToo,
    watch: 'select * from authz.delegation order by id',
  },
  {
    name: 'end_delegation',
    text: 'select authz.end_delegation($1)',
    values: async (town) => [await delegationIn(town)],
    ...managerToo,
    watch: 'select * from authz.delegation order by id',
  },
  {
    name: 'save_shift',
    text: `select authz.save_shift($1, $2, $3, 'duty', authz.now(), authz.now() + interval '1 hour')`,
    values: ({ units, staff }) => [newId(), units.violenceTeam, staff.supportWorker],
    ...leaderToo,
    watch: 'select * from authz.rota_shift order by id',
  },
  {
    name: 'remove_shift',
    text: 'select authz.remove_shift($1)',
    values: async (town) => [await shiftOf(town)],
    ...leaderToo,
    watch: 'select * from authz.rota_shift order by id',
  },
  {
    name: 'save_absence',
    text: `select authz.save_absence($1, $2, null, authz.now(), authz.now() + interval '2 days')`,
    values: async (town) => [await absenceOf(town), town.staff.caseOfficer],
    may: ['administrator', 'teamLeader', 'caseOfficer'],
    mayNot: ['therapist', 'intakeLeader', ...others],
    watch: 'select * from authz.absence order by id',
  },
  {
    name: 'remove_absence',
    text: 'select authz.remove_absence($1)',
    values: async (town) => [await absenceOf(town)],
    may: ['administrator', 'teamLeader', 'caseOfficer'],
    mayNot: ['therapist', 'intakeLeader', ...others],
    watch: 'select * from authz.absence order by id',
  },
];

/** In the team of the twins' file: caseOfficer (responsible), therapist. Its unit is led by teamLeader. */
const staffsTeam = {
  may: ['caseOfficer', 'teamLeader'],
  mayNot: ['therapist', 'otherCaseOfficer', 'intakeLeader', 'administrator', ...others],
} as const;
const writes = {
  may: ['caseOfficer', 'therapist'],
  mayNot: ['otherCaseOfficer', 'intakeLeader', 'administrator', ...others],
} as const;

/** Who is known here is said by those who write whom the file tells of. */
const tells = { may: ['caseOfficer'], mayNot: ['therapist', ...writes.mayNot] } as const;

export const fileTwins: readonly Twin[] = [
  {
    name: 'name_team_member',
    text: `select authz.name_team_member($1, $2, $3, 'supportWorker', '{notes}', '{notes}', null, null)`,
    values: ({ staff }, file) => [newId(), file.id, staff.supportWorker],
    ...staffsTeam,
    watch: 'select * from authz.ground order by id',
  },
  {
    name: 'end_ground',
    text: 'select authz.end_ground($1)',
    values: (town, file) => [file.grounds.get(town.staff.therapist)],
    may: ['caseOfficer', 'teamLeader', 'therapist'],
    mayNot: ['otherCaseOfficer', 'intakeLeader', 'administrator', ...others],
    watch: 'select * from authz.ground order by id',
  },
  {
    name: 'end_work',
    text: 'select authz.end_work($1)',
    values: (_, file) => [file.id],
    ...staffsTeam,
    mayNot: ['otherCaseOfficer', 'therapist', 'intakeLeader', 'administrator', ...others],
    watch: 'select * from authz.ground order by id',
  },
  {
    name: 'start_again',
    text: `select authz.start_again($1, $2, array[now() + interval '1 day'])`,
    values: async (town, file) => {
      const id = newId();
      await town.look(
        `insert into data.running_clock (id, file_id, section_id, rule, started_at, due_at, ended_at, owner_id, unit_id)
           select $2, s.file_id, s.id, 'newSafeWay', now(), now() + interval '1 hour', now(), $3, f.unit_id
           from authz.section s join authz.file f on f.id = s.file_id where s.file_id = $1 and s.kind = 'safeContact'`,
        [file.id, id, town.staff.caseOfficer],
      );
      return [file.id, [id]];
    },
    ...staffsTeam,
    mayNot: ['otherCaseOfficer', 'therapist', 'intakeLeader', 'administrator', ...others],
    watch: 'select * from data.running_clock order by id',
  },
  {
    name: 'set_block',
    text: `select authz.set_block($1, $2, $3, 'conflictOfInterest')`,
    values: ({ staff }, file) => [newId(), file.id, staff.therapist],
    ...staffsTeam,
    mayNot: ['otherCaseOfficer', 'intakeLeader', 'administrator', ...others],
    watch: 'select * from authz.block order by id',
  },
  {
    name: 'end_block',
    text: `select authz.end_block($1, $2, '\\x00')`,
    values: async (town, file) => {
      await town.look(`insert into authz.block values ($1, $2, $3, 'conflictOfInterest', now(), $3, null)`, [
        newId(),
        file.id,
        town.staff.supportWorker,
      ]);
      return [file.id, town.staff.supportWorker];
    },
    may: ['teamLeader', 'manager'],
    // Not the one who is responsible: a leader decides.
    mayNot: [
      'caseOfficer',
      'therapist',
      'supportWorker',
      'otherCaseOfficer',
      'intakeLeader',
      'administrator',
      ...others,
    ],
    watch: 'select id, ended_at from authz.block order by id',
  },
  {
    name: 'set_protection',
    text: `select authz.set_protection($1, 'protectedRegistration')`,
    values: (_, file) => [file.id],
    ...staffsTeam,
    watch: 'select id, protection from authz.file order by id',
  },
  {
    name: 'hand_over',
    text: 'select authz.hand_over($1, $2, $3, $4, $5, $6)',
    values: ({ units, staff }, file) => [
      file.id,
      units.childrenUnit,
      staff.childOfficer,
      newId(),
      staff.childrenLeader,
      newId(),
    ],
    ...staffsTeam,
    watch: 'select * from authz.ground order by id',
  },
  {
    name: 'index_person',
    text: 'select authz.index_person($1, $2, true)',
    values: (_, file) => [file.id, Buffer.from(newId())],
    ...tells,
    watch: 'select * from authz.person_index order by hash',
  },
  {
    name: 'unindex_person',
    text: 'select authz.unindex_person($1, $2)',
    values: async (town, file) => {
      const hash = Buffer.from(newId());
      await town.look('insert into authz.person_index values ($1, $2, true, now())', [file.id, hash]);
      return [file.id, hash];
    },
    ...tells,
    watch: 'select * from authz.person_index order by hash',
  },
  {
    name: 'ask_decider',
    text: `select authz.ask_decider($1, $2, 'shelter', $3)`,
    values: async (town, file) => {
      await town.administer(
        `select authz.set_delegation($1, 'shelter', null, null, $2, 'always', 'SN 1', authz.now() + interval '1 hour')`,
        [newId(), town.staff.childrenLeader],
      );
      return [newId(), file.id, town.staff.childrenLeader];
    },
    ...writes,
    watch: 'select * from authz.ground order by id',
  },
  {
    name: 'end_decider',
    text: 'select authz.end_decider($1, $2)',
    values: async (town, file) => {
      await town.look(
        `insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from, valid_to)
         values ($1, $2, 'team', $3, 'leader', '{identity,decisions}', '{decisions}', authz.now(), authz.now() + interval '1 day')`,
        [newId(), file.id, town.staff.boardChair],
      );
      return [file.id, town.staff.boardChair];
    },
    ...writes,
    watch: 'select id, ended_at from authz.ground order by id',
  },
  {
    name: 'create_report_file',
    text: 'select authz.create_report_file($1, $2, $3, $4::jsonb, $5, $6)',
    values: ({ units }, file) => [
      newId(),
      units.childrenUnit,
      newId(),
      JSON.stringify([{ id: newId(), kind: 'notes' }]),
      newId(),
      file.id,
    ],
    ...writes,
    watch: 'select * from authz.file order by id',
  },
  {
    name: 'create_file',
    text: `select authz.create_file($1, 'person', $2, $3, 'none', $4::jsonb, $5, 'responsible', $6)`,
    values: ({ units }) => [
      newId(),
      units.violenceTeam,
      newId(),
      JSON.stringify([{ id: newId(), kind: 'notes' }]),
      newId(),
      newId(),
    ],
    may: ['caseOfficer', 'therapist', 'manager'],
    mayNot: ['intakeLeader', 'childOfficer', 'administrator', ...others],
    watch: 'select * from authz.file order by id',
  },
];
