import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getOk } from '../kernel/result.ts';
import { checkInstrument } from './check-instrument.ts';
import { hasWording, type Instrument } from './instrument.ts';
import { rangeOf, scoreOf } from './score.ts';
import { shipped, shippedFile, shippedReady } from './shipped.ts';
import { instrumentTexts } from './texts.ts';

const sv = instrumentTexts('sv');
/** Three questions on 1–5, the second turned; two of them a part of their own. */
const made = {
  id: 'made-up',
  version: '1',
  kind: 'danger',
  title: { sv: 'Påhittat' },
  licence: 'Vårt eget',
  scales: { five: { min: 1, max: 5, labels: { 1: { sv: 'Aldrig' }, 5: { sv: 'Alltid' } } } },
  items: ['a', 'b', 'c'].map((key) => ({ key, scale: 'five', text: { sv: `Fråga ${key}?` } })),
  reversed: ['b'],
  subscales: [{ key: 'part', title: { sv: 'Del' }, items: ['a', 'b'] }],
  formula: 'sum',
};
const read = (changed: object = {}): Instrument =>
  getOk(checkInstrument(JSON.stringify({ ...made, ...changed })), 'an instrument');
const faults = (changed: object): string[] => {
  const checked = checkInstrument(JSON.stringify({ ...made, ...changed }));
  return checked.ok ? [] : checked.error.map(({ at, problem, said }) => sv.at(at, sv.problem(problem, said ?? '')));
};

describe('the score', () => {
  it.each<[string, object, Record<string, number>, object]>([
    ['adds, the turned one as k + 1 − x', {}, { a: 5, b: 1, c: 2 }, { total: 12, subscales: { part: 10 } }],
    ['takes the mean', { formula: 'mean' }, { a: 5, b: 2, c: 2 }, { total: 3.67, subscales: { part: 4.5 } }],
    ['has no level where none is set', {}, { a: 1, b: 5, c: 1 }, { total: 3, level: undefined }],
    [
      'has the level that is set, its ends with it',
      {
        thresholds: [
          { from: 3, to: 7, level: 'low' },
          { from: 8, to: 15, level: 'high' },
        ],
      },
      { a: 1, b: 1, c: 2 },
      { total: 8, level: 'high' },
    ],
    [
      'has none between two levels',
      {
        thresholds: [
          { from: 3, to: 5, level: 'low' },
          { from: 8, to: 15, level: 'high' },
        ],
      },
      { a: 1, b: 5, c: 4 },
      { total: 6, level: undefined },
    ],
  ])('%s', (_, changed, answers, expected) => {
    expect(scoreOf(read(changed), answers)).toMatchObject({ state: 'scored', ...expected });
  });

  it('is none where an answer is missing, and says which; a missing one is not zero', () => {
    expect(scoreOf(read(), { a: 5 })).toEqual({ state: 'incomplete', missing: ['b', 'c'] });
    expect(scoreOf(read(), {})).toMatchObject({ state: 'incomplete' });
  });

  it('is none where the instrument has no points', () => {
    expect(scoreOf(read({ formula: 'none', reversed: [], subscales: [] }), { a: 5, b: 5, c: 5 })).toEqual({
      state: 'noPoints',
    });
  });

  it('never leaves what the answers can come to, and turning all turns it around', () => {
    const answer = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.tuple(answer, answer, answer), fc.constantFrom('sum', 'mean'), ([a, b, c], formula) => {
        const range = rangeOf(read({ formula })) ?? { min: 0, max: 0 };
        const one = scoreOf(read({ formula, reversed: [] }), { a, b, c });
        const turned = scoreOf(read({ formula, reversed: ['a', 'b', 'c'] }), { a, b, c });
        if (one.state !== 'scored' || turned.state !== 'scored') throw new Error('not scored');
        expect(one.total).toBeGreaterThanOrEqual(range.min);
        expect(one.total).toBeLessThanOrEqual(range.max);
        expect(one.total + turned.total).toBeCloseTo(range.min + range.max, 1);
      }),
    );
  });
});

describe('the check', () => {
  it.each<[string, object, string]>([
    [
      'a part with a question that is not there',
      { subscales: [{ key: 'p', title: { sv: 'P' }, items: ['a', 'z'] }] },
      'subscales nr 1 → items nr 2: frågan ”z” finns inte bland items.',
    ],
    ['a turned one that is not there', { reversed: ['z'] }, 'reversed nr 1: frågan ”z” finns inte bland items.'],
    [
      'a scale turned round',
      { scales: { five: { min: 5, max: 1 } } },
      'scales → five: min ska vara lägre än max, och det står 5, 1.',
    ],
    [
      'a scale that is not there',
      { items: [{ key: 'a', scale: 'six', text: { sv: 'A?' } }], reversed: [], subscales: [] },
      'items nr 1 → scale: skalan ”six” finns inte bland scales.',
    ],
    [
      'words outside the scale',
      { scales: { five: { min: 1, max: 5, labels: { 1: { sv: 'x' }, 5: { sv: 'y' }, 6: { sv: 'z' } } } } },
      'scales → five → labels → 6: ligger utanför skalan.',
    ],
    [
      'missing words',
      { items: [{ key: 'a', scale: 'five' }], reversed: [], subscales: [] },
      'items nr 1 → text: orden saknas. Skriv frågan som den ska ställas.',
    ],
    [
      'a scale without words',
      { scales: { five: { min: 1, max: 5 } } },
      'scales → five → labels: skalans ord saknas. Skriv vad varje svar betyder, eller vad ändarna betyder på en lång skala.',
    ],
    ['the same question twice', { items: [...made.items, made.items[0]] }, 'items nr 4 → key: ”a” står två gånger.'],
    [
      'levels that overlap',
      {
        thresholds: [
          { from: 3, to: 8, level: 'low' },
          { from: 8, to: 15, level: 'high' },
        ],
      },
      'thresholds nr 2: nivån går in i den som är 3–8.',
    ],
    [
      'a level that falls',
      {
        thresholds: [
          { from: 3, to: 8, level: 'high' },
          { from: 9, to: 15, level: 'low' },
        ],
      },
      'thresholds nr 2: nivån ”low” är lägre än den före, fast poängen är högre.',
    ],
    [
      'a level that nobody reaches',
      { thresholds: [{ from: 16, to: 20, level: 'high' }] },
      'thresholds nr 1: nivån kan inte nås. Svaren ger 3–15.',
    ],
    [
      'a level turned round',
      { thresholds: [{ from: 9, to: 4, level: 'high' }] },
      'thresholds nr 1: from ska inte vara högre än to, och det står 9, 4.',
    ],
    [
      'levels where there are no points',
      { formula: 'none', reversed: [], thresholds: [{ from: 3, to: 8, level: 'low' }] },
      'thresholds: kan inte finnas när formula är none.',
    ],
    [
      'text for a number',
      { scales: { five: { min: '1', max: 5 } } },
      'scales → five → min: ska vara ett tal, utan citattecken.',
    ],
    ['a number for text', { licence: 5 }, 'licence: ska vara text inom citattecken.'],
    ['something for a list', { items: 'a' }, 'items: ska vara en lista inom [ ].'],
    ['an unknown kind', { kind: 'test' }, 'kind: ska vara ett av: selfRating, danger, structured, alliance.'],
    ['a field misspelt', { thresholdz: [] }, 'thresholdz: finns inte. Är det felstavat?'],
    ['no licence', { licence: undefined }, 'licence: saknas.'],
    ['no question', { items: [], reversed: [], subscales: [] }, 'items: det finns ingen fråga.'],
    [
      'a version that is no name',
      { version: 'år 1' },
      'version: får bara ha bokstäverna a–z, siffror, punkt, bindestreck och understreck, högst 40 tecken.',
    ],
    [
      'far too many questions',
      { items: Array.from({ length: 201 }, (_, i) => ({ key: `q${i}`, scale: 'five', text: { sv: 'x' } })) },
      'items: är för många. Högst 200.',
    ],
    ['a question without end', { title: { sv: 'x'.repeat(121) } }, 'title → sv: är för långt. Högst 120 tecken.'],
  ])('says %s', (_, changed, sentence) => {
    expect(faults(changed)).toContain(sentence);
  });

  it.each([
    ['{ "id": ', 'notJson'],
    ['', 'notJson'],
    ['x'.repeat(200_001), 'tooLarge'],
    ['null', 'notGroup'],
    ['[]', 'notGroup'],
    ['{"__proto__": {"id": 1}}', 'missing'],
  ])('refuses %.12s without falling', (text, problem) => {
    const checked = checkInstrument(text);
    expect(checked.ok ? [] : checked.error.map((one) => one.problem)).toContain(problem);
  });

  it('says where it stops to be JSON', () => {
    const checked = checkInstrument('{\n "id": "x",\n "version": }');
    expect(checked.ok ? undefined : checked.error[0]).toMatchObject({ problem: 'notJson', said: '3' });
  });

  it('has a sentence for every fault in both languages, and never throws', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const checked = checkInstrument(text);
        for (const language of ['sv', 'en'] as const)
          for (const { at, problem, said } of checked.ok ? [] : checked.error)
            expect(
              instrumentTexts(language).at(at, instrumentTexts(language).problem(problem, said ?? '')),
            ).toBeTruthy();
      }),
    );
  });
});

describe('what is shipped', () => {
  it('is ready where the words are ours, and nowhere else', () => {
    expect(shippedReady.map(({ id }) => id)).toEqual([
      'wellbeing',
      'fear',
      'violence',
      'own-violence',
      'own-control',
      'risk-picture',
      'everyday-control',
      'childFeels',
      'childSafeHome',
      'childTrusts',
      'smallChild',
    ]);
    for (const { id } of shippedReady) expect(checkInstrument(shippedFile(id)).ok).toBe(true);
    for (const one of shipped.filter((other) => !hasWording(other))) {
      expect(one.items.some(({ text }) => text)).toBe(false);
      expect(one.thresholds).toEqual([]);
    }
  });

  it.each([
    ['freda-danger', 20, 'sum'],
    ['freda-short', 5, 'none'],
    ['freda-description', 6, 'none'],
    ['danger-assessment', 20, 'sum'],
    ['sara-sv', 15, 'none'],
    ['patriark', 30, 'none'],
    ['wai-sr', 12, 'mean'],
    ['wai-s-client', 12, 'mean'],
    ['wai', 36, 'mean'],
  ])('%s has %i questions, counted by %s', (id, items, formula) => {
    const one = shipped.find((other) => other.id === id);
    expect([one?.items.length, one?.formula]).toEqual([items, formula]);
  });
});
