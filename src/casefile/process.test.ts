import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { ProcessId } from '../kernel/ids.ts';
import { courtAfterSupport, type OpenProcess, type ProcessKind } from './process.ts';

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
  changedAt: Temporal.Instant.from('2027-03-09T08:00:00Z'),
});

it.each<[string, OpenProcess[], string | undefined, ProcessKind | undefined]>([
  ['the court goes on for longer', [process('court', { nextOn: '2027-06-01' })], '2027-05-01', 'court'],
  ['it is over sooner', [process('court', { nextOn: '2027-04-01' })], '2027-05-01', undefined],
  ['both end on one day', [process('court', { nextOn: '2027-05-01' })], '2027-05-01', undefined],
  ['it has ended', [process('court', { nextOn: '2027-06-01', endedOn: '2027-03-01' })], '2027-05-01', undefined],
  ['it is no court', [process('housing', { nextOn: '2027-06-01' })], '2027-05-01', undefined],
  ['nothing is planned', [process('court', { nextOn: '2027-06-01' })], undefined, undefined],
  ['nobody knows when', [process('court', {})], '2027-05-01', undefined],
  [
    'the last of several counts, by its own last day',
    [process('court', { nextOn: '2027-06-01' }), process('contactBan', { nextOn: '2027-03-20', endsOn: '2027-09-01' })],
    '2027-05-01',
    'contactBan',
  ],
])('support and court: %s', (_, processes, until, expected) => {
  expect(courtAfterSupport(processes, until ? day(until) : undefined)?.kind).toBe(expected);
});
