import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type ChannelRule,
  type ContactHours,
  contactChannels,
  hoursAreSound,
  isStale,
  mayContact,
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
const rule = (of: Partial<ChannelRule> = {}): ChannelRule => ({
  hours: 'anyTime',
  othersWhoMayAnswer: '',
  mayLeaveVoicemail: false,
  ...of,
});
const rules = (of: Partial<SafeContact> = {}): SafeContact => ({
  channels: { sms: rule({ hours: [hours(working, '09:00', '11:00')] }) },
  codeWord: 'tvättstugan',
  mayNameMunicipality: false,
  neverSay: ['socialtjänsten'],
  chosenPlace: '',
  chosenPerson: '',
  wayInEmergency: '',
  checkedAt: at('2026-06-01T10:00'),
  ...of,
});
const reason = (of: SafeContact | undefined, channel: (typeof contactChannels)[number], when: string) => {
  const result = mayContact(of, channel, at(when));
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
    expect(reason(rules(), 'sms', when)).toBe(expected);
  });

  it('of a Sunday hold on a holiday', () => {
    const sunday = rules({ channels: { call: rule({ hours: [hours([7], '12:00', '00:00')] }) } });
    expect(reason(sunday, 'call', '2026-06-19T23:59')).toBe('allowed');
    expect(reason(sunday, 'call', '2026-06-18T13:00')).toBe('outsideHours');
    expect(reason(sunday, 'call', '2026-06-20T13:00')).toBe('outsideHours');
  });

  it('say when it is safe next, over the holiday', () => {
    const result = mayContact(rules(), 'sms', at('2026-06-18T11:00'));
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
      expect(
        mayContact(rules({ channels: { sms: rule({ hours: [broken] }) } }), 'sms', at('2026-06-18T09:30')),
      ).toEqual({
        ok: false,
        error: { reason: 'outsideHours', next: undefined },
      });
    }
    expect(reason(rules({ channels: { sms: rule({ hours: [] }) } }), 'sms', '2026-06-18T09:30')).toBe('outsideHours');
  });
});

describe('terms', () => {
  it('come with what may be said, and to whom', () => {
    const result = mayContact(rules(), 'sms', at('2026-06-18T09:30'));
    expect(result.ok && result.value).toEqual({
      channel: 'sms',
      othersWhoMayAnswer: '',
      mayLeaveVoicemail: false,
      codeWord: 'tvättstugan',
      mayNameMunicipality: false,
      neverSay: ['socialtjänsten'],
      place: '',
      person: '',
      askAgain: false,
    });
  });

  it('leave a voicemail only after a call, and only where it was allowed', () => {
    const both = rules({
      channels: { call: rule({ mayLeaveVoicemail: true }), sms: rule({ mayLeaveVoicemail: true }) },
    });
    const leave = (channel: 'call' | 'sms') => {
      const result = mayContact(both, channel, at('2026-06-18T03:00'));
      return result.ok && result.value.mayLeaveVoicemail;
    };
    expect([leave('call'), leave('sms')]).toEqual([true, false]);
  });

  it('are asked about again after a month', () => {
    const fresh = rules();
    expect(isStale(fresh, at('2026-07-01T09:59'))).toBe(false);
    expect(isStale(fresh, at('2026-07-01T10:00'))).toBe(true);
    const result = mayContact(fresh, 'sms', at('2026-07-02T09:30'));
    expect(result.ok && result.value.askAgain).toBe(true);
  });
});

describe('a place and a person that she chose', () => {
  const chosen = rules({
    channels: { chosenPlace: rule({ hours: [hours([2, 4], '09:00', '15:00')] }) },
    chosenPlace: 'arbetsträningen',
    chosenPerson: 'handledaren Eva',
  });
  it('is the way', () => {
    const result = mayContact(chosen, 'chosenPlace', at('2026-06-18T14:00'));
    expect(result.ok && [result.value.place, result.value.person]).toEqual(['arbetsträningen', 'handledaren Eva']);
    expect(reason(chosen, 'call', '2026-06-18T14:00')).toBe('channelClosed');
    expect(reason(chosen, 'chosenPlace', '2026-06-17T14:00')).toBe('outsideHours');
    expect(reason({ ...chosen, chosenPlace: ' ' }, 'chosenPlace', '2026-06-18T14:00')).toBe('noChosenPlace');
  });
  it('is not told with other ways', () => {
    const both = { ...chosen, channels: { ...chosen.channels, sms: rule() } };
    const result = mayContact(both, 'sms', at('2026-06-18T14:00'));
    expect(result.ok && [result.value.place, result.value.person]).toEqual(['', '']);
    expect(openChannels(both, at('2026-06-18T14:00'))).toEqual(['sms', 'chosenPlace']);
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
          const some = rules({ channels: Object.fromEntries(listed.map((one) => [one, rule()])), chosenPlace: 'x' });
          expect(mayContact(some, channel, at('2026-01-01T00:00').add({ hours: hour })).ok).toBe(
            listed.includes(channel),
          );
        },
      ),
    );
  });
});

describe('in words', () => {
  it.each<[SafeContact | undefined, string, string]>([
    [
      undefined,
      'Kontakta inte. Säker kontakt är inte frågad.',
      'Do not contact. Safe contact has not been asked about.',
    ],
    [rules(), 'Ring inte. Sms vardag 9–11.', 'Do not call. Text Mon–Fri 9–11.'],
    [
      rules({ channels: {} }),
      'Ta ingen kontakt. Vänta på att personen hör av sig.',
      'Make no contact. Wait until the person gets in touch.',
    ],
    [rules({ channels: { call: rule() } }), 'Ring när som helst.', 'Call at any time.'],
    [
      rules({
        channels: {
          call: rule({ hours: [hours([1, 3], '08:30', '10:00'), hours([6, 7], '20:00', '00:00')] }),
          email: rule(),
        },
      }),
      'Ring mån, ons 8.30–10 och helg 20–24. Mejl när som helst.',
      'Call Mon, Wed 8.30–10 and Sat–Sun 20–24. E-mail at any time.',
    ],
    [
      rules({
        channels: { chosenPlace: rule({ hours: [hours([4], '09:00', '15:00')] }) },
        chosenPlace: 'arbetsträningen',
      }),
      'Ring inte. Vald plats (arbetsträningen) tors 9–15.',
      'Do not call. Chosen place (arbetsträningen) Thu 9–15.',
    ],
  ])('%#', (of, sv, en) => {
    expect(contactInWords('sv', of)).toBe(sv);
    expect(contactInWords('en', of)).toBe(en);
  });
});
