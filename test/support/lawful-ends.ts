import { clockKinds, ruleOf } from '../../src/clocks/index.ts';

/** A state of the records that no order of commands may reach, and how it would look if it were there. */
export type Forbidden = {
  /** What forbids it: paragraph, voice, or rule of the house. */
  readonly law: string;
  /** Answers a row, `at`, for each place where it is so. */
  readonly found: string;
  /** Brings the state about behind the back of all rules, so that what looks for it is seen to find it. */
  readonly planted: string;
};

/** Standing open: neither met nor ended. */
export const runs = 'c.met_at is null and c.ended_at is null';
export const closed = 'select k.file_id from data.closing k where k.reopened_at is null';
export const over = 'g.ended_at is not null or g.valid_to is not null and g.valid_to <= authz.now()';

/** That this one led the unit of the file then. A file that went to another unit since tells no more whose it was. */
const led = (file: string, staff: string, at: string) => `exists (select from authz.file f where f.id = ${file}
  and (exists (select from authz.role_assignment r where r.staff_id = ${staff} and r.unit_id = f.unit_id and r.role in ('teamLeader', 'unitManager')
      and r.valid_from <= ${at} and (r.valid_to is null or r.valid_to > ${at}))
    or exists (select from audit.entry h where h.file_id = f.id and h.action = 'file.handedOver' and h.at >= ${at})))`;

/** Written, and last changed, in the transaction of the other row or in one before it: what is dated back later is not meant. */
const before = (one: string, other: string) => `${one}.xmin::text::bigint <= ${other}.xmin::text::bigint`;

const goOn = clockKinds.filter((kind) => ruleOf(kind).atClosing === 'goesOn').map((kind) => `'${kind}'`);

export const closing = (where: string, ready = 'ready') => `insert into data.closing
  (id, file_id, section_id, reason, ready, way_back, substitute_id, help_line, follow_up, closed_at, closed_by)
  select gen_random_uuid(), w.file_id, w.section_id, 'ownWish', '${ready}', '\\x00', one.id, '020', 'declined', authz.now(), one.id
  from (${where}) as w, (select s.id from authz.staff s limit 1) as one`;

/** How a file or an investigation may not end. */
export const endings = {
  'a file was closed for one who is not ready, by nobody who leads its unit': {
    law: 'V47',
    found: `select k.id as at from data.closing k where k.ready = 'notReady' and not ${led('k.file_id', 'k.closed_by', 'k.closed_at')}`,
    planted: `with closed as (${closing('select s.file_id, s.id as section_id from authz.section s join authz.file f on f.id = s.file_id limit 1', 'notReady')} returning closed_by)
      update authz.role_assignment r set valid_to = r.valid_from from closed where r.staff_id = closed.closed_by`,
  },
  'a file was closed while a clock ran that comes first': {
    law: 'clocks of the law and of promises come before closing; V06, V08',
    found: `select c.id as at from data.closing k join data.running_clock c on c.file_id = k.file_id and c.started_at < k.closed_at
      where k.reopened_at is null and ${runs} and c.rule not in (${goOn.join(', ')}) and ${before('c', 'k')}`,
    planted: closing(`select c.file_id, c.section_id from data.running_clock c
      where ${runs} and c.rule = 'promise' and c.started_at < authz.now() and c.file_id not in (${closed}) limit 1`),
  },
  'a file was closed, and nobody has answered whether the violence goes on': {
    law: 'V06: support ended though the violence had not',
    found: `select k.id as at from data.closing k
      where not exists (select from data.closing_answer a where a.closing_id = k.id and a.question = 'violence')`,
    planted: `delete from data.closing_answer a where a.question = 'violence'`,
  },
  'a follow-up was agreed on and waits, and no clock holds it': {
    law: 'SoL 5:2; V06, V36',
    found: `select f.id as at from data.follow_up f where f.ended_at is null
      and not exists (select from data.running_clock c where c.rule = 'followUpContact' and c.subject_id = f.id and (${runs}))`,
    planted: `delete from data.running_clock c where c.rule = 'followUpContact' and (${runs})`,
  },
  'an investigation ended without help or refused once more, by nobody who leads the unit': {
    law: 'V28: a leader, and a reason',
    found: `select i.id as at from data.investigation i where i.state = 'ended' and i.outcome in ('refused', 'withoutHelp')
      and exists (select from data.investigation e where e.file_id = i.file_id and e.id <> i.id and e.outcome in ('refused', 'withoutHelp') and e.ended_at < i.ended_at)
      and not ${led('i.file_id', 'i.ended_by', 'i.ended_at')}`,
    planted: `with twice as (insert into data.investigation select made.* from data.investigation i,
        generate_series(1, 2) as n, jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'outcome', 'withoutHelp',
          'ended_at', i.ended_at + n * interval '1 day')) as made
        where i.id = (select x.id from data.investigation x where x.state = 'ended' order by x.ended_at desc limit 1) returning ended_by)
      update authz.role_assignment r set valid_to = r.valid_from from twice where r.staff_id = twice.ended_by`,
  },
  'an investigation was decided on, and a party was neither told nor is it said why not': {
    law: 'FL 25',
    found: `select x.decision_id as at from data.decided x
      join data.decision d on d.id = x.decision_id and d.kind in ('intervention', 'incomeSupport', 'endWithoutIntervention')
      join data.investigation i on i.id = x.investigation_id and i.file_id = x.file_id
      join data.person_told p on p.file_id = i.file_id and p.detached_at is null and p.part = case i.subject when 'adult' then 'self' else 'guardian' end
      where ${before('p', 'x')}
        and not exists (select from data.communication c where c.investigation_id = i.id and c.person_id = p.id and c.at <= d.decided_at)`,
    planted: 'delete from data.communication',
  },
} as const satisfies Record<string, Forbidden>;
