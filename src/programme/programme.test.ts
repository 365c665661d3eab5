import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { attendedIn, entryProblems, offerDue, offerProblem, type Statement } from './programme.ts';
import { statementLines } from './statement-sheet.ts';
import { sv } from './text.sv.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const nothing = { told: false, referrer: undefined, wish: undefined };

it.each([
  [{ way: 'call' }, ['dutyFirst']],
  [{ way: 'visit', wish: 'Sluta' }, ['dutyFirst']],
  [{ way: 'call', told: true }, []],
  [{ way: 'referral' }, ['referrerMissing', 'wishMissing']],
  [{ way: 'referral', told: true, referrer: 'Vårdcentralen' }, ['wishMissing']],
  [{ way: 'referral', referrer: 'Vårdcentralen', wish: 'Sluta' }, []],
] as const)('somebody who comes by %o lacks %o', (typed, problems) => {
  expect(entryProblems({ ...nothing, ...typed })).toEqual(problems);
});

const now = Temporal.Instant.from('2027-03-09T09:00:00Z');
const told = { dutyToldAt: now };
const fine = { meetsAt: now.add({ hours: 4 }), workerWish: 'none', wishMet: undefined, words: undefined } as const;

it.each([
  [fine, undefined, 'dutyFirst'],
  [fine, { dutyToldAt: null }, 'dutyFirst'],
  [fine, told, undefined],
  [{ ...fine, meetsAt: now.add({ hours: 3 }) }, told, 'tooSoon'],
  [{ ...fine, workerWish: 'man' }, told, 'metMissing'],
  [{ ...fine, workerWish: 'man', wishMet: false }, told, 'whyMissing'],
  [{ ...fine, workerWish: 'man', wishMet: false, words: 'Ingen man arbetar nu.' }, told, undefined],
  [{ ...fine, workerWish: 'man', wishMet: true }, told, undefined],
] as const)('an offer of %o after %o: %s', (offer, entry, problem) => {
  expect(offerProblem(offer, entry, now)).toBe(problem);
});

it('is offered by the end of a day, over the change to summer time too', () => {
  expect(offerDue(day('2027-03-26'), 3).toString()).toBe('2027-03-29T22:00:00Z');
  expect(offerDue(day('2027-12-30'), 3).toString()).toBe('2028-01-02T23:00:00Z');
});

const talks = [
  { outcome: 'came', heldOn: day('2027-01-10') },
  { outcome: 'byPhone', heldOn: day('2027-01-17') },
  { outcome: 'noShow', heldOn: day('2027-01-24') },
  { outcome: 'cancelledByPerson', heldOn: day('2027-01-31') },
  { outcome: 'came', heldOn: day('2027-02-07') },
  { outcome: null, heldOn: null },
] as const;
const january = { from: day('2027-01-10'), to: day('2027-01-31'), today: day('2027-02-10'), begun: true };

it('counts the times that the person was there, both days with it, and nothing else', () => {
  expect(attendedIn(talks, january)).toEqual({ ok: true, value: 2 });
  expect(attendedIn(talks, { ...january, to: day('2027-02-10') })).toEqual({ ok: true, value: 3 });
});

it.each([
  [{ begun: false }, 'notBegun'],
  [{ to: day('2027-01-09') }, 'backwards'],
  [{ to: day('2027-02-11') }, 'future'],
  [{ from: day('2027-01-18'), to: day('2027-01-31') }, 'nothingAttended'],
])('states nothing of %o: %s', (change, error) => {
  expect(attendedIn(talks, { ...january, ...change })).toEqual({ ok: false, error });
});

it('says who, what, when and how often on the paper, and that it says no more', () => {
  const one = { fromOn: day('2027-01-10'), toOn: day('2027-01-31'), attended: 2 } as Statement;
  const service = { sv: { name: 'Samtal om att sluta', is: '', isNot: '', rest: '' } };
  expect(statementLines(one, { name: 'Rolf Strand', service })).toEqual([
    'Rolf Strand har deltagit i Samtal om att sluta.',
    expect.stringMatching(/^Tid: .*10 januari 2027 till .*31 januari 2027\.$/),
    'Antal tillfällen: 2.',
    sv.paper.notMore,
  ]);
  for (const word of ['förändring', 'risk', 'lämplighet som förälder']) expect(sv.paper.notMore).toContain(word);
  expect(sv.paper.notMore).toContain('ingenting om');
});
