import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { ProcessId } from '../kernel/ids.ts';
import {
  courtAfterSupport,
  type OpenProcess,
  type ProcessKind,
  type ProcessOutcome,
  redsOf,
  redsOfEnd,
  wrongBeginning,
} from './process.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const process = (kind: ProcessKind, dates: { nextOn?: string; endsOn?: string; endedOn?: string }): OpenProcess => ({
  id: kind as string as ProcessId,
  kind,
  holder: 'x',
  reference: null,
  nextStep: null,
  nextOn: dates.nextOn ? day(dates.nextOn) : null,
  endsOn: dates.endsOn ? day(dates.endsOn) : null,
  endedOn: dates.endedOn ? day(dates.endedOn) : null,
  beganOn: null,
  outcome: null,
  changedAt: Temporal.Instant.from('2027-03-09T08:00:00Z'),
});

it.each<[string, OpenProcess[], string | undefined, string | undefined]>([
  ['the court goes on for longer', [process('court', { nextOn: '2027-06-01' })], '2027-05-01', 'court 2027-06-01'],
  ['it is over sooner', [process('court', { nextOn: '2027-04-01' })], '2027-05-01', undefined],
  ['both end on one day', [process('court', { nextOn: '2027-05-01' })], '2027-05-01', undefined],
  ['it has ended', [process('court', { nextOn: '2027-06-01', endedOn: '2027-03-01' })], '2027-05-01', undefined],
  ['it is no court', [process('housing', { nextOn: '2027-06-01' })], '2027-05-01', undefined],
  ['nothing is planned', [process('court', { nextOn: '2027-06-01' })], undefined, undefined],
  ['nobody knows when', [process('police', {})], '2027-05-01', 'police unknown'],
  ['nobody knows when, and it has ended', [process('police', { endedOn: '2027-03-01' })], '2027-05-01', undefined],
  ['nobody knows when, and it is no court', [process('housing', {})], '2027-05-01', undefined],
  ['nobody knows when, and nothing is planned', [process('police', {})], undefined, undefined],
  [
    'a known day that is later says more than a day that nobody knows',
    [process('police', {}), process('court', { nextOn: '2027-06-01' })],
    '2027-05-01',
    'court 2027-06-01',
  ],
  [
    'a known day that is sooner hides nothing of what has none',
    [process('court', { nextOn: '2027-04-01' }), process('police', {})],
    '2027-05-01',
    'police unknown',
  ],
  [
    'the last of several counts, by its own last day',
    [process('court', { nextOn: '2027-06-01' }), process('contactBan', { nextOn: '2027-03-20', endsOn: '2027-09-01' })],
    '2027-05-01',
    'contactBan 2027-09-01',
  ],
])('support and court: %s', (_, processes, until, expected) => {
  const after = courtAfterSupport(processes, until ? day(until) : undefined);
  expect(after && `${after.process.kind} ${after.until ?? 'unknown'}`).toBe(expected);
});

it.each<[string, OpenProcess, boolean, string[]]>([
  ['a day in court: before it comes', process('court', { nextOn: '2027-04-01' }), true, ['courtDate 2027-04-01']],
  ['a day in court that has been', process('court', { nextOn: '2027-03-01' }), true, []],
  [
    'custody that has begun, with its day',
    process('custody', { nextOn: '2027-04-01' }),
    true,
    ['custodyProceedings', 'courtDate 2027-04-01'],
  ],
  ['custody that was known', process('custody', {}), false, []],
  ['the last day of an order', process('contactBan', { endsOn: '2027-05-01' }), false, ['contactBanEnded 2027-05-01']],
  ['an order without a last day', process('contactBan', {}), true, []],
  ['a release that is known', process('detention', { endsOn: '2027-03-09' }), false, ['release 2027-03-09']],
  ['what the police ask next', process('police', { nextOn: '2027-04-01' }), true, []],
])('%s', (_, one, isNew, expected) => {
  const reds = redsOf(one, isNew, day('2027-03-09'));
  expect(reds.map(({ kind, onDay }) => (onDay ? `${kind} ${onDay}` : kind))).toEqual(expected);
});

it.each<[ProcessKind, ProcessOutcome | undefined, string[]]>([
  ['police', 'dropped', ['investigationDropped']],
  ['prosecutor', 'dropped', ['investigationDropped']],
  ['police', 'charged', []],
  ['court', 'acquitted', ['acquittal']],
  ['court', 'convicted', []],
  ['contactBan', undefined, ['contactBanEnded']],
  ['detention', undefined, ['release']],
  ['housing', undefined, []],
])('the end of %s, %s', (kind, outcome, expected) => {
  expect(redsOfEnd(process(kind, {}), outcome, day('2027-03-09')).map((red) => red.kind)).toEqual(expected);
});

it.each<[string, ProcessKind, string | undefined, 'missing' | 'ahead' | undefined]>([
  ['was sent today', 'transferRequest', '2027-03-09', undefined],
  ['was sent long ago', 'transferRequest', '2026-12-01', undefined],
  ['was sent on a day that nobody wrote', 'transferRequest', undefined, 'missing'],
  ['is to be sent', 'transferRequest', '2027-03-10', 'ahead'],
  ['began on a day that nobody has to know', 'compulsoryCarePsychiatric', undefined, undefined],
])('what %s: %s', (_, kind, beganOn, expected) => {
  expect(wrongBeginning(kind, beganOn ? day(beganOn) : undefined, day('2027-03-09'))).toBe(expected);
});
