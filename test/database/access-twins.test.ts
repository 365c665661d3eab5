import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aTown, type Town } from '../builders/index.ts';
import { expectRefused } from '../support/refusals.ts';
import { appFunctions } from './expected-grants.ts';
import { fileTwins, organisationTwins, sessionOf, type Twin, twinFile } from './twins.ts';
import { wallTwins } from './twins-walls.ts';

// Every function that pages may call: who may, who may not, and that there was something to change.

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());

describe.each([...organisationTwins, ...fileTwins, ...wallTwins])('$name', (twin: Twin) => {
  it(`is refused to ${twin.mayNot.join(', ')}, and to nobody`, async () => {
    const file = await twinFile(town);
    const values = await twin.values(town, file);
    const sessions = await Promise.all(twin.mayNot.map((person) => sessionOf(town, person, file)));
    const before = await town.look(twin.watch);
    for (const session of sessions) await expectRefused(town.ask(session, twin.text, values));
    await expectRefused(town.ask({ id: newId(), token: '', staffId: newId() }, twin.text, values));
    expect(await town.look(twin.watch)).toEqual(before);
  });

  it.each(twin.may)('is done by %s, and logged', async (person) => {
    const file = await twinFile(town);
    const values = await twin.values(town, file);
    const session = await sessionOf(town, person, file);
    const before = await town.look(twin.watch);
    await town.ask(session, twin.text, values);
    expect(await town.look(twin.watch)).not.toEqual(before);
    if (!twin.name.endsWith('index_person')) {
      const lines = await town.look<{ action: string }>(
        `select action from audit.entry where session_id = $1 and outcome = 'done' order by id desc limit 1`,
        [session.id],
      );
      expect(lines[0]?.action).not.toBe('file.opened');
    }
  });
});

it('each function that pages may call has its twins', () => {
  const told = [
    ...organisationTwins.map((t) => t.name),
    ...fileTwins.map((t) => t.name),
    ...[
      ...['claim', 'create_situation', 'hand_over_report', 'repeats', 'ways_in'], // access-functions.test.ts
      'unit_holds', // test/http/close-unit.test.ts
      'waiting_links', // test/http/four-eyes.test.ts
      ...['set_preferences', 'lock_session', 'end_session', 'log'], // access-functions.test.ts
    ],
    ...['me', 'session_id', 'signed_in', 'has_role', 'leads', 'is_open', 'may_staff_team'],
    ...['save_group', 'save_seat', 'end_seat', 'speaks_for', 'give_waiver', 'withdraw_consent', 'withdraw_told'], // waivers.test.ts
    ...['ask_necessary', 'sign_necessary', 'end_necessary', 'may_sign_necessary', 'my_meetings', 'works_until'], // waivers.test.ts
    ...wallTwins.map(({ name }) => name),
    ...['led_files', 'withheld', 'withheld_subjects'], // withheld.test.ts
    // disposal-twins.test.ts
    ...[
      'confirm_disposal',
      'disposal_holds',
      'disposals',
      'disposals_due',
      'end_hold',
      'hold_file',
      'propose_disposal',
      'withdraw_disposal',
    ],
    ...['detach_copies', 'move_report'], // test/http/carried.test.ts, test/http/report-followed.test.ts
    'may_give_location', // test/http/location.test.ts
    ...['sign_guardian_letter', 'place_is_checked'], // test/http/letters.test.ts
    ...['readings', 'sign_reading_extract', 'end_reading_request'], // test/http/readings.test.ts
    ...['lowering_of', 'lowerings_to_decide'], // test/http/protected-identity.test.ts
    ...['declare_relation', 'my_relations', 'numbered_staff', 'concerns_me', 'index_named', 'leave_word'], // test/http/relations.test.ts
    // emergency.test.ts
    ...['open_emergency', 'renew_emergency', 'renewable', 'end_emergency', 'review_emergency', 'emergencies'],
    'who_sees', // test/http/who-sees.test.ts
    ...['answer_step', 'steps_to_answer'], // test/http/steps.test.ts
    // test/http/situation.test.ts
    ...['decide_tie', 'end_tie_decision', 'may_decide_tie', 'my_situations', 'situation_files', 'situation_steps'],
    'ask_provision', // test/http/provisions.test.ts
    ...['make_decoy', 'my_decoys'], // test/http/log-review.test.ts
    ...['begin_review', 'judge_line', 'end_review', 'my_reviews', 'reviews_to_make'], // test/http/log-review.test.ts
    'openable', // test/http/lists.test.ts
    ...['duty_now', 'duty_units'], // standing-in.test.ts
    ...[
      'call_group',
      'make_agenda',
      'make_agendas',
      'my_agenda',
      'hearers',
      'group_tasks',
      'disclose_item',
      'coordinated_groups',
      'whole_meetings',
    ], // internal-group.test.ts
    // certificate-twins.test.ts
    ...[
      'issue_certificate',
      'answer_certificate',
      'end_certificate',
      'my_certificates',
      'live_certificates',
      'read_by',
    ],
    ...[
      'my_units',
      'team_files',
      'shared_files',
      'blocked_files',
      'readable',
      'writable',
      'open_files',
      'writable_files',
    ],
    ...['blocked_staff', 'both_sides', 'can_be_called', 'can_be_named', 'kept_apart', 'shut_out'], // both-sides.test.ts
    ...['read_by_others', 'writable_section'], // handing-over.test.ts
    ...['support_waiting', 'support_figures'], // test/http/groups.test.ts
    ...['led_units', 'handed_over', 'agreed_with_me', 'agreement_done'], // test/http/month.test.ts
    'advice_figures', // test/http/advice-figures.test.ts
    ...['hindrances', 'cost_totals'], // test/http/hindrances.test.ts, test/http/cost-totals.test.ts
    'not_told_of_time_off', // test/http/time-off.test.ts
    ...['count_hints', 'word_hints'], // test/http/word-hints.test.ts
    'kept_staff', // test/http/assignment.test.ts
    'led_writable_files', // test/http/both-sides.test.ts
    'unmet_needs', // test/http/unmet.test.ts
    'child_barriers', // test/http/child-barriers.test.ts
    'take_place', // test/http/groups.test.ts
    'services_kept', // test/http/services.test.ts
    'stage_times', // stage-times.test.ts and figure-attack.test.ts
    ...['may_tell', 'my_alerts'], // alerts.test.ts
    'mail_waiting', // jobs-role.test.ts
    'known', // oracles.test.ts
    'open', // openings.test.ts and endings.test.ts
    'enter', // identity.test.ts
    ...['now', 'instance_kind', 'set_clock'], // about nobody: migrate.test.ts
  ];
  expect(told.sort()).toEqual([...appFunctions].sort());
});
