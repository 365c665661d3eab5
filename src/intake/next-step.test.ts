import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { UnitId } from '../kernel/ids.ts';
import type { Actor } from '../platform/database/with-actor.ts';
import { receivingUnit } from './commands/receive-contact.ts';
import { callSteps, mayAskAboutChildren, reportSteps, type StepFacts, stepStates } from './next-step.ts';

const toldAt = Temporal.Instant.from('2026-06-19T14:40:00Z');
const nothing: StepFacts = {
  contact: {
    dutyToReportToldAt: null,
    livingTogether: 'unknown',
    childrenKnown: 'notAsked',
    urgency: 0,
    state: 'received',
  },
  livingTogetherAsked: false,
  hasSafeContact: false,
  people: { children: 0, useViolence: 0, selfNamed: false },
  violence: 0,
  fear: 0,
  interpreter: undefined,
  report: undefined,
  protectionWaits: true,
};

describe('what is next', () => {
  it('is safe contact, whatever else is known (V14)', () => {
    expect(stepStates(nothing).next).toBe('safeContact');
    const much = { ...nothing, livingTogetherAsked: true, violence: 2, fear: 1 };
    expect(stepStates(much).next).toBe('safeContact');
    expect([...stepStates(much).states]).toEqual(
      expect.arrayContaining([
        ['safeContact', 'next'],
        ['violence', 'done'],
        ['people', 'open'],
      ]),
    );
  });

  it('comes in the order of the page, and the duty to report before whom it concerns', () => {
    expect(callSteps.indexOf('dutyToReport')).toBeLessThan(callSteps.indexOf('people'));
    expect(stepStates({ ...nothing, hasSafeContact: true }).next).toBe('interpreter');
    expect(mayAskAboutChildren(nothing)).toBe(false);
    expect(mayAskAboutChildren({ ...nothing, contact: { dutyToReportToldAt: toldAt } })).toBe(true);
  });

  it('is not done with the people before children are asked about and one who uses violence is told of', () => {
    const told = { ...nothing, contact: { ...nothing.contact, dutyToReportToldAt: toldAt } };
    const state = (facts: StepFacts) => stepStates(facts).states.get('people');
    expect(state({ ...told, people: { children: 1, useViolence: 0, selfNamed: true } })).toBe('open');
    expect(state({ ...told, people: { children: 0, useViolence: 1, selfNamed: true } })).toBe('open');
    expect(state({ ...told, people: { children: 1, useViolence: 1, selfNamed: true } })).toBe('done');
    const none = { ...told, contact: { ...told.contact, childrenKnown: 'no' as const } };
    expect(state({ ...none, people: { children: 0, useViolence: 1, selfNamed: true } })).toBe('done');
  });

  it('is nothing when all is answered', () => {
    const { next } = stepStates({
      contact: { dutyToReportToldAt: toldAt, livingTogether: 'no', childrenKnown: 'no', urgency: 2, state: 'notNow' },
      livingTogetherAsked: true,
      hasSafeContact: true,
      people: { children: 0, useViolence: 1, selfNamed: true },
      violence: 1,
      fear: 1,
      interpreter: { language: 'none' },
      report: undefined,
      protectionWaits: false,
    });
    expect(next).toBeUndefined();
  });
});

describe('what is next in a contact that a concern report made', () => {
  const report = { ...nothing, report: 'receive' as const };
  it('is the report, then whom it concerns and who needs protection: nothing is asked of one who isn’t there', () => {
    expect(stepStates(report).next).toBe('report');
    expect([...stepStates(report).states.keys()]).toEqual([...reportSteps]);
    for (const asked of ['livingTogether', 'dutyToReport', 'fear'] as const)
      expect(stepStates(report).states.has(asked)).toBe(false);
    const read = { ...report, report: 'decide' as const };
    expect(stepStates(read).next).toBe('people');
    const named = { ...read, people: { ...read.people, selfNamed: true }, violence: 1 };
    expect(stepStates(named).next).toBe('protection');
    expect(mayAskAboutChildren(report)).toBe(true);
  });

  it('is the answer to whoever reported before the files, and nothing when all is done', () => {
    const done = {
      ...report,
      people: { ...report.people, selfNamed: true },
      ...{ violence: 1, protectionWaits: false, hasSafeContact: true },
      contact: { ...nothing.contact, urgency: 2 as const },
    };
    expect(stepStates({ ...done, report: 'answer' }).next).toBe('feedback');
    expect(stepStates({ ...done, report: 'none' }).next).toBe('outcome');
    const { next } = stepStates({ ...done, report: 'none', contact: { ...done.contact, state: 'filesOpened' } });
    expect(next).toBeUndefined();
  });
});

describe('the unit that a contact comes to', () => {
  const [intake, team, night] = ['intake', 'team', 'night'] as unknown as UnitId[] as [UnitId, UnitId, UnitId];
  const role = (unitId: UnitId, name: Actor['roles'][number]['role'] = 'caseOfficer') => ({
    role: name,
    unitId,
    unitName: '',
  });
  const shift = (duty: 'duty' | 'backup', unitId: UnitId) => ({ duty, unitId, unitName: '', ends: toldAt });

  it('is that of the duty, then the intake, then one’s own, and none for those without work with files', () => {
    expect(receivingUnit({ roles: [role(team)], duty: [shift('backup', team), shift('duty', night)] }, [intake])).toBe(
      night,
    );
    expect(receivingUnit({ roles: [role(team), role(intake)], duty: [] }, [intake])).toBe(intake);
    expect(receivingUnit({ roles: [role(team)], duty: [] }, [intake])).toBe(team);
    expect(receivingUnit({ roles: [role(intake, 'administrator')], duty: [] }, [intake])).toBeUndefined();
  });
});
