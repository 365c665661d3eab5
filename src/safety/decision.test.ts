import { describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { askable, type DecisionId, looksLikeAddress, mayChange, startsCourtClock } from './decision.ts';

describe('what can be asked for', () => {
  it('is each person’s own: no child stands on its parent’s decision', () => {
    expect(askable.self).not.toContain('shelterChild');
    expect(askable.child).not.toContain('shelterAdult');
    expect(askable.child.filter(startsCourtClock)).toEqual(['shelterChildImmediate']);
  });
});

describe('a granted decision', () => {
  const decision = { id: newId<DecisionId>(), state: 'granted' as const };
  const given = { ground: 'misleading' as const, motivation: 'Uppgifterna var falska.' };
  it('is changed on a ground that is chosen and shown', () => {
    expect(mayChange(decision, [], given).ok).toBe(true);
  });
  it.each([
    ['without a ground', { ...given, ground: undefined }, ['noGround']],
    ['without showing it', { ...given, motivation: '  ' }, ['noMotivation']],
    ['without both', { ground: undefined, motivation: undefined }, ['noGround', 'noMotivation']],
  ])('stands %s', (_name, asked, error) => {
    expect(mayChange(decision, [], asked)).toEqual({ ok: false, error });
  });
  it('is changed once', () => {
    expect(mayChange(decision, [{ changesId: decision.id }], given)).toEqual({ ok: false, error: ['alreadyChanged'] });
  });
  it.each(['asked', 'refused', 'changed'] as const)('only: one that is %s is not changed', (state) => {
    expect(mayChange({ ...decision, state }, [], given)).toEqual({ ok: false, error: ['notGranted'] });
  });
});

describe('an address in a decision', () => {
  it.each([
    'Plats på Ekgatan 14.',
    'Bor på Norra vägen 3',
    '123 45 Strandhaga',
    'lgh 1203',
    'Storgatan\u00a07',
    'portkod 4711',
  ])('is seen: %s', (text) => expect(looksLikeAddress(text)).toBe(true));
  it.each([
    'Risken är hög. 3 barn.',
    'Beslut enligt SoL 9:6, 11:1.',
    'Ring 070-174 06 05.',
    'Vägen hit var lång.',
    'Fara sedan 2024.',
  ])('is not seen in: %s', (text) => expect(looksLikeAddress(text)).toBe(false));
});
