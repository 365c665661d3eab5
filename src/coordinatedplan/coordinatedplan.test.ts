import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../kernel/ids.ts';
import {
  type CoordinatedPlan,
  heldBeforeCalled,
  holding,
  isStopped,
  nextStep,
  type Partner,
  relativesOffered,
} from './coordinatedplan.ts';

const clinic: Partner = { authority: 'healthCare', receiver: 'Psykiatrin' };
const school: Partner = { authority: 'school', receiver: 'Strandskolan' };
const at = Temporal.Instant.from('2027-03-09T09:00:00Z');
const day = Temporal.PlainDate.from('2027-03-09');
const plan = (more: Partial<CoordinatedPlan>) =>
  ({ begunAt: null, calledAt: null, heldOn: null, endedAt: null, partners: [], ...more }) as CoordinatedPlan;

describe('what carries a coordinated plan', () => {
  it('is the consent to the same receiver, and health care among them', () => {
    expect(holding([clinic, school], [{ receiver: 'Strandskolan' }])).toEqual([school]);
    const called = plan({ begunAt: at, calledAt: at, partners: [clinic, school] });
    expect(isStopped(called, [{ receiver: 'Psykiatrin' }])).toBe(false);
    // That the school may be told is not enough: without health care it is no such plan.
    expect(isStopped(called, [{ receiver: 'Strandskolan' }])).toBe(true);
    expect(isStopped(called, [])).toBe(true);
  });

  it('stops it from its beginning to its end, and not before or after', () => {
    const phases = [
      plan({}),
      plan({ begunAt: at }),
      plan({ begunAt: at, calledAt: at, partners: [clinic] }),
      plan({ begunAt: at, calledAt: at, heldOn: day, partners: [clinic] }),
      plan({ begunAt: at, calledAt: at, heldOn: day, endedAt: at, partners: [clinic] }),
    ];
    expect(phases.map((one) => isStopped(one, []))).toEqual([false, true, true, true, false]);
    expect(phases.map((one) => isStopped(one, [{ receiver: 'Psykiatrin' }]))).not.toContain(true);
  });
});

describe('what is next', () => {
  const on = (date: string) => Temporal.PlainDate.from(date);
  const steps = {
    begunAt: at,
    meetBy: on('2027-03-20'),
    calledAt: at,
    meetingAt: Temporal.Instant.from('2027-03-14T23:30:00Z'),
  };
  const next = (one: CoordinatedPlan, today: string) => {
    const found = nextStep(one, on(today));
    return found && `${found.step}${found.late ? ' late' : ''}`;
  };

  it('is to call, to meet, to write in what was agreed, to follow up', () => {
    const begun = plan({ begunAt: at, meetBy: on('2027-03-20') });
    expect(next(plan({}), '2027-03-10')).toBeUndefined();
    expect(['2027-03-20', '2027-03-21'].map((today) => next(begun, today))).toEqual(['call', 'call late']);
    // On the day that it is here.
    expect(['2027-03-14', '2027-03-15', '2027-03-16'].map((today) => next(plan(steps), today))).toEqual([
      'meet',
      'writeHeld',
      'writeHeld late',
    ]);
    const held = plan({ ...steps, heldOn: day, reviewOn: on('2027-04-01') });
    expect(['2027-04-01', '2027-04-02'].map((today) => next(held, today))).toEqual(['review', 'review late']);
    expect(next(plan({ ...steps, heldOn: day, endedAt: at }), '2027-04-02')).toBeUndefined();
  });

  it('is not a meeting of a day before the one that they were called to', () => {
    const early = (date: string) => heldBeforeCalled(plan(steps), on(date));
    expect(['2027-03-14', '2027-03-15', '2027-03-16'].map(early)).toEqual([true, false, false]);
  });
});

describe('relatives who may be asked along', () => {
  const told = (part: string, name: string | null, more: { number?: string; blocked?: boolean } = {}) => ({
    ...{ id: `${part} ${name ?? ''} ${more.number ?? ''}` as PersonId, part, name },
    ...{ number: more.number ?? null, blocked: more.blocked ?? false },
  });
  const names = (people: ReturnType<typeof told>[], side = 'victim') =>
    relativesOffered(people, side).map(({ name }) => name);

  it('are those close, and guardians who may get something', () => {
    expect(names([told('self', 'Sara'), told('closePerson', 'Mona'), told('child', 'Nova')])).toEqual(['Mona']);
    expect(names([told('guardian', 'Karin'), told('guardian', 'Per', { blocked: true })])).toEqual(['Karin']);
  });

  it('are never one who uses violence, by whatever name or number told of again', () => {
    const man = told('usesViolence', 'Olle Berg', { number: '199001312389' });
    expect(names([man, told('closePerson', ' olle   BERG'), told('closePerson', 'Mona')])).toEqual(['Mona']);
    expect(names([man, told('closePerson', 'O. Berg', { number: '199001312389' })])).toEqual([]);
    // Two of whom no name is known are not the same for that.
    expect(names([told('usesViolence', null), told('closePerson', 'Mona')])).toEqual(['Mona']);
  });

  it('are nobody in the file of one who uses violence', () => {
    expect(names([told('closePerson', 'Mona')], 'perpetrator')).toEqual([]);
  });
});
