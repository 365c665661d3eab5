import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actsFrom,
  type ContactAct,
  type ContactState,
  type EndFacts,
  isClosed,
  missingBefore,
  moveContact,
  suggestUrgency,
  type UrgencyFacts,
} from './contact.ts';

describe('the way of a contact', () => {
  it.each<[ContactState, ContactAct[]]>([
    ['received', ['take', 'assessChild', 'handOver', 'leaveForNow', 'openFiles', 'end']],
    ['ongoing', ['take', 'assessChild', 'handOver', 'leaveForNow', 'openFiles', 'end']],
    ['handedOver', ['take', 'assessChild', 'handOver', 'leaveForNow', 'openFiles', 'end']],
    ['preliminaryAssessment', ['handOver', 'openFiles', 'end']],
    ['notNow', ['reopen', 'undoEnd']],
    ['ended', ['reopen', 'undoEnd']],
    ['filesOpened', []],
  ])('from %s', (state, acts) => {
    expect(actsFrom(state)).toEqual(acts);
  });

  it.each<[ContactState, ContactAct, ContactState]>([
    ['received', 'take', 'ongoing'],
    ['handedOver', 'take', 'ongoing'],
    ['ongoing', 'leaveForNow', 'notNow'],
    ['ongoing', 'assessChild', 'preliminaryAssessment'],
    ['preliminaryAssessment', 'openFiles', 'filesOpened'],
    ['notNow', 'reopen', 'received'],
    ['ended', 'undoEnd', 'ongoing'],
  ])('%s, %s: %s', (from, act, to) => {
    expect(moveContact(from, act)).toEqual({ ok: true, value: to });
  });

  it('can’t be left for now while a child is being assessed', () => {
    expect(moveContact('preliminaryAssessment', 'leaveForNow')).toEqual({ ok: false, error: 'notFromHere' });
  });

  it('ends in three ways, and is open in the others', () => {
    const states: ContactState[] = [
      'received',
      'ongoing',
      'preliminaryAssessment',
      'notNow',
      'handedOver',
      'filesOpened',
      'ended',
    ];
    expect(states.filter(isClosed)).toEqual(['notNow', 'filesOpened', 'ended']);
  });
});

describe('the urgency that is suggested', () => {
  const calm: UrgencyFacts = {
    livingTogether: 'no',
    fear: 2,
    grave: false,
    ongoing: false,
    children: 'no',
    personInReach: 'no',
  };
  it.each<[string, Partial<UrgencyFacts>, number, string[]]>([
    ['apart, told, and little fear', {}, 1, []],
    ['they live together', { livingTogether: 'yes' }, 2, ['livesTogether']],
    ['nobody knows whether they live together', { livingTogether: 'unknown' }, 2, ['livesTogether']],
    ['fear 5', { fear: 5 }, 2, ['afraid']],
    ['fear 8, together', { fear: 8, livingTogether: 'yes' }, 3, ['afraid']],
    ['fear 8, apart and out of reach', { fear: 8 }, 2, ['afraid']],
    ['fear 8, apart but perhaps in reach', { fear: 8, personInReach: 'unknown' }, 3, ['afraid']],
    ['fear 7, together', { fear: 7, livingTogether: 'yes' }, 2, ['afraid', 'livesTogether']],
    ['fear not asked', { fear: undefined }, 2, ['nothingKnown']],
    ['strangled, together', { grave: true, livingTogether: 'unknown' }, 3, ['grave']],
    ['strangled, apart', { grave: true }, 2, ['grave']],
    ['now', { ongoing: true }, 3, ['ongoing']],
    ['children in reach', { personInReach: 'yes', children: 'unknown' }, 2, ['childrenThere']],
    [
      'children not asked about',
      { livingTogether: 'yes', children: 'notAsked' },
      2,
      ['livesTogether', 'childrenThere'],
    ],
  ])('%s', (_, of, urgency, because) => {
    expect(suggestUrgency({ ...calm, ...of })).toEqual({ urgency, because });
  });

  it('is never lower for what is unknown than for a no', () => {
    const answer = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const);
    const facts = fc.record({
      livingTogether: answer,
      fear: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
      grave: fc.boolean(),
      ongoing: fc.boolean(),
      children: fc.constantFrom('notAsked' as const, 'yes' as const, 'no' as const, 'unknown' as const),
      personInReach: answer,
    });
    fc.assert(
      fc.property(facts, (some) => {
        for (const key of ['livingTogether', 'children', 'personInReach'] as const) {
          const unknown = suggestUrgency({ ...some, [key]: 'unknown' }).urgency;
          expect(unknown).toBeGreaterThanOrEqual(suggestUrgency({ ...some, [key]: 'no' }).urgency);
          expect(unknown).toBe(suggestUrgency({ ...some, [key]: 'yes' }).urgency);
        }
      }),
    );
  });
});

describe('what is missing before a contact is left', () => {
  const all: EndFacts = {
    safeContactAnswered: true,
    childrenKnown: 'yes',
    children: [{ protectionAssessed: true, concernAnswered: true }],
    adultProtectionAssessed: true,
    urgencySet: true,
    ownerNamed: true,
    outcomeInWords: true,
    informationGiven: true,
  };
  const nothing: EndFacts = {
    safeContactAnswered: false,
    childrenKnown: 'notAsked',
    children: [],
    adultProtectionAssessed: false,
    urgencySet: false,
    ownerNamed: false,
    outcomeInWords: false,
    informationGiven: false,
  };
  const acts = ['handOver', 'leaveForNow', 'openFiles', 'end'] as const;

  it.each(acts)('%s: nothing when all is answered', (act) => {
    expect(missingBefore(act, all)).toEqual([]);
  });

  it.each([
    ['handOver', ['safeContact', 'urgency', 'owner']],
    ['openFiles', ['safeContact', 'urgency', 'owner']],
    ['leaveForNow', ['safeContact', 'children', 'adultProtection', 'information']],
    ['end', ['safeContact', 'children', 'adultProtection', 'outcome']],
  ] as const)('%s: all that it needs when nothing is', (act, missing) => {
    expect(missingBefore(act, nothing)).toEqual(missing);
  });

  it('each child must have an answer, whatever the adult wants', () => {
    const second = { ...all, children: [...all.children, { protectionAssessed: false, concernAnswered: false }] };
    for (const act of ['leaveForNow', 'end'] as const)
      expect(missingBefore(act, second)).toEqual(['childProtection', 'concernReport']);
  });

  it('children that are known of must be named, those that nobody knows of need not', () => {
    expect(missingBefore('end', { ...all, children: [] })).toEqual(['children']);
    expect(missingBefore('end', { ...all, childrenKnown: 'unknown', children: [] })).toEqual([]);
  });
});
