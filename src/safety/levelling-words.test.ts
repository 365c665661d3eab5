import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintSentences } from './levelling-text.ts';
import { type HintKind, hintsMoved, levellingHints } from './levelling-words.ts';

const found = (text: string) => levellingHints(text).map(({ kind, word }) => [kind, word]);

describe('hints', () => {
  it.each<[string, HintKind, string]>([
    ['De hade bråkat hela kvällen.', 'levelling', 'bråkat'],
    ['Polisen kom till ett lägenhetsbråk.', 'levelling', 'lägenhetsbråk'],
    ['Bråk i hemmet.', 'levelling', 'Bråk'],
    ['Föräldrarna har samarbetssvårigheter.', 'levelling', 'samarbetssvårigheter'],
    ['En konfliktfylld relation.', 'levelling', 'konfliktfylld'],
    ['Det är en vårdnadskonflikt.', 'levelling', 'vårdnadskonflikt'],
    ['De lever i en stormig relation.', 'levelling', 'stormig relation'],
    ['Han tappade besinningen.', 'levelling', 'tappade besinningen'],
    ['Ömsesidigt våld förekommer.', 'levelling', 'Ömsesidigt våld'],
    ['Hon provocerade honom.', 'blaming', 'provocerade'],
    ['Hon väljer att stanna kvar.', 'blaming', 'väljer att stanna kvar'],
    ['Hon har inte lyckats skydda barnen.', 'blaming', 'inte lyckats skydda'],
    ['Modern utsätter sig för risker.', 'blaming', 'utsätter sig för'],
    ['Hon påstår att han slog.', 'doubting', 'påstår'],
    ['Hon blev slagen i köket.', 'noActor', 'blev slagen'],
    ['Hon har blivit hotad till livet.', 'noActor', 'blivit hotad'],
  ])('%s', (text, kind, word) => {
    expect(found(text)).toEqual([[kind, word]]);
  });

  it.each([
    'Han slog henne i ansiktet med öppen hand.',
    'Hon blev slagen av Peter i köket.',
    'Hon blev hotad av honom.',
    'En bråkdel av beloppet är betalt.',
    'Det finns en intressekonflikt hos handläggaren.',
    'Barnet har en lojalitetskonflikt.',
    'Hon säger: ”Vi bråkade bara.”',
    'Hon säger: "Vi bråkade bara, jag provocerade."',
    'Hon kallar det »en konflikt» när hon ringer.',
    'Hon kallar det «ett gräl».',
    '– Vi grälade bara, säger hon.',
    '  - Det var bara bråk.',
    '> Föräldrarna har samarbetssvårigheter.',
    '',
  ])('none in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('stand where the words stand, in order, and outside quotations only', () => {
    const text = 'Hon säger ”vi bråkade”. Det var ett bråk.\n– Ett gräl.\nHon provocerade.';
    const hints = levellingHints(text);
    expect(hints.map(({ at, word }) => text.slice(at, at + word.length))).toEqual(['bråk', 'provocerade']);
  });

  it('see both ways of writing å', () => {
    expect(found('Ett bra\u030ak.')).toEqual([['levelling', 'bråk']]);
  });

  it('an unclosed quotation hides nothing', () => {
    expect(found('Hon säger ”vi bråkade. Sedan kom konflikten.')).toEqual([
      ['levelling', 'bråkade'],
      ['levelling', 'konflikten'],
    ]);
  });

  it('say what to write instead, in both languages', () => {
    for (const text of ['bråk', 'provocerade', 'påstår', 'blev slagen']) {
      expect(hintSentences('sv', `${text}. ${text}`)).toEqual([
        expect.stringMatching(new RegExp(`^”${text}” .*[Ss]kriv .*\\.$`)),
      ]);
      expect(hintSentences('en', text)[0]).toMatch(new RegExp(`^“${text}” .*[Ww]rite .*\\.$`));
    }
  });

  it.each([
    ['', 'De bråkade. De bråkade.', { came: 1, went: 0, left: true }],
    ['De bråkade.', 'De Bråkade, hon provocerade.', { came: 1, went: 0, left: true }],
    ['De bråkade.', 'Han slog henne.', { came: 0, went: 1, left: false }],
    ['De bråkade.', 'Hon säger: ”Vi bråkade.”', { came: 0, went: 1, left: false }],
    ['Ett bråk.', 'En konflikt.', { came: 1, went: 1, left: true }],
    ['Han slog henne.', 'Han slog henne.', { came: 0, went: 0, left: false }],
  ])('are counted by word as a text is changed: %s → %s', (before, after, moved) => {
    expect(hintsMoved(before, after)).toEqual(moved);
  });

  it('come quickly and never throw, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => Array.isArray(levellingHints(text))),
    );
    // An expression that goes back over itself would not be done before the test's time is out.
    expect(levellingHints('”blev '.repeat(20_000))).toEqual([]);
  });
});
