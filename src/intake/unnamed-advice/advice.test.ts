import { describe, expect, it } from 'vitest';
import { type AdviceTyped, adviceProblems, channelOf, endAdvice, sourceOf } from './advice.ts';

const typed = (more: Partial<AdviceTyped> = {}): AdviceTyped => ({
  ...{ channel: 'call', forWhom: 'subjected', violence: [], childConcern: 'none', danger: 'none' },
  ...{ advised: ['helpline'], termsTold: 'told' },
  ...more,
});
const unfindable = { danger: 'unfindable', because: 'declined' } as const;

describe('advice without a name', () => {
  it.each([
    ['nothing stands in the way', {}, []],
    ['somebody in danger can be found', { danger: 'known' }, ['dangerKnown']],
    ['a child can be found', { childConcern: 'known' }, ['childKnown']],
    ['a child tells of violence', { forWhom: 'child', violence: ['physical'] }, ['childTells']],
    ['a child asks, and tells of none', { forWhom: 'child' }, []],
    [
      'a child tells, and can’t be found',
      { forWhom: 'child', violence: ['physical'], childConcern: 'unfindable', because: 'declined' },
      [],
    ],
    ['nobody said why', { childConcern: 'unfindable' }, ['because']],
    ['112 was not said', unfindable, ['emergencyUnsaid']],
    ['112 was said', { ...unfindable, advised: ['emergencyNumber'] }, []],
    ['she hung up before it could be said', { ...unfindable, termsTold: 'brokenOff' }, []],
    ['nobody said doctor', { violence: ['strangulation'] }, ['doctorUnsaid']],
    ['a doctor was advised', { violence: ['strangulation'], advised: ['healthCare'] }, []],
    // Another child, or another danger, is no way out of the first.
    ['both at once', { danger: 'known', childConcern: 'unfindable' }, ['dangerKnown', 'because']],
  ] as const)('%s', (_, more, expected) => {
    const problems = adviceProblems(typed(more));
    expect(problems).toEqual(expected);
    expect(endAdvice(typed(more)) === undefined).toBe(expected.length > 0);
  });

  it('leaves out a reason that nothing asks for', () => {
    expect(endAdvice(typed({ because: 'declined' }))).toMatchObject({ because: null, note: null });
  });

  it('begins an ordinary contact as it came; who a professional is, is asked', () => {
    expect([channelOf('dropIn'), channelOf('chat')]).toEqual(['visit', 'chat']);
    expect((['subjected', 'child', 'closePerson', 'professional', undefined] as const).map(sourceOf)).toEqual([
      ...['person', 'person', 'worried', undefined, undefined],
    ]);
  });
});
