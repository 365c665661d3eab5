import pg from 'pg';
import { ofChildren } from './lawful-children.ts';
import { closed, closing, endings, type Forbidden, over, runs } from './lawful-ends.ts';

export type { Forbidden };

export const forbidden = {
  'a clock runs without an owner': {
    law: 'clocks never stop without an owner (V43)',
    found: `select c.id as at from data.running_clock c where ${runs} and c.owner_id is null and c.unit_id is null`,
    planted: `update data.running_clock c set owner_id = null, unit_id = null where c.id = (select c.id from data.running_clock c where ${runs} limit 1)`,
  },
  'two answer for one file': {
    law: 'one who answers, one deputy (SOSFS 2014:5)',
    found: `select g.file_id as at from authz.ground g join authz.file f on f.id = g.file_id and f.kind = 'person'
      where g.kind = 'team' and g.function = 'responsible' and not (${over}) group by g.file_id having count(*) > 1`,
    planted: `insert into authz.ground (id, file_id, kind, staff_id, function, reads, writes, valid_from)
      select gen_random_uuid(), g.file_id, 'team', (select s.id from authz.staff s where s.id <> g.staff_id limit 1), 'responsible', g.reads, g.writes, g.valid_from
      from authz.ground g join authz.file f on f.id = g.file_id and f.kind = 'person' where g.kind = 'team' and g.function = 'responsible' and not (${over}) limit 1`,
  },
  'something is read on a ground that has ended': {
    law: 'withdrawn at once (OSL 10:1, V51)',
    found: `select o.id as at from authz.opening o join authz.ground g on g.id = o.ground_id
      where o.ended_at is null and o.expires_at > authz.now() and g.ended_at is not null`,
    planted: `update authz.ground g set ended_at = authz.now() where g.id = (select o.ground_id from authz.opening o
      join authz.ground g on g.id = o.ground_id where o.ended_at is null and o.expires_at > authz.now() and g.ended_at is null limit 1)`,
  },
  'a consent is withdrawn, and what it opened stands open': {
    law: 'OSL 10:1; V51',
    found: `select c.id as at from data.consent c join authz.ground g on g.id = c.ground_id where c.withdrawn_at is not null and not (${over})`,
    planted: `update data.consent c set withdrawn_at = authz.now() where c.id = (select c.id from data.consent c
      join authz.ground g on g.id = c.ground_id where c.withdrawn_at is null and not (${over}) limit 1)`,
  },
  'a clock runs and is hidden from its owner, who is kept out': {
    law: 'FL 16–18 §§; clocks never stop without an owner (V43)',
    found: `select c.id as at from data.running_clock c join authz.block b on b.file_id = c.file_id and b.staff_id = c.owner_id and b.ended_at is null
      -- Where a unit has nobody at all who could have it, the clock keeps its name: the unit, and the duty above it, see that it runs.
      where ${runs} and authz.heir(c.file_id, c.unit_id, c.owner_id) is not null`,
    planted: `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by)
      select gen_random_uuid(), c.file_id, c.owner_id, 'conflictOfInterest', authz.now(), c.owner_id from data.running_clock c where ${runs} limit 1`,
  },
  'one who is kept out has the file open': {
    law: 'FL 16–18 §§',
    found: `select o.id as at from authz.opening o join authz.block b on b.file_id = o.file_id and b.staff_id = o.staff_id and b.ended_at is null
      where o.ended_at is null and o.expires_at > authz.now()`,
    planted: `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by)
      select gen_random_uuid(), o.file_id, o.staff_id, 'conflictOfInterest', authz.now(), o.staff_id from authz.opening o
      where o.ended_at is null and o.expires_at > authz.now() limit 1`,
  },
  'a coordinated plan was called by no consent in force': {
    law: 'SoL 10:8: if she consents; OSL 12:2',
    found: `select p.id as at from data.coordinated_plan p where p.called_at is not null
      and not exists (select from data.coordinated_partner b where b.plan_id = p.id)
      union select b.id from data.coordinated_partner b join data.consent c on c.id = b.consent_id
      where c.answer <> 'given' or c.answered_at > b.at or c.withdrawn_at < b.at or c.valid_to <= b.at or c.file_id <> b.file_id`,
    planted: `insert into data.coordinated_plan (id, file_id, section_id, seen_on, seen_by, why, begun_at, convener_id, meet_by, called_at, meeting_at, at, by_id)
      select gen_random_uuid(), f.id, s.id, current_date, 'self', '\\x00', authz.now(), w.id, current_date, authz.now(), authz.now(), authz.now(), w.id
      from authz.file f join authz.section s on s.file_id = f.id and s.kind = 'plan', (select x.id from authz.staff x limit 1) as w limit 1`,
  },
  'a coordinated plan was agreed on before the day that they were called to': {
    law: 'SoL 10:8; those who were called were not there',
    found: `select p.id as at from data.coordinated_plan p where p.held_on < (p.meeting_at at time zone 'Europe/Stockholm')::date`,
    planted: `insert into data.coordinated_plan (id, file_id, section_id, seen_on, seen_by, why, begun_at, convener_id, meet_by, called_at, meeting_at,
        held_on, needs, main, main_who, missing, at, by_id)
      select gen_random_uuid(), f.id, s.id, current_date, 'self', '\\x00', authz.now(), w.id, current_date, authz.now(), authz.now() + interval '2 days',
        (authz.now() at time zone 'Europe/Stockholm')::date, '\\x00', 'socialServices', '\\x00', 'notThere', authz.now(), w.id
      from authz.file f join authz.section s on s.file_id = f.id and s.kind = 'plan', (select x.id from authz.staff x limit 1) as w limit 1`,
  },
  'what is shared without consent was signed by the one who asked': {
    law: 'OSL 10:2, two persons',
    found: `select g.id as at from authz.ground g where g.kind in ('necessary', 'provision') and g.signed_by = g.given_by`,
    planted: `update authz.ground g set signed_by = g.given_by where g.kind in ('necessary', 'provision')`,
  },
  'a decision is made by nobody who may': {
    law: 'KL 6:37–39; SoL 3 kap.: delegation',
    found: `select d.id as at from data.decision d join authz.delegation g on g.id = d.delegation_id
      where g.staff_id is not null and g.staff_id <> d.decided_by
        or g.valid_from > d.decided_at or g.valid_to is not null and g.valid_to <= d.decided_at`,
    planted: `update authz.delegation g set valid_to = g.valid_from where g.id = (select d.delegation_id from data.decision d where d.delegation_id is not null limit 1)`,
  },
  'an appeal is rejected without a decision by one who may': {
    law: 'FL 45; delegation',
    found: `select s.id as at from data.appeal_step s left join data.decision d on d.id = s.made_id and d.file_id = s.file_id and d.kind = 'rejectAppeal'
      left join authz.delegation g on g.id = d.delegation_id and g.decision = 'rejectAppeal' where s.kind = 'rejected' and g.id is null`,
    planted: `insert into data.appeal_step (id, file_id, section_id, appeal_id, decision_id, kind, on_day, words, made_id, by_id, at)
      select gen_random_uuid(), x.file_id, x.section_id, gen_random_uuid(), x.decision_id, 'rejected', authz.now()::date, '\\x00', x.decision_id,
        (select s.id from authz.staff s limit 1), authz.now() from data.decided x limit 1`,
  },
  'a lowered protection was decided by the one who asked': {
    law: 'local rule: four eyes',
    found: `select l.id as at from authz.lowering l where l.decided_by = l.asked_by`,
    planted: `insert into authz.lowering (id, file_id, from_level, to_level, reason, asked_by, asked_at, decided_by, decided_at, granted)
      select gen_random_uuid(), f.id, 'secrecyMarker', 'none', '\\x00', s.id, authz.now(), s.id, authz.now(), true from authz.file f, authz.staff s limit 1`,
  },
  'support that needs a decision has begun without one': {
    law: 'SoL 11:1, 14:1: needs-assessed support is granted first',
    found: `select i.id as at from data.intervention i left join data.decision d on d.id = i.decision_id and d.file_id = i.file_id
      where i.basis = 'needsAssessed' and i.begun_at is not null and (d.id is null or d.state not in ('granted', 'changed'))`,
    planted: `update data.intervention i set basis = 'needsAssessed', begun_at = coalesce(begun_at, authz.now()), decision_id = gen_random_uuid()
      where i.id = (select i.id from data.intervention i limit 1)`,
  },
  'a lower judgement than the score stands unread, and nobody is to read it': {
    law: 'local rule: a reason and a second reader',
    found: `select r.id as at from data.risk_assessment r where r.needs_reader
      and not exists (select from data.second_reading s where s.assessment_id = r.id)
      and not exists (select from data.running_clock c where c.file_id = r.file_id and c.rule = 'riskSecondReading' and (${runs}))
      and not exists (select from data.risk_assessment later where later.file_id = r.file_id and later.person_id is not distinct from r.person_id and later.assessed_at > r.assessed_at)`,
    planted: `update data.risk_assessment r set needs_reader = true, lower_because = '\\x00' where r.id = (select r.id from data.risk_assessment r
      where r.state = 'done' and not r.needs_reader order by r.assessed_at desc limit 1)`,
  },
  'a judgement is read by the one who made it': {
    law: 'local rule: a second reader',
    found: `select s.id as at from data.second_reading s join data.risk_assessment r on r.id = s.assessment_id where s.reader_id = r.assessed_by`,
    planted: `insert into data.second_reading (id, file_id, section_id, assessment_id, reader_id, at, agrees)
      select gen_random_uuid(), r.file_id, r.section_id, r.id, r.assessed_by, authz.now(), true from data.risk_assessment r where r.state = 'done' limit 1`,
  },
  'a signed note was written in again': {
    law: 'SoL 15:1; patient- och socialregister: what is signed is only annotated',
    found: `select n.id as at from data.note n where n.signed_at is not null and n.saved_at > n.signed_at`,
    planted: `update data.note n set saved_at = n.signed_at + interval '1 minute' where n.id = (select n.id from data.note n where n.signed_at is not null limit 1)`,
  },
  'joint handling begins in the file of one who uses violence': {
    law: 'the wall between the stories; design.md',
    found: `select j.id as at from data.joint_handling j join authz.situation_member m on m.file_id = j.file_id and m.role = 'perpetrator'`,
    planted: `insert into data.joint_handling (id, file_id, section_id, thread_id, child_file_id, at, by_id)
      select gen_random_uuid(), m.file_id, gen_random_uuid(), gen_random_uuid(), m.file_id, authz.now(), gen_random_uuid()
      from authz.situation_member m where m.role = 'perpetrator' limit 1`,
  },
  'a closed file is shared': {
    law: 'closing ends what was for the work (OSL 26:1)',
    found: `select g.id as at from authz.ground g where g.file_id in (${closed}) and g.kind in ('secrecyWaiver', 'necessary', 'provision') and not (${over})`,
    planted:
      closing(`select g.file_id, s.id as section_id from authz.ground g join authz.section s on s.file_id = g.file_id
      where g.kind = 'secrecyWaiver' and not (${over}) limit 1`),
  },
  'a closed file has support that goes on': {
    law: 'V06: running support first',
    found: `select i.id as at from data.intervention i where i.file_id in (${closed}) and i.begun_at is not null and i.ended_at is null`,
    planted: closing(
      'select i.file_id, i.section_id from data.intervention i where i.begun_at is not null and i.ended_at is null limit 1',
    ),
  },
  ...endings,
  ...ofChildren,
  'a promise stands open, and no clock holds it': {
    law: 'V08: promises get lost over a holiday',
    found: `select p.id as at from data.promise p where p.kept_at is null and p.withdrawn_at is null and p.detached_at is null
      and not exists (select from data.running_clock c where c.rule = 'promise' and c.subject_id = p.id and (${runs}))`,
    planted: `delete from data.running_clock c where c.rule = 'promise' and (${runs})`,
  },
  'an action of the plan stands open, and no clock holds it': {
    law: 'one plan with owners and dates; V55',
    found: `select a.id as at from data.action a where a.done_at is null and a.no_longer_possible_at is null
      and a.file_id not in (${closed}) and not exists (select from data.running_clock c where c.rule = 'planAction' and c.subject_id = a.id and (${runs}))`,
    planted: `delete from data.running_clock c where c.rule = 'planAction' and (${runs})`,
  },
  'a concern was received, and no clock for it was ever started': {
    law: 'SoL 14:1: 14 days',
    found: `select t.id as at from data.report_thread t where t.child_file_id is not null
      -- Decided while it was still a contact, the clock was that one's, and met by the decision.
      and not exists (select from data.running_clock c where c.rule = 'preliminaryAssessment'
        and (c.file_id = t.child_file_id or c.met_at = t.decided_at))`,
    planted: `delete from data.running_clock c where c.rule = 'preliminaryAssessment'`,
  },
  'a step of one who uses violence was taken without a leader’s go': {
    law: 'SoL 13:8: whoever is exposed is considered first',
    found: `select p.id as at from data.planned_step p where p.done_at is not null and p.word is distinct from 'go'`,
    planted: `update data.planned_step p set word = 'wait', word_by = p.by_id, word_at = authz.now(), done_at = authz.now()`,
  },
  'help for one who uses violence began, or was ended by plan, without a leader’s go': {
    law: 'SoL 13:8: whoever is exposed is considered at each step',
    found: `select i.id as at from data.intervention i,
        (values ('programmeBegins', false), ('programmeEnds', true)) as step (kind, ends)
      where i.audience = 'usesViolence' and case when step.ends then i.end_how in ('ended', 'referred') else i.begun_at is not null end
        and not exists (select from data.planned_step p where p.file_id = i.file_id and p.kind = step.kind and p.word = 'go'
          and p.done_at = case when step.ends then i.ended_at else i.begun_at end)`,
    planted: `update data.intervention i set audience = 'usesViolence', begun_at = coalesce(begun_at, authz.now())
      where i.id = (select i.id from data.intervention i where i.audience <> 'usesViolence' limit 1)`,
  },
  'a statement of participation was issued without a leader’s go': {
    law: 'SoL 13:8; V15',
    found: `select s.id as at from data.participation_statement s left join data.planned_step p on p.id = s.step_id and p.file_id = s.file_id
      where p.word is distinct from 'go' or p.word_at > s.issued_at`,
    planted: `insert into data.participation_statement
      (id, file_id, section_id, intervention_id, step_id, from_on, to_on, attended, wording, issued_at, by_id)
      select gen_random_uuid(), i.file_id, i.section_id, i.id, gen_random_uuid(), current_date, current_date, 0, 1, authz.now(), i.asked_by
      from data.intervention i limit 1`,
  },
  'support that may never be open is given without an assessment': {
    law: 'SoL 11:6',
    found: `select i.id as at from data.intervention i join data.service s on s.id = i.version_id where i.basis = 'open'
      and (s.kind in ('contactPerson', 'contactFamily', 'fosterHome', 'specialHousing', 'incomeSupport')
        or s.kind in ('shelter', 'emergencyFlat', 'transitionHousing') and i.audience = 'child')`,
    planted: `update data.service s set kind = 'contactPerson' where s.id in (select i.version_id from data.intervention i where i.basis = 'open')`,
  },
  'one answers for both sides, and nobody has decided that': {
    law: 'V38: a written decision first',
    found: `select one.file_id as at from authz.situation_member one
      join authz.situation_member other on other.situation_id = one.situation_id and one.role = 'victim' and other.role = 'perpetrator'
      join authz.ground g on g.file_id = one.file_id and g.function = 'responsible' and not (${over})
      join authz.ground h on h.file_id = other.file_id and h.function = 'responsible' and h.staff_id = g.staff_id and h.ended_at is null
      where not exists (select from data.sides_decision d where d.staff_id = g.staff_id and d.file_id in (one.file_id, other.file_id))`,
    planted: `with turned as (update authz.situation_member m set role = 'perpetrator' where m.role = 'childWitness' returning m.situation_id, m.file_id)
      update authz.ground h set staff_id = g.staff_id, function = 'responsible', ended_at = null, valid_to = null from turned
        join authz.situation_member one on one.situation_id = turned.situation_id and one.role = 'victim'
        join authz.ground g on g.file_id = one.file_id and g.function = 'responsible' and not (${over})
      where h.file_id = turned.file_id and h.kind = 'team'`,
  },
  'a file was closed, and nobody has answered for a child in it': {
    law: 'SoL 18:7; V06, V20',
    found: `select p.id as at from data.closing k join data.person_told p on p.file_id = k.file_id and p.part = 'child' and p.detached_at is null
      where k.reopened_at is null and not exists (select from data.closing_answer a where a.closing_id = k.id and a.about = p.id)
        and not exists (select from data.child_outcome o where (o.child_id = p.id or o.file_id = p.own_file_id) and o.replaced_at is null)`,
    planted:
      closing(`select p.file_id, p.section_id from data.person_told p where p.part = 'child' and p.detached_at is null
      and not exists (select from data.child_outcome o where o.child_id = p.id or o.file_id = p.own_file_id) limit 1`),
  },
  'a file was destroyed on the word of one': {
    law: 'SoL 16; local rule: four eyes',
    found: `select d.id as at from data.disposal d where d.carried_out_at is not null and (d.confirmed_by is null or d.confirmed_by = d.proposed_by)`,
    planted: `insert into data.disposal (id, file_id, reference, file_kind, unit_id, rule, outcome, last_entry_on, proposed_at, proposed_by, carried_out_at)
      select gen_random_uuid(), f.id, 'A-1', 'person', f.unit_id, 'fiveYears', 'destroy', current_date, authz.now(), gen_random_uuid(), authz.now()
      from authz.file f limit 1`,
  },
  'what was granted was changed, and no ground for it stands there': {
    law: 'FL 37: a favourable decision',
    found: `select d.id as at from data.decision d where d.changes_id is not null and d.change_ground is null`,
    planted: `update data.decision d set state = 'changed', changes_id = d.id, change_ground = null`,
  },
} as const satisfies Record<string, Forbidden>;

/** Every forbidden state that these records are in, with how many places it is so at. */
export async function unlawful(client: pg.ClientBase): Promise<string[]> {
  const told: string[] = [];
  for (const [name, { found }] of Object.entries(forbidden)) {
    const { rows } = await client.query<{ at: string }>(found);
    if (rows.length > 0) told.push(`${name}: ${rows.length}, as ${rows[0]?.at}`);
  }
  return told;
}

export async function unlawfulIn(adminUrl: string): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await unlawful(admin);
  } finally {
    await admin.end();
  }
}
