import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { type PartTyped, partProblems, taskOf, voiceProblem } from './consultation.ts';

const dueOn = Temporal.PlainDate.from('2027-03-15');
const part = (more: Partial<PartTyped>): PartTyped => ({
  ...{ authority: 'police', who: 'Utredare', task: undefined, dueOn: undefined, owner: undefined },
  ...more,
});

it.each([
  ['the police were there', [part({})], []],
  ['with a task and a day', [part({ task: 'Förhör', dueOn })], []],
  ['nobody was there but us', [part({ authority: 'socialServices' })], ['nobodyElse']],
  ['a task without a day', [part({ task: 'Förhör' })], ['noDay rows.police.dueOn']],
  ['a day without a task', [part({ dueOn })], ['noTask rows.police.task']],
  [
    'ours without one who does it',
    [part({}), part({ authority: 'socialServices', task: 'Hembesök', dueOn })],
    ['noOwner rows.socialServices.owner'],
  ],
  ['ours with one', [part({}), part({ authority: 'socialServices', task: 'Hembesök', dueOn, owner: 'a' })], []],
] as const)('%s', (_, parts, expected) => {
  expect(partProblems(parts).map(({ why, field }) => `${why} ${field}`.trim())).toEqual(expected);
});

it('is ours where one of us does it, and theirs otherwise', () => {
  const task = { task: 'Hembesök', dueOn, owner: 'a' };
  expect(taskOf(part({ ...task, authority: 'socialServices' }))).toEqual({
    words: 'Hembesök',
    dueOn,
    by: 'us',
    owner: 'a',
  });
  // An owner of ours does not make what the police do ours.
  expect(taskOf(part(task))).toEqual({ words: 'Hembesök', dueOn, by: 'them' });
  expect(taskOf(part({ ...task, authority: 'socialServices', owner: undefined }))?.by).toBe('them');
  expect([part({}), part({ task: 'Hembesök' }), part({ dueOn })].map(taskOf)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('hears the child, or says why not', () => {
  expect(voiceProblem({ opinion: 'Vill att det är slut.', missing: undefined })).toBeUndefined();
  expect(voiceProblem({ opinion: undefined, missing: 'tooSmall' })).toBeUndefined();
  expect(voiceProblem({ opinion: undefined, missing: undefined })).toBe('unsaid');
  expect(voiceProblem({ opinion: 'Ja', missing: 'notAsked' })).toBe('both');
});
