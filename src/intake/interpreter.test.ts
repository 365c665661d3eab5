import { describe, expect, it } from 'vitest';
import { interpretedLanguage } from '../safety/index.ts';
import { interpreterLanguages } from './contact-codes.ts';
import { type InterpreterFacts, interpreterProblems } from './interpreter.ts';

const good: InterpreterFacts = {
  isBooked: true,
  language: 'so',
  dialectChecked: true,
  circleChecked: true,
  relation: 'none',
  isChild: 'no',
};

describe('an interpreter', () => {
  it.each<[string, Partial<InterpreterFacts>, string[]]>([
    ['who is checked, may begin', {}, []],
    ['is never a child', { isChild: 'yes' }, ['child']],
    ['is no child that nobody has asked about', { isChild: 'unknown' }, ['child']],
    ['is never a relative', { relation: 'relative' }, ['closePerson']],
    ['is never the partner', { relation: 'partner' }, ['closePerson']],
    ['is never a friend', { relation: 'friend' }, ['closePerson']],
    ['is never one of whom nothing is known', { relation: 'unknown' }, ['relationUnknown']],
    ['speaks a language', { language: ' ' }, ['noLanguage']],
    ['speaks her dialect', { dialectChecked: false }, ['dialectNotChecked']],
    ['is not of her circle', { circleChecked: false }, ['circleNotChecked']],
    ['who is not booked yet, is nobody to ask about', { isBooked: false, isChild: 'unknown', relation: 'unknown' }, []],
    [
      'not booked yet, still has a circle to keep out of',
      { isBooked: false, circleChecked: false },
      ['circleNotChecked'],
    ],
    [
      'may have all faults at once',
      { isChild: 'yes', relation: 'relative', dialectChecked: false },
      ['child', 'closePerson', 'dialectNotChecked'],
    ],
  ])('%s', (_, of, problems) => {
    expect(interpreterProblems({ ...good, ...of })).toEqual(problems);
  });
});

it.each(interpreterLanguages)('a language that can be chosen has a name, in Swedish and in English: %s', (code) => {
  for (const language of ['sv', 'en'] as const)
    expect(interpretedLanguage(code, language).toLowerCase()).not.toBe(code);
});
