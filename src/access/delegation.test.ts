import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { DelegationId, StaffId, UnitId } from '../kernel/ids.ts';
import {
  type Decider,
  type DecidingRole,
  type DecisionKind,
  type Delegation,
  decisionKinds,
  decisionRules,
  mayDecide,
  voidRows,
  whoMayDecide,
} from './delegation.ts';
import { delegationTexts, refusalText } from './delegation-text.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const now = at('2026-11-20T19:10');
const [team, other] = ['team', 'other'] as [UnitId, UnitId];
const row = (decision: DecisionKind, of: Partial<Delegation>): Delegation => ({
  id: `${decision}-${of.role ?? of.staffId}-${of.condition ?? 'always'}` as DelegationId,
  decision,
  role: null,
  unitId: null,
  staffId: null,
  condition: 'always',
  basis: 'Delegationsordning 4.2',
  from: at('2026-01-01T00:00'),
  until: null,
  ...of,
});
const decider = (role: DecidingRole, duty?: 'duty' | 'backup', unitId = team): Decider => ({
  staffId: role as string as StaffId,
  roles: [{ role, unitId }],
  duty: duty ? [{ duty, unitId }] : [],
  conflictOfInterest: false,
});
const order: Delegation[] = [
  row('shelterAdult', { role: 'unitManager' }),
  row('shelterAdult', { role: 'caseOfficer', condition: 'onBackup', unitId: team }),
  row('emergencyAid', { role: 'caseOfficer', condition: 'onDuty' }),
  row('shelterChildImmediate', { role: 'boardChair' }),
  row('shelterChildImmediate', { staffId: 'boardMember' as StaffId }),
  row('promiseWithdrawal', { role: 'unitManager' }),
  row('openChildInvestigation', { role: 'teamLeader', until: at('2026-11-01T00:00') }),
  row('openAdultInvestigation', { staffId: 'caseOfficer' as StaffId, from: at('2026-12-01T00:00') }),
];
const answer = (decision: DecisionKind, who: Decider, delegations = order) => {
  const result = mayDecide(decision, { delegations, decider: who, at: now });
  return result.ok ? result.value.id : result.error.reason;
};

describe('mayDecide', () => {
  it.each<[string, DecisionKind, Decider, string]>([
    ['a manager always', 'shelterAdult', decider('unitManager'), 'shelterAdult-unitManager-always'],
    ['the back-up, by her rota', 'shelterAdult', decider('caseOfficer', 'backup'), 'shelterAdult-caseOfficer-onBackup'],
    ['not the one on duty, for what is the back-up’s', 'shelterAdult', decider('caseOfficer', 'duty'), 'onlyOnBackup'],
    ['not at other times', 'shelterAdult', decider('caseOfficer'), 'onlyOnBackup'],
    ['not the back-up of another unit', 'shelterAdult', decider('caseOfficer', 'backup', other), 'notDelegated'],
    ['on duty', 'emergencyAid', decider('caseOfficer', 'duty'), 'emergencyAid-caseOfficer-onDuty'],
    ['not off duty', 'emergencyAid', decider('caseOfficer'), 'onlyOnDuty'],
    ['not on back-up, for what is the duty’s', 'emergencyAid', decider('caseOfficer', 'backup'), 'onlyOnDuty'],
    ['the chair', 'shelterChildImmediate', decider('boardChair'), 'shelterChildImmediate-boardChair-always'],
    ['a member by name', 'shelterChildImmediate', decider('boardMember'), 'shelterChildImmediate-boardMember-always'],
    [
      'a member of the board who is not appointed',
      'shelterChildImmediate',
      { ...decider('boardMember'), staffId: 'x' as StaffId },
      'notDelegated',
    ],
    ['never a manager', 'shelterChildImmediate', decider('unitManager', 'backup'), 'electedOnly'],
    ['never a case officer', 'secretLocation', decider('caseOfficer', 'duty'), 'electedOnly'],
    ['what is in no row', 'secretLocation', decider('boardChair'), 'notDelegated'],
    ['a promise, by a manager', 'promiseWithdrawal', decider('unitManager'), 'promiseWithdrawal-unitManager-always'],
    ['a promise, by no other', 'promiseWithdrawal', decider('teamLeader', 'duty'), 'managersOnly'],
    ['not when it has ended', 'openChildInvestigation', decider('teamLeader'), 'notNow'],
    ['not before it begins', 'openAdultInvestigation', decider('caseOfficer'), 'notNow'],
    ['a therapist', 'shelterAdult', decider('therapist', 'backup'), 'notDelegated'],
    ['an administrator', 'shelterAdult', decider('administrator'), 'notDelegated'],
  ])('%s', (_, decision, who, expected) => {
    expect(answer(decision, who)).toBe(expected);
  });

  it('refuses one who is biased, whatever the table says', () => {
    for (const decision of decisionKinds) {
      for (const role of ['unitManager', 'boardChair'] as const) {
        expect(answer(decision, { ...decider(role), conflictOfInterest: true })).toBe('conflictOfInterest');
      }
    }
  });

  it('an ended row of the same person does not hide the current one', () => {
    const both = [row('shelterAdult', { role: 'unitManager', until: at('2026-02-01T00:00') }), ...order];
    expect(answer('shelterAdult', decider('unitManager'), both)).toBe('shelterAdult-unitManager-always');
  });

  it('relies on the row that holds always, then on the newest', () => {
    const rows = [
      row('shelterAdult', { role: 'teamLeader', condition: 'onDuty' }),
      row('shelterAdult', { role: 'teamLeader', basis: 'old' }),
      row('shelterAdult', { role: 'teamLeader', basis: 'new', from: at('2026-05-01T00:00') }),
    ];
    const result = mayDecide('shelterAdult', { delegations: rows, decider: decider('teamLeader', 'duty'), at: now });
    expect(result.ok && result.value.basis).toBe('new');
  });

  const roles: DecidingRole[] = [
    'caseOfficer',
    'therapist',
    'teamLeader',
    'unitManager',
    'boardChair',
    'boardMember',
    'administrator',
    'auditor',
  ];
  it('no table, however wrong, lets an official place a child at once or hide the place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('shelterChildImmediate' as const, 'secretLocation' as const),
        fc.constantFrom(...roles.filter((role) => !role.startsWith('board'))),
        fc.constantFrom(undefined, 'duty' as const, 'backup' as const),
        fc.array(
          fc.tuple(
            fc.constantFrom(...roles),
            fc.boolean(),
            fc.constantFrom('always' as const, 'onDuty' as const, 'onBackup' as const),
          ),
        ),
        (decision, role, duty, table) => {
          const rows = table.map(([of, byName, condition]) =>
            row(decision, byName ? { staffId: role as string as StaffId, condition } : { role: of, condition }),
          );
          expect(answer(decision, decider(role, duty), rows)).toBe('electedOnly');
        },
      ),
    );
  });

  it('refuses everyone everything when the table is empty', () => {
    for (const decision of decisionKinds)
      for (const role of roles) expect(answer(decision, decider(role, 'duty'), [])).toMatch(/Only$|^notDelegated$/);
  });
});

describe('the table', () => {
  it('shows the rows that reach too far', () => {
    const tooFar = row('shelterChildImmediate', { role: 'unitManager' });
    expect(voidRows([...order, tooFar])).toEqual([tooFar]);
  });

  it('finds who could decide instead', () => {
    const people = [
      decider('caseOfficer', 'duty'),
      { ...decider('caseOfficer', 'backup'), staffId: 'backup' as StaffId },
      decider('unitManager'),
    ];
    expect(whoMayDecide('shelterAdult', order, people, now)).toEqual(['backup', 'unitManager']);
  });

  it('has a paragraph and words for each decision and refusal', () => {
    for (const decision of decisionKinds) {
      expect(decisionRules[decision].paragraph).toMatch(/^(SoL|LPBS|FL|FB|OSL) \d/);
      for (const language of ['sv', 'en'] as const) {
        for (const reason of Object.keys(delegationTexts('sv').refusal) as (keyof ReturnType<
          typeof delegationTexts
        >['refusal'])[]) {
          const said = refusalText(language, { reason, decision, paragraph: decisionRules[decision].paragraph });
          expect(said).toContain(delegationTexts(language).decision[decision]);
          expect(said).toMatch(/\.$/);
        }
      }
    }
    expect(refusalText('sv', { reason: 'electedOnly', decision: 'shelterChildImmediate', paragraph: 'LPBS 4:1' })).toBe(
      'Bara nämnden, ordföranden eller en ledamot som nämnden har utsett får besluta om omedelbar placering av ett barn i skyddat boende (LPBS 4:1). Ring ordföranden.',
    );
  });
});
