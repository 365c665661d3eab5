import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../kernel/ids.ts';

import {
  type DocumentFacts,
  findPlace,
  gapsIn,
  keyOf,
  maySign,
  mayTellGuardians,
  needsLeader,
  notOpenedTooOften,
  placesOf,
} from './investigation.ts';

const [nova, sam] = [newId<PersonId>(), newId<PersonId>()];
const whole = (facts: Partial<DocumentFacts> & Pick<DocumentFacts, 'subject'>): DocumentFacts => {
  const children = facts.children ?? [];
  return {
    children,
    written: new Set(placesOf(facts.subject, children).map(keyOf)),
    riskAssessed: true,
    impactAlone: true,
    danger: 'no',
    ...facts,
  };
};
const without = (facts: DocumentFacts, ...keys: string[]) =>
  gapsIn({ ...facts, written: new Set([...facts.written].filter((key) => !keys.includes(key))) });

describe('what an investigation holds', () => {
  it('has a part for each child of an adult, and none of them can be left out', () => {
    const facts = whole({ subject: 'adult', children: [nova, sam] });
    expect(gapsIn(facts)).toEqual([]);
    expect(without(facts, `i.${sam}`)).toEqual([{ gap: 'part', place: { part: 'impact', child: sam } }]);
    expect(gapsIn({ ...facts, impactAlone: false })).toEqual([{ gap: 'alone' }]);
    expect(placesOf('adult', []).map(({ part }) => part)).not.toContain('impact');
    expect(gapsIn(whole({ subject: 'adult', impactAlone: false }))).toEqual([]);
  });

  it('rests its part on risk on an assessment', () => {
    expect(gapsIn({ ...whole({ subject: 'adult' }), riskAssessed: false })).toEqual([{ gap: 'riskAssessment' }]);
  });

  it('has the child’s voice, or why it is missing, and an answer on the danger of telling', () => {
    const facts = whole({ subject: 'child' });
    expect(without(facts, 'k')).toEqual([]);
    expect(without(facts, 'l')).toEqual([]);
    expect(without(facts, 'k', 'l')).toEqual([{ gap: 'part', place: { part: 'childVoice', child: null } }]);
    expect(gapsIn({ ...facts, danger: null })).toEqual([{ gap: 'danger' }]);
    expect(['yes', 'unknown', null].map((danger) => mayTellGuardians(danger as 'yes'))).toEqual([false, false, false]);
  });

  it('finds a part by its code, and only one that belongs there', () => {
    expect(findPlace(`i.${nova}`, placesOf('adult', [nova]))).toEqual({ part: 'impact', child: nova });
    expect(findPlace(`i.${sam}`, placesOf('adult', [nova]))).toBeUndefined();
    expect(findPlace('k', placesOf('adult', [nova]))).toBeUndefined();
  });
});

describe('signing and ending', () => {
  it.each([
    ['a whole draft', 'writing', 0, 0, undefined],
    ['in review', 'review', 0, 0, undefined],
    ['one that lacks a part', 'review', 1, 0, 'gaps'],
    ['one with an open comment', 'review', 0, 1, 'openComments'],
    ['what is signed', 'signed', 0, 0, 'notADraft'],
    ['what has ended', 'ended', 0, 0, 'notADraft'],
  ] as const)('%s', (_, state, gaps, comments, problem) => {
    const result = maySign(
      state,
      Array.from({ length: gaps }, () => ({ gap: 'danger' })),
      comments,
    );
    expect(result.ok ? undefined : result.error).toBe(problem);
  });

  it('is for the leader where nobody has looked twice within twelve months', () => {
    const at = (text: string) => Temporal.Instant.from(text);
    const now = at('2027-05-10T10:00Z');
    const [first, second] = [at('2026-05-10T07:00Z'), at('2027-01-03T10:00Z')];
    expect(notOpenedTooOften([first, second], now)).toBe(true);
    expect(notOpenedTooOften([second], now)).toBe(false);
    // The first of them is more than twelve months ago the day after.
    expect(notOpenedTooOften([first, second], now.add({ hours: 24 }))).toBe(false);
  });

  it('is for the leader where the person was left with what there was before, whatever it was called', () => {
    for (const now of ['refused', 'withoutHelp'] as const) {
      expect(needsLeader(now, [])).toBe(false);
      expect(needsLeader(now, [{ outcome: 'granted' }, { outcome: null }])).toBe(false);
      for (const before of ['refused', 'withoutHelp'] as const) {
        expect([now, before, needsLeader(now, [{ outcome: 'granted' }, { outcome: before }])]).toEqual([
          now,
          before,
          true,
        ]);
        expect(needsLeader('granted', [{ outcome: before }])).toBe(false);
      }
    }
  });
});
