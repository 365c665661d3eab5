import { describe, expect, it } from 'vitest';
import type { GroundFunction } from '../access/index.ts';
import type { GroundId, StaffId } from '../kernel/ids.ts';
import { type Colleague, type Member, mayEnd, nameMember, withoutDeputy } from './team.ts';

const staff = (name: string) => name as StaffId;
const member = (name: string, function_: GroundFunction, deputyFor?: string): Member => ({
  groundId: `ground-${name}-${function_}` as GroundId,
  staffId: staff(name),
  name,
  phone: null,
  function: function_,
  deputyFor: (deputyFor ?? null) as GroundId | null,
  reads: [],
  writes: [],
});
const colleague = (name: string, leadsUnit = false): Colleague => ({ staffId: staff(name), name, leadsUnit });
const unit = [colleague('amina'), colleague('johan'), colleague('karin', true)];
const naming = (name: string, function_: 'responsible' | 'therapist' | 'coHandler', deputy?: string) => ({
  staffId: staff(name),
  function: function_,
  deputyId: deputy === undefined ? undefined : staff(deputy),
});

describe('naming somebody to the team (V46)', () => {
  it('the responsible one is never without a deputy', () => {
    expect(nameMember([], naming('amina', 'responsible'), unit, 'integrated')).toEqual({
      ok: false,
      error: 'deputyMissing',
    });
    expect(nameMember([], naming('amina', 'responsible', 'johan'), unit, 'integrated')).toEqual({
      ok: true,
      value: { deputyId: 'johan' },
    });
    expect(nameMember([], naming('amina', 'responsible', 'amina'), unit, 'integrated')).toMatchObject({
      error: 'deputyIsSame',
    });
  });

  it('in a unit with nobody else it is the leader, and with nobody at all it is refused', () => {
    const small = [colleague('amina'), colleague('karin', true)];
    expect(nameMember([], naming('amina', 'responsible'), small, 'integrated')).toEqual({
      ok: true,
      value: { deputyId: 'karin' },
    });
    expect(nameMember([], naming('amina', 'responsible'), [colleague('amina')], 'integrated')).toMatchObject({
      error: 'deputyMissing',
    });
  });

  it('nobody is named twice, and there is one responsible', () => {
    const team = [member('amina', 'responsible')];
    expect(nameMember(team, naming('amina', 'responsible', 'johan'), unit, 'integrated')).toMatchObject({
      error: 'alreadyThis',
    });
    expect(nameMember(team, naming('johan', 'responsible', 'karin'), unit, 'integrated')).toMatchObject({
      error: 'responsibleIsNamed',
    });
  });

  it.each(['separated', 'coherent'] as const)(
    'in the %s model nobody decides over the one whom she treats',
    (model) => {
      expect(nameMember([member('mirja', 'therapist')], naming('mirja', 'coHandler'), unit, model)).toMatchObject({
        error: 'authorityAndTherapy',
      });
      expect(nameMember([member('amina', 'responsible')], naming('amina', 'therapist'), unit, model)).toMatchObject({
        error: 'authorityAndTherapy',
      });
      expect(nameMember([member('amina', 'responsible')], naming('mirja', 'therapist'), unit, model).ok).toBe(true);
      expect(nameMember([member('mirja', 'therapist')], naming('mirja', 'coHandler'), unit, 'integrated').ok).toBe(
        true,
      );
    },
  );
});

it('functions without a deputy are found; a deputy needs none herself', () => {
  const amina = member('amina', 'responsible');
  const team = [amina, member('mirja', 'therapist'), member('johan', 'deputy', amina.groundId)];
  expect(withoutDeputy(team).map(({ name }) => name)).toEqual(['mirja']);
});

it('the responsible one leaves by handing over', () => {
  expect(mayEnd(member('amina', 'responsible'))).toEqual({ ok: false, error: 'responsibleStays' });
  expect(mayEnd(member('mirja', 'therapist')).ok).toBe(true);
});
