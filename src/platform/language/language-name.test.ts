import { describe, expect, it } from 'vitest';
import { languageName, languageTitle } from './language-name.ts';

describe('the name of a language', () => {
  it.each([
    ['ti', 'tigrinja', 'Tigrinja', 'Tigrinya'],
    ['swl', 'svenskt teckenspråk', 'Svenskt teckenspråk', 'Swedish Sign Language'],
    ['prs', 'dari', 'Dari', 'Dari'],
    ['ku', 'kurdiska', 'Kurdiska', 'Kurdish'],
    ['kmr', 'kurmanji', 'Kurmanji', 'Kurmanji'],
  ])('%s is %s inside a sentence and %s alone; in English %s', (code, inside, alone, english) => {
    expect([languageName(code, 'sv'), languageTitle(code, 'sv')]).toEqual([inside, alone]);
    expect([languageName(code, 'en'), languageTitle(code, 'en')]).toEqual([english, english]);
  });
});
