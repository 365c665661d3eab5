import { describe, expect, it } from 'vitest';
import { type ChildFacts, childConsent } from './child-consent.ts';

const mother = (answer: 'given' | 'waiting' | 'refused') => ({ id: 'mother', answer });
const father = (answer: 'given' | 'waiting' | 'refused') => ({ id: 'father', answer });
const unsafe = { id: 'father', answer: 'notAsked', notAskedBecause: 'notSafe' } as const;
const unreached = { id: 'father', answer: 'notAsked', notAskedBecause: 'notReached' } as const;
const child = (answer: 'given' | 'waiting' | 'refused' | 'notAsked', mature = true) => ({ answer, mature });

describe('who consents for a child', () => {
  const table: [string, ChildFacts, ReturnType<typeof childConsent>][] = [
    [
      'two guardians who both say yes',
      { age: 6, guardians: [mother('given'), father('given')] },
      { state: 'complete', by: 'guardians' },
    ],
    [
      'one guardian alone, who says yes',
      { age: 6, guardians: [mother('given')] },
      { state: 'complete', by: 'guardians' },
    ],
    [
      'one of two has answered',
      { age: 6, guardians: [mother('given'), father('waiting')] },
      { state: 'waits', for: ['father'] },
    ],
    [
      'nobody has answered',
      { age: 6, guardians: [mother('waiting'), father('waiting')] },
      { state: 'waits', for: ['mother', 'father'] },
    ],
    [
      'one says no',
      { age: 6, guardians: [mother('given'), father('refused')] },
      { state: 'cannot', barriers: ['refused'], otherGrounds: ['necessary', 'careUnder18', 'oneGuardian'] },
    ],
    [
      'both say no',
      { age: 6, guardians: [mother('refused'), father('refused')] },
      { state: 'cannot', barriers: ['refused'], otherGrounds: ['necessary', 'careUnder18'] },
    ],
    [
      'asking one isn’t safe',
      { age: 11, guardians: [mother('given'), unsafe] },
      { state: 'cannot', barriers: ['notSafe'], otherGrounds: ['necessary', 'careUnder18', 'oneGuardian'] },
    ],
    [
      'asking one isn’t safe while the other thinks',
      { age: 11, guardians: [mother('waiting'), unsafe] },
      { state: 'cannot', barriers: ['notSafe'], otherGrounds: ['necessary', 'careUnder18'] },
    ],
    [
      'one isn’t reached, at twelve',
      { age: 12, guardians: [mother('given'), unreached] },
      {
        state: 'cannot',
        barriers: ['notReached'],
        otherGrounds: ['necessary', 'careUnder18', 'oneGuardian', 'ageRule'],
      },
    ],
    [
      'a no where she is to move to protected housing',
      { age: 6, housing: true, guardians: [mother('given'), father('refused')] },
      {
        state: 'cannot',
        barriers: ['refused'],
        otherGrounds: ['necessary', 'careUnder18', 'oneGuardian', 'housingApplication'],
      },
    ],
    [
      'no guardian is known',
      { age: 6, guardians: [] },
      { state: 'cannot', barriers: ['noGuardianKnown'], otherGrounds: ['necessary', 'careUnder18'] },
    ],
    [
      'fourteen and sure is not enough',
      { age: 14, guardians: [mother('waiting')], child: child('given') },
      { state: 'waits', for: ['mother'] },
    ],
    ['fifteen, mature, yes', { age: 15, guardians: [], child: child('given') }, { state: 'complete', by: 'child' }],
    [
      'seventeen, mature, yes against a guardian’s no',
      { age: 17, guardians: [father('refused')], child: child('given') },
      { state: 'complete', by: 'child' },
    ],
    [
      'fifteen, mature, no against two yes',
      { age: 15, guardians: [mother('given'), father('given')], child: child('refused') },
      { state: 'cannot', barriers: ['refused'], otherGrounds: ['necessary', 'careUnder18', 'ageRule'] },
    ],
    [
      'fifteen, mature, thinking',
      { age: 15, guardians: [], child: child('waiting') },
      { state: 'waits', for: ['child'] },
    ],
    [
      'fifteen, not mature enough',
      { age: 15, guardians: [mother('given'), father('given')], child: child('waiting', false) },
      { state: 'complete', by: 'guardians' },
    ],
    [
      'an age that isn’t known counts as young',
      { age: undefined, guardians: [mother('waiting')], child: child('given') },
      { state: 'waits', for: ['mother'] },
    ],
  ];
  it.each(table)('%s', (_, facts, expected) => expect(childConsent(facts)).toEqual(expected));
});
