import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { stateOf, tellingWordsIn } from './certificate.ts';

describe('the sentence of a certificate', () => {
  it.each([
    ['Hon har utsatts för våld av sin man.', ['utsatts', 'våld']],
    ['Behöver komma bort från sambon, som hotar henne.', ['sambon', 'hotar']],
    ['Bor på kvinnojour till mars.', ['kvinnojour']],
    ['Flytten är polisanmäld och hemlig.', ['polisanmäld', 'hemlig']],
    ['Separationen var bråkig.', ['Separationen', 'bråkig']],
    ['Relationsvåldsteamet håller i det.', ['Relationsvåldsteamet']],
  ])('%s tells the story', (sentence, words) => {
    expect(tellingWordsIn(sentence)).toEqual(words);
  });

  it.each([
    'Depositionen på 14 000 kr behövs före den 1 februari.',
    'Två nätter på hotell är betalda.',
    'Kontraktet börjar gälla den 15. Ring före utbetalning.',
    'Slutbesiktningen är gjord och nyckeln hämtas på fredag.',
    'En mantel, en säng och två stolar till barnen.',
  ])('%s says what is needed', (sentence) => {
    expect(tellingWordsIn(sentence)).toEqual([]);
  });
});

describe('a certificate', () => {
  const now = Temporal.Instant.from('2026-11-22T10:00:00Z');
  const one = { answer: null, endedAt: null, validTo: now.add({ hours: 1 }) };

  it('holds until its day, and as long as the consent stands', () => {
    expect(stateOf(one, true, now)).toBe('live');
    expect(stateOf(one, false, now)).toBe('over');
    expect(stateOf({ ...one, validTo: now }, true, now)).toBe('over');
    expect(stateOf({ ...one, endedAt: now }, true, now)).toBe('over');
  });

  it('stays answered whatever happens after', () => {
    expect(stateOf({ ...one, answer: 'done' }, false, now)).toBe('answered');
  });
});
