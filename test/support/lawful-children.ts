import { askedAs, serviceKinds } from '../../src/support/service.ts';
import { closed, type Forbidden, runs } from './lawful-ends.ts';

/** What may never become of a child, or of the question to those who have a say for it. */
export const ofChildren = {
  'a child was followed up without consent outside its time, or beside an investigation': {
    law: 'SoL 23:5: six months at most, and no longer than until a new investigation opens',
    found: `select f.id as at from data.child_follow_up f where f.until_on > f.after_on + interval '6 months'
      union select c.id from data.child_follow_up_contact c join data.child_follow_up f on f.id = c.follow_up_id
        where c.on_day > f.until_on or c.at > f.ended_at
      union select f.id from data.child_follow_up f join data.investigation i on i.file_id = f.file_id and i.subject = 'child'
        where f.ended_at is null and i.state in ('writing', 'review', 'signed')`,
    planted: `with decided as (insert into data.child_follow_up
        (id, file_id, section_id, decision_id, after, after_on, until_on, why, danger, told, at, by_id)
        select gen_random_uuid(), d.file_id, d.section_id, d.id, 'placement', '2026-01-02', '2026-05-02', '\\x00', 'no', '\\x00', authz.now(), d.asked_by
        from data.decision d limit 1 returning id, file_id, section_id, by_id)
      insert into data.child_follow_up_contact (id, file_id, section_id, follow_up_id, on_day, with_whom, words, at, by_id)
      select gen_random_uuid(), f.file_id, f.section_id, f.id, '2026-05-03', 'school', '\\x00', authz.now(), f.by_id from decided f`,
  },
  'an investigation of an adult with children is signed without an analysis for each': {
    law: 'SoL 18:7; barnrättslagen 3 §; V24',
    found: `select i.id as at from data.investigation i where i.subject = 'adult' and i.signed_at is not null and exists (
      select from data.person_told p where p.file_id = i.file_id and p.part = 'child' and p.detached_at is null
        and not exists (select from data.investigation_part a where a.investigation_id = i.id and a.part = 'impact' and a.person_id = p.id)
        and not exists (select from data.event e, jsonb_each_text(e.subject) as of_whom
          where e.file_id = i.file_id and e.at > i.signed_at and of_whom.value = p.id::text and e.kind in ('child.told', 'person.told')))`,
    planted: `insert into data.person_told select told.* from data.person_told p, data.investigation i,
      jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'file_id', i.file_id, 'section_id', i.section_id)) as told
      where p.part = 'child' and p.detached_at is null and i.signed_at is not null and i.subject = 'adult' limit 1`,
  },
  'a child of an adult has neither outcome nor somebody who owns that it has none': {
    law: 'SoL 18:7; V20',
    found: `select p.id as at from data.person_told p join authz.file f on f.id = p.file_id and f.kind = 'person'
      where p.part = 'child' and p.detached_at is null and f.id not in (${closed})
        -- A sibling told of in a child's own file is asked about in the adult's, or in the contact until that is opened.
        and not exists (select from data.person_told s where s.file_id = f.id and s.part = 'self'
          and s.birth_year > extract(year from authz.now()) - 18)
        and not exists (select from data.child_outcome o where (o.child_id = p.id or o.file_id = p.own_file_id) and o.replaced_at is null)
        and not exists (select from data.running_clock c where c.rule = 'childOutcome' and (c.subject_id = p.id or c.file_id = p.own_file_id) and (${runs}))`,
    planted: `delete from data.running_clock c where c.rule = 'childOutcome' and (${runs})`,
  },
  'a child’s gap has an owner, and no clock holds it': {
    law: 'V20: somebody owns that the child gets nothing; clocks never stop without an owner',
    found: `select o.id as at from data.child_outcome o where o.kind = 'gap' and o.replaced_at is null and o.file_id not in (${closed})
      and not exists (select from data.running_clock c where c.file_id = o.file_id and c.rule = 'childGap' and c.subject_id = o.child_id and (${runs}))`,
    planted: `delete from data.running_clock c where c.rule = 'childGap' and (${runs})`,
  },
  'support of a child has begun, and no guardian was thought of': {
    law: 'FB 6:11; SoL 21; V22',
    found: `select i.id as at from data.intervention i join data.person_told p on p.file_id = i.file_id and p.part = 'self'
        and p.birth_year > extract(year from i.begun_at) - 18
      where not exists (select from data.guardian_question q where q.file_id = i.file_id and q.child_id = p.id and q.at <= i.begun_at)`,
    planted: `update data.person_told p set birth_year = extract(year from authz.now()) - 3
      where p.part = 'self' and p.file_id in (select i.file_id from data.intervention i where i.begun_at is not null)`,
  },
  'support of a child has begun against a guardian’s no, and no lawful way was taken': {
    law: 'FB 6:11; SoL 21; V22',
    found: `select i.id as at from data.intervention i join data.service v on v.id = i.version_id
      join (values ${serviceKinds.map((kind) => `('${kind}', '${askedAs(kind)}')`).join(', ')}) as asked (kind, intervention) on asked.kind = v.kind
      join lateral (select q.id from data.guardian_question q where q.file_id = i.file_id and q.intervention = asked.intervention
        and q.basis = i.basis and q.at <= i.begun_at order by q.at desc limit 1) q on true
      where i.audience = 'child' and i.begun_at is not null
        and exists (select from data.guardian_answer a where a.question_id = q.id and a.answer in ('no', 'notAsked')
          and a.at <= i.begun_at and (a.replaced_at is null or a.replaced_at > i.begun_at))
        and not exists (select from data.consent_way w where w.question_id = q.id and w.taken and w.at <= i.begun_at
          and (w.replaced_at is null or w.replaced_at > i.begun_at))`,
    planted: `with asked as (insert into data.guardian_question (id, file_id, section_id, child_id, intervention, basis, opinion, suitable, at, by_id)
        select gen_random_uuid(), i.file_id, i.section_id, gen_random_uuid(), 'supportTalks', i.basis, 'agrees', true, i.asked_at, i.asked_by
        from data.intervention i join data.service v on v.id = i.version_id and v.kind = 'supportTalks' limit 1 returning *),
      said as (insert into data.guardian_answer (id, file_id, section_id, question_id, guardian_id, endangers, answer, at, by_id)
        select gen_random_uuid(), q.file_id, q.section_id, q.id, gen_random_uuid(), 'no', 'no', q.at, q.by_id from asked q returning file_id)
      update data.intervention i set audience = 'child', begun_at = coalesce(i.begun_at, i.asked_at)
        from said where i.file_id = said.file_id`,
  },
  'a guardian was asked where asking endangers': {
    law: 'SoL 21; V23',
    found: `select a.id as at from data.guardian_answer a where a.endangers <> 'no' and a.answer <> 'notAsked'`,
    planted: `insert into data.guardian_answer (id, file_id, section_id, question_id, guardian_id, endangers, answer, at, by_id)
      select gen_random_uuid(), p.file_id, p.section_id, gen_random_uuid(), p.id, 'yes', 'no', authz.now(), gen_random_uuid()
      from data.person_told p limit 1`,
  },
} as const satisfies Record<string, Forbidden>;
