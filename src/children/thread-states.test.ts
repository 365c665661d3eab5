import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { silentDays, threadStates } from './thread-states.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Stockholm]`).toInstant();
type Facts = Parameters<typeof threadStates>[0];
const made = (facts: Partial<Facts> = {}): Facts => ({
  madeAt: at('2027-06-24T16:40'),
  receivedAt: null,
  receivedBy: null,
  receivedById: null,
  protectedAt: null,
  decideBy: null,
  investigateBy: null,
  investigatedAt: null,
  outcome: null,
  decidedAt: null,
  feedbackWanted: true,
  feedbackAt: null,
  ...facts,
});
const received = { receivedAt: at('2027-06-24T17:00'), protectedAt: at('2027-06-24T17:20') };
const opened = { ...received, outcome: 'opened', decidedAt: at('2027-06-28T10:00') } as const;
const states = (facts: Partial<Facts>, now: string) =>
  threadStates(made(facts), at(now))
    .map(({ state }) => state)
    .join(' ');

describe('the steps of a report', () => {
  it.each<[string, Partial<Facts>, string, string]>([
    ['at once', {}, '2027-06-24T16:41', 'waits waits notYet notYet notYet'],
    ['an hour later nobody has looked', {}, '2027-06-24T17:40', 'waits late notYet notYet notYet'],
    ['received and looked at', received, '2027-06-25T10:00', 'done done waits notYet notYet'],
    ['on the last of fourteen days', received, '2027-07-08T23:59', 'done done waits notYet notYet'],
    ['a moment later', received, '2027-07-09T00:00', 'done done late notYet notYet'],
    [
      'extended',
      { ...received, decideBy: at('2027-07-16T00:00') },
      '2027-07-09T00:00',
      'done done waits notYet notYet',
    ],
    ['opened', opened, '2027-06-28T11:00', 'done done done waits waits'],
    ['not answered within a week', opened, '2027-07-06T00:00', 'done done done waits late'],
    [
      'after four months',
      { ...opened, feedbackAt: at('2027-06-29T08:00') },
      '2027-10-29T00:00',
      'done done done late done',
    ],
    [
      'finished',
      { ...opened, investigatedAt: at('2027-09-01T09:00'), feedbackAt: at('2027-06-29T08:00') },
      '2027-10-29T00:00',
      'done done done done done',
    ],
    [
      'not opened, and nobody asked to be told',
      { ...opened, outcome: 'notOpened', feedbackWanted: false },
      '2027-10-29T00:00',
      'done done done notWanted notWanted',
    ],
  ])('%s', (_, facts, now, expected) => expect(states(facts, now)).toBe(expected));

  it('count fourteen days on the calendar, over a leap day and over the end of summer time', () => {
    const by = (from: string) =>
      threadStates(made({ madeAt: at(from) }), at(from))[2]
        ?.by?.toZonedDateTimeISO('Europe/Stockholm')
        .toPlainDateTime()
        .toString();
    expect(by('2028-02-20T08:00')).toBe('2028-03-06T00:00:00');
    expect(by('2027-10-25T00:30')).toBe('2027-11-09T00:00:00');
    expect(by('2027-06-11T16:00')).toBe('2027-06-26T00:00:00');
  });
});

describe('silence', () => {
  it.each<[string, Partial<Facts>, string, number | undefined]>([
    ['the same day', {}, '2027-06-24T23:00', 0],
    ['over Midsummer', {}, '2027-06-27T08:00', 3],
    ['received, then nothing', received, '2027-06-27T08:00', 3],
    ['an investigation that goes on', { ...opened, feedbackWanted: false }, '2027-08-01T08:00', undefined],
    ['an answer that does not come', opened, '2027-07-01T08:00', 3],
    ['an investigation over its time', { ...opened, feedbackAt: at('2027-06-29T08:00') }, '2027-11-01T08:00', 125],
  ])('%s', (_, facts, now, expected) => expect(silentDays(made(facts), at(now))).toBe(expected));
});
