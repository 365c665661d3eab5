import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { StaffId } from '../kernel/ids.ts';
import { type OutcomeWritten, outcomeLacks, tidied } from './board.ts';

const written = (facts: Partial<OutcomeWritten>): OutcomeWritten => ({
  kind: 'noNeed',
  support: undefined,
  gap: undefined,
  words: 'Därför.',
  ownerId: undefined,
  reviewOn: undefined,
  ...facts,
});
const owned = { ownerId: 'x' as StaffId, reviewOn: Temporal.PlainDate.from('2027-03-20') };

describe('what comes of a child', () => {
  it.each<[string, Partial<OutcomeWritten>, string[]]>([
    ['no need, and why', {}, []],
    ['an own investigation', { kind: 'ownInvestigation' }, []],
    ['a support, which?', { kind: 'ownSupport' }, ['support']],
    ['a support', { kind: 'ownSupport', support: 'trappanTalks' }, []],
    ['a gap that nobody owns', { kind: 'gap' }, ['gap', 'owner', 'reviewOn']],
    ['a gap that somebody owns', { kind: 'gap', gap: 'guardianRefuses', ...owned }, []],
    ['a queue, to what?', { kind: 'gap', gap: 'queue', ...owned }, ['support']],
    ['nothing to be had, of what?', { kind: 'gap', gap: 'noSupply', ...owned }, ['support']],
  ])('%s', (_, facts, lacks) => expect(outcomeLacks(written(facts))).toEqual(lacks));

  it('keeps only what belongs to the answer', () => {
    const all = { support: 'traumaCare', gap: 'queue', ...owned } as const;
    expect(tidied(written(all))).toEqual(written({}));
    expect(tidied(written({ kind: 'ownSupport', ...all }))).toEqual(
      written({ kind: 'ownSupport', support: 'traumaCare' }),
    );
    expect(tidied(written({ kind: 'gap', ...all }))).toEqual(written({ kind: 'gap', ...all }));
  });
});
