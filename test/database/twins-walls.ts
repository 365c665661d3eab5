import { newId } from '../../src/kernel/ids.ts';
import type { MadeFile, Town } from '../builders/index.ts';
import type { Twin } from './twins.ts';

// What stands above every ground: places, blocks, protected identity, what is kept from a reader.

const workers = ['therapist', 'supportWorker', 'otherCaseOfficer', 'dutyOfficer'] as const;
const nobodyElse = [
  'teamLeader',
  'manager',
  ...workers,
  'intakeLeader',
  'administrator',
  'auditor',
  'outsider',
] as const;

async function withPlace(town: Town, file: MadeFile): Promise<void> {
  await town.look(
    `insert into data.location_fact (id, file_id, section_id, kind, words, at, by_id) values ($1, $2, $3, 'school', '\\x01', now(), $4)`,
    [newId(), file.id, file.sections.location, town.staff.caseOfficer],
  );
}

export const wallTwins: readonly Twin[] = [
  {
    name: 'reveal_location',
    text: `select * from authz.reveal_location($1, '\\x01')`,
    values: async (town, file) => {
      await withPlace(town, file);
      return [file.id];
    },
    may: ['caseOfficer'],
    mayNot: nobodyElse,
    watch: `select id from audit.entry where action = 'location.revealed' order by id`,
  },
  {
    name: 'give_location',
    text: 'select authz.give_location($1, false)',
    values: (town, file) => [file.grounds.get(town.staff.therapist)],
    may: ['caseOfficer'],
    mayNot: nobodyElse,
    watch: 'select id, reads, writes from authz.ground order by id',
  },
  {
    name: 'take_location',
    text: 'select authz.take_location($1)',
    values: async (town, file) => {
      const ground = file.grounds.get(town.staff.therapist);
      await town.look(`update authz.ground set reads = reads || '{location}' where id = $1`, [ground]);
      return [ground];
    },
    // Whoever has it may always give it back.
    may: ['caseOfficer', 'therapist'],
    mayNot: nobodyElse.filter((person) => person !== 'therapist'),
    watch: 'select id, reads, writes from authz.ground order by id',
  },
  {
    name: 'withhold',
    text: `select authz.withhold($1, 'note', $2, null, $3, '\\x01')`,
    values: async (town, file) => {
      const [note] = await town.look<{ id: string }>('select id from data.note where file_id = $1', [file.id]);
      return [newId(), note?.id, town.staff.outsider];
    },
    // Whoever writes notes there, a leader with a reason too; and the duty, which other twins give.
    may: ['caseOfficer', 'therapist', 'teamLeader', 'manager'],
    mayNot: ['otherCaseOfficer', 'intakeLeader', 'administrator', 'auditor', 'outsider'],
    watch: 'select id from data.withheld order by id',
  },
  {
    name: 'set_own_number',
    text: 'select authz.set_own_number($1, $2, $3)',
    values: (town) => [newId(), town.staff.supportWorker, Buffer.from(newId())],
    may: ['administrator'],
    mayNot: ['caseOfficer', ...nobodyElse.filter((person) => person !== 'administrator')],
    watch: 'select * from authz.staff_relation order by id',
  },
  {
    name: 'remove_relation',
    text: 'select authz.remove_relation($1)',
    values: async (town) => {
      const id = newId();
      await town.look(`insert into authz.staff_relation values ($1, $2, $3, 'household', now(), $2)`, [
        id,
        town.staff.therapist,
        Buffer.from(newId()),
      ]);
      return [id];
    },
    may: ['therapist'],
    mayNot: ['caseOfficer', ...nobodyElse.filter((person) => person !== 'therapist')],
    watch: 'select * from authz.staff_relation order by id',
  },
  {
    name: 'ask_lowering',
    text: `select authz.ask_lowering($1, $2, 'none', '\\x01')`,
    values: async (town, file) => {
      await town.look(`update authz.file set protection = 'secrecyMarker' where id = $1`, [file.id]);
      return [newId(), file.id];
    },
    may: ['caseOfficer', 'teamLeader', 'manager'],
    mayNot: nobodyElse.filter((person) => person !== 'teamLeader' && person !== 'manager'),
    watch: 'select * from authz.lowering order by id',
  },
  {
    name: 'decide_lowering',
    text: 'select authz.decide_lowering($1, true)',
    values: async (town, file) => {
      const id = newId();
      await town.look(
        `insert into authz.lowering (id, file_id, from_level, to_level, reason, asked_by, asked_at)
         values ($1, $2, 'secrecyMarker', 'none', '\\x01', $3, now())`,
        [id, file.id, town.staff.caseOfficer],
      );
      return [id];
    },
    may: ['teamLeader', 'manager'],
    // Not the one who asked, whoever that is.
    mayNot: ['caseOfficer', ...nobodyElse.filter((person) => person !== 'teamLeader' && person !== 'manager')],
    watch: 'select id, granted from authz.lowering order by id',
  },
];
