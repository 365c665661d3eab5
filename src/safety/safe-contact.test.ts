import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import {
  allowedNow,
  channels,
  checkHours,
  isOldCheck,
  locksTheWay,
  mayContact,
  resultsOf,
  type SafeContactRule,
} from './safe-contact.ts';
import { safeContactInWords } from './safe-contact-words.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const vardag = { days: [1, 2, 3, 4, 5], from: '09:00', until: '11:00' };
const rule = (of: Partial<SafeContactRule>): SafeContactRule => ({
  id: newId(),
  channel: 'sms',
  allowed: true,
  target: null,
  hours: [],
  answeredBy: null,
  voicemail: false,
  codeWord: null,
  neverSay: null,
  words: null,
  forEmergency: false,
  checkedAt: at('2026-06-01T10:00'),
  checkedBy: newId(),
  lockedAt: null,
  ...of,
});
const answer = (rules: SafeContactRule[], channel: (typeof channels)[number], when: string, danger = false) => {
  const result = mayContact(rules, channel, at(when), danger);
  return result.ok ? 'allowed' : result.error.because;
};

describe('before anything is known', () => {
  it.each(channels)('%s is refused, in danger too', (channel) => {
    expect(answer([], channel, '2026-06-18T09:30')).toBe('nothingKnown');
    expect(answer([], channel, '2026-06-18T09:30', true)).toBe('nothingKnown');
  });
});

describe('hours', () => {
  it.each([
    ['2026-06-18T08:59', 'outsideHours'],
    ['2026-06-18T09:00', 'allowed'],
    ['2026-06-18T10:59', 'allowed'],
    ['2026-06-18T11:00', 'outsideHours'],
    ['2026-06-19T09:30', 'outsideHours'], // Midsummer Eve: he may be at home
    ['2026-06-20T09:30', 'outsideHours'],
    ['2026-06-22T09:30', 'allowed'],
    ['2026-12-24T09:30', 'outsideHours'],
  ])('weekdays 9–11, at %s: %s', (when, expected) => {
    expect(answer([rule({ hours: [vardag] })], 'sms', when)).toBe(expected);
  });

  it('say when it is safe next, over the holiday', () => {
    const result = mayContact([rule({ hours: [vardag] })], 'sms', at('2026-06-18T11:00'));
    expect(result.ok || result.error.next?.toString()).toBe(at('2026-06-22T09:00').toString());
  });

  it('of a Sunday hold on a holiday, until the end of the day', () => {
    const sunday = [rule({ channel: 'call', hours: [{ days: [7], from: '12:00', until: '00:00' }] })];
    expect(answer(sunday, 'call', '2026-06-19T23:59')).toBe('allowed');
    expect(answer(sunday, 'call', '2026-06-18T13:00')).toBe('outsideHours');
  });

  it('that mean nothing are refused when they are written', () => {
    expect(checkHours({ ...vardag, days: [] })).toEqual({ ok: false, error: 'noDays' });
    expect(checkHours({ ...vardag, from: '11:00' })).toEqual({ ok: false, error: 'endsBeforeStart' });
    expect(checkHours({ ...vardag, from: '22:00', until: '06:00' }).ok).toBe(false);
    expect(checkHours({ ...vardag, from: '22:00', until: '00:00' }).ok).toBe(true);
  });
});

describe('ways', () => {
  const rules = [
    rule({ channel: 'call', allowed: false, forEmergency: true }),
    rule({ hours: [vardag] }),
    rule({ channel: 'letter', lockedAt: at('2026-06-10T12:00'), forEmergency: true }),
    rule({ channel: 'sheContacts' }),
  ];
  it.each([
    ['call', 'notAllowed'],
    ['sms', 'allowed'],
    ['mail', 'notAgreed'],
    ['letter', 'locked'],
    ['sheContacts', 'onlySheContacts'],
  ] as const)('%s: %s', (channel, expected) => {
    expect(answer(rules, channel, '2026-06-18T09:30')).toBe(expected);
  });

  it('for danger are open at any hour, except a locked one', () => {
    expect(answer(rules, 'call', '2026-06-20T03:00', true)).toBe('allowed');
    expect(answer(rules, 'letter', '2026-06-20T03:00', true)).toBe('locked');
    expect(answer(rules, 'sms', '2026-06-20T03:00', true)).toBe('outsideHours');
    expect(allowedNow(rules, at('2026-06-20T03:00'), true)).toEqual(['call']);
  });

  it('never open but by a line that says so', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...channels),
        fc.array(
          fc.record({
            channel: fc.constantFrom(...channels),
            allowed: fc.boolean(),
            forEmergency: fc.boolean(),
            locked: fc.boolean(),
          }),
          { maxLength: 8 },
        ),
        fc.integer({ min: 0, max: 10_000 }),
        fc.boolean(),
        (channel, made, hours, danger) => {
          const list = made.map(({ locked, ...one }) =>
            rule({ ...one, lockedAt: locked ? at('2026-06-01T00:00') : null }),
          );
          const result = mayContact(list, channel, at('2026-01-01T00:00').add({ hours }), danger);
          if (!result.ok) return;
          const own = list.find((one) => one.channel === channel);
          expect(own?.lockedAt).toBeNull();
          expect(own?.allowed || (danger && own?.forEmergency)).toBe(true);
        },
      ),
    );
  });
});

describe('in words', () => {
  const words = (...rules: SafeContactRule[]) => safeContactInWords(rules, 'sv');
  it('says what is forbidden first', () => {
    expect(words(rule({ hours: [vardag] }), rule({ channel: 'call', allowed: false }))).toBe(
      'Ring inte. Sms vardag 9–11.',
    );
  });
  it('says loudly that nothing is known', () => {
    expect(words()).toBe('Ingen säker kontakt är känd. Ta ingen kontakt.');
  });
  it('says what is locked, and what works in danger', () => {
    expect(
      words(
        rule({ channel: 'call', lockedAt: at('2026-06-02T10:00') }),
        rule({ channel: 'sms', allowed: false, forEmergency: true }),
      ),
    ).toBe('Ring inte (låst). Inget sms. Ingen kontakt. Vid fara: sms.');
  });
  it('names the place and the person that were chosen', () => {
    expect(
      words(
        rule({ channel: 'place', target: 'arbetsträningen', hours: [{ days: [2, 4], from: '09:00', until: '15:30' }] }),
        rule({ channel: 'viaPerson', target: 'handledaren Eva' }),
      ),
    ).toBe('Träffas: arbetsträningen tis och tors 9–15.30. Via handledaren Eva.');
  });
});

describe('a check', () => {
  it('is old after a month', () => {
    expect(isOldCheck([rule({})], at('2026-07-01T09:59'))).toBe(false);
    expect(isOldCheck([rule({})], at('2026-07-01T10:01'))).toBe(true);
  });
});

describe('a try', () => {
  it('locks the way where somebody else answered, or nobody could say who it was', () => {
    expect(
      ['talked', 'cannotTalk', 'wrongVoice', 'identityFailed', 'noAnswer', 'sent'].filter((r) =>
        locksTheWay(r as 'talked'),
      ),
    ).toEqual(['wrongVoice', 'identityFailed']);
  });
  it('of what is written has no voice', () => {
    expect(resultsOf('sms')).not.toContain('talked');
    expect(resultsOf('call')).toContain('wrongVoice');
  });
});
