import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type ContactChannel,
  type ContactHours,
  type ContactWay,
  contactChannels,
  hoursAreSound,
  isStale,
  mayContact,
  mayUse,
  openChannels,
  type SafeContact,
} from './safe-contact.ts';
import { contactInWords, contactRefusalText } from './safe-contact-text.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
const hours = (weekdays: number[], from: string, until: string): ContactHours => ({
  weekdays,
  from: Temporal.PlainTime.from(from),
  until: Temporal.PlainTime.from(until),
});
const working = [1, 2, 3, 4, 5];
const way = (channel: ContactChannel, of: Partial<ContactWay> = {}): ContactWay => ({
  channel,
  allowed: true,
  target: 'x',
  hours: 'anyTime',
  answeredBy: '',
  voicemail: false,
  codeWord: '',
  neverSay: '',
  forEmergency: false,
  checkedAt: at('2026-06-01T10:00'),
  ...of,
});
const weekdays9to11 = way('sms', { hours: [hours(working, '09:00', '11:00')] });
const reason = (ways: SafeContact, channel: ContactChannel, when: string) => {
  const result = mayContact(ways, channel, at(when));
  return result.ok ? 'allowed' : result.error.reason;
};

describe('before any rule exists', () => {
  it.each(contactChannels)('%s is refused', (channel) => {
    expect(mayContact(undefined, channel, at('2026-06-18T09:30'))).toEqual({
      ok: false,
      error: { reason: 'noRules', next: undefined },
    });
  });
});

describe('hours', () => {
  it.each([
    ['2026-06-18T08:59', 'outsideHours'],
    ['2026-06-18T09:00', 'allowed'],
    ['2026-06-18T10:59', 'allowed'],
    ['2026-06-18T11:00', 'outsideHours'],
    ['2026-06-19T09:30', 'outsideHours'],
    ['2026-06-20T09:30', 'outsideHours'],
    ['2026-06-22T09:30', 'allowed'],
    ['2026-12-24T09:30', 'outsideHours'],
    ['2026-05-14T09:30', 'outsideHours'],
  ])('weekdays 9–11, at %s: %s', (when, expected) => {
    expect(reason([weekdays9to11], 'sms', when)).toBe(expected);
  });

  it('of a Sunday hold on a holiday', () => {
    const sunday = [way('call', { hours: [hours([7], '12:00', '00:00')] })];
    expect(reason(sunday, 'call', '2026-06-19T23:59')).toBe('allowed');
    expect(reason(sunday, 'call', '2026-06-18T13:00')).toBe('outsideHours');
    expect(reason(sunday, 'call', '2026-06-20T13:00')).toBe('outsideHours');
  });

  it('say when it is safe next, over the holiday', () => {
    const result = mayContact([weekdays9to11], 'sms', at('2026-06-18T11:00'));
    expect(result.ok || result.error.next?.toString()).toBe(at('2026-06-22T09:00').toString());
    expect(result.ok || contactRefusalText('sv', result.error, at('2026-06-18T11:00'))).toBe(
      'Det är inte en säker tid nu. Nästa säkra tid: mån 22 juni 09.00.',
    );
  });

  it('that can’t be are never open', () => {
    for (const broken of [
      hours([], '09:00', '11:00'),
      hours([8], '09:00', '11:00'),
      hours([4], '11:00', '09:00'),
      hours([4], '09:00', '09:00'),
    ]) {
      expect(hoursAreSound(broken)).toBe(false);
      expect(mayContact([way('sms', { hours: [broken] })], 'sms', at('2026-06-18T09:30'))).toEqual({
        ok: false,
        error: { reason: 'outsideHours', next: undefined },
      });
    }
    expect(reason([way('sms', { hours: [] })], 'sms', '2026-06-18T09:30')).toBe('outsideHours');
  });
});

describe('terms', () => {
  it('come with the way that is open', () => {
    const home = way('call', { allowed: false, target: 'home' });
    const work = way('call', { target: 'work', hours: [hours(working, '09:00', '11:00')], codeWord: 'tvättstugan' });
    const mobile = way('call', { target: 'mobile', hours: [hours(working, '13:00', '14:00')], voicemail: true });
    const result = mayContact([home, work, mobile], 'call', at('2026-06-18T13:30'));
    expect(result).toEqual({ ok: true, value: { way: mobile, mayLeaveVoicemail: true, askAgain: false } });
    expect(mayContact([home, work, mobile], 'call', at('2026-06-18T09:30'))).toMatchObject({
      ok: true,
      value: { way: { target: 'work' } },
    });
    expect(reason([home, work, mobile], 'call', '2026-06-18T12:00')).toBe('outsideHours');
    expect(reason([home], 'call', '2026-06-18T13:30')).toBe('channelClosed');
    expect(mayUse(home, at('2026-06-18T13:30'))).toBe(false);
  });

  it('leave a voicemail only after a call', () => {
    const result = mayContact([way('sms', { voicemail: true })], 'sms', at('2026-06-18T03:00'));
    expect(result.ok && result.value.mayLeaveVoicemail).toBe(false);
  });

  it('keep a way for emergencies for emergencies', () => {
    const sister = way('call', { target: 'syster', forEmergency: true });
    expect(reason([sister], 'call', '2026-06-18T03:00')).toBe('channelClosed');
    expect(mayContact([sister], 'call', at('2026-06-18T03:00'), 'emergency').ok).toBe(true);
    expect(contactInWords('sv', [sister, weekdays9to11])).toBe('Ring inte. Sms vardag 9–11.');
    expect(mayContact([{ ...sister, allowed: false }], 'call', at('2026-06-18T03:00'), 'emergency').ok).toBe(false);
    expect(mayContact(undefined, 'call', at('2026-06-18T03:00'), 'emergency').ok).toBe(false);
  });

  it('are asked about again after a month', () => {
    expect(isStale(weekdays9to11, at('2026-07-01T09:59'))).toBe(false);
    expect(isStale(weekdays9to11, at('2026-07-01T10:00'))).toBe(true);
    const result = mayContact([weekdays9to11], 'sms', at('2026-07-02T09:30'));
    expect(result.ok && result.value.askAgain).toBe(true);
  });
});

describe('a place and a person that she chose', () => {
  const chosen = [
    way('place', { target: 'arbetsträningen', hours: [hours([2, 4], '09:00', '15:00')] }),
    way('viaPerson', { target: 'handledaren Eva' }),
  ];
  it('are ways of their own', () => {
    const result = mayContact(chosen, 'place', at('2026-06-18T14:00'));
    expect(result.ok && result.value.way.target).toBe('arbetsträningen');
    expect(reason(chosen, 'call', '2026-06-18T14:00')).toBe('channelClosed');
    expect(reason(chosen, 'place', '2026-06-17T14:00')).toBe('outsideHours');
    expect(reason([way('place', { target: ' ' })], 'place', '2026-06-18T14:00')).toBe('noTarget');
    expect(openChannels(chosen, at('2026-06-18T14:00'))).toEqual(['place', 'viaPerson']);
    expect(openChannels(undefined, at('2026-06-18T14:00'))).toEqual([]);
  });
});

describe('no channel is open that was not listed', () => {
  it('at any time', () => {
    fc.assert(
      fc.property(
        fc.subarray([...contactChannels]),
        fc.constantFrom(...contactChannels),
        fc.integer({ min: 0, max: 20_000 }),
        (listed, channel, hour) => {
          const ways = contactChannels.map((one) => way(one, { allowed: listed.includes(one) }));
          const moment = at('2026-01-01T00:00').add({ hours: hour });
          expect(mayContact(ways, channel, moment).ok).toBe(listed.includes(channel));
          expect(mayContact([], channel, moment).ok).toBe(false);
        },
      ),
    );
  });
});

describe('in words', () => {
  it.each<[SafeContact, string, string]>([
    [
      undefined,
      'Kontakta inte. Säker kontakt är inte frågad.',
      'Do not contact. Safe contact has not been asked about.',
    ],
    [[weekdays9to11], 'Ring inte. Sms vardag 9–11.', 'Do not call. Text Mon–Fri 9–11.'],
    [
      [weekdays9to11, way('call', { allowed: false })],
      'Ring inte. Sms vardag 9–11.',
      'Do not call. Text Mon–Fri 9–11.',
    ],
    [
      [],
      'Ta ingen kontakt. Vänta på att personen hör av sig.',
      'Make no contact. Wait until the person gets in touch.',
    ],
    [[way('call'), way('call', { target: 'y' })], 'Ring när som helst.', 'Call at any time.'],
    [
      [way('mail'), way('call', { hours: [hours([1, 3], '08:30', '10:00'), hours([6, 7], '20:00', '00:00')] })],
      'Ring mån, ons 8.30–10 och helg 20–24. Mejl när som helst.',
      'Call Mon, Wed 8.30–10 and Sat–Sun 20–24. E-mail at any time.',
    ],
    [
      [way('place', { target: 'arbetsträningen', hours: [hours([4], '09:00', '15:00')] })],
      'Ring inte. Vald plats tors 9–15.',
      'Do not call. Chosen place Thu 9–15.',
    ],
  ])('%#', (ways, sv, en) => {
    expect(contactInWords('sv', ways)).toBe(sv);
    expect(contactInWords('en', ways)).toBe(en);
  });
});
