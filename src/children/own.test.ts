import { describe, expect, it } from 'vitest';
import { isOwnParty, ownGaps, type Schooling, voiceProblems } from './own.ts';

const told = {
  told: 'Att vi ska prata med mamma.',
  how: 'talk',
  opinion: 'Vill bo hos mormor.',
  missing: undefined,
} as const;

describe('a child’s voice', () => {
  it.each([
    ['told and asked', told, []],
    ['not asked, and why', { ...told, opinion: undefined, missing: 'notAlone' }, []],
    ['told by nobody', { ...told, how: 'notTold', told: undefined }, []],
    ['told, but what?', { ...told, told: undefined }, ['told unsaid']],
    ['told by nobody, and yet something', { ...told, how: 'notTold' }, ['how said']],
    ['neither opinion nor why', { ...told, opinion: undefined }, ['opinion unsaid']],
    ['an opinion, and why there is none', { ...told, missing: 'tooSmall' }, ['missing said']],
  ] as const)('%s', (_, voice, expected) =>
    expect(voiceProblems(voice).map(({ field, why }) => `${field} ${why}`)).toEqual(expected),
  );
});

it('a child is an own party from fifteen, and not where nobody knows the age', () => {
  expect([undefined, 14, 15, 17].map(isOwnParty)).toEqual([false, false, true, true]);
});

it('says what is missing in a child’s own file', () => {
  const schooling: Schooling = {
    kind: 'school',
    status: 'notArranged',
    knows: 'no',
    words: null,
    at: 0 as never,
    by: '',
  };
  expect(ownGaps({ needs: [], voices: [], schooling: undefined })).toEqual(['voice', 'needs', 'schooling']);
  expect(ownGaps({ needs: [{} as never], voices: [{ opinion: null } as never], schooling })).toEqual([
    'opinion',
    'notArranged',
    'schoolUnaware',
  ]);
  const calm = { ...schooling, status: 'attends', knows: 'yes' } as const;
  expect(ownGaps({ needs: [{} as never], voices: [{ opinion: 'Ja' } as never], schooling: calm })).toEqual([]);
});
