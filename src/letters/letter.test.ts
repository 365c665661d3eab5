import { describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { othersNamed, quotes, tellsWay } from './letter.ts';

const mother = { id: newId(), name: 'Elin Strand', number: '199102082386' } as never as Parameters<
  typeof othersNamed
>[1][0];

describe('a letter to a guardian', () => {
  const found = (text: string) => othersNamed(text, [mother], ['Rolf Strand', 'Nova Strand']).length > 0;

  it('names nobody but its reader and the child', () => {
    expect(found('Vi har talat med Elin om detta.')).toBe(true);
    expect(found('Elins samtal är den 3 maj.')).toBe(true);
    expect(found('Det gäller 910208-2386.')).toBe(true);
    expect(found('Familjen Strand, Rolf och Nova.')).toBe(false);
    expect(found('Felinställd tid.')).toBe(false);
  });

  it('tells no way to reach anyone', () => {
    expect(tellsWay('Ring 070 174 06 05.', ['070-1740605'])).toBe(true);
    expect(tellsWay('Skriv till elin.strand@example.se', ['elin.strand@example.se'])).toBe(true);
    expect(tellsWay('Mötet är kl. 13.00 den 5 maj.', ['070-1740605'])).toBe(false);
  });

  it('repeats nothing that is withheld from its reader', () => {
    const note = ['Nova säger att hon är rädd när pappa kommer hem.', 'Hon slutade.'];
    expect(quotes('Barnet har sagt: hon är rädd när pappa kommer, och', note)).toBe(true);
    expect(quotes('HON SLUTADE i går.', note)).toBe(true);
    expect(quotes('Barnet är rädd. Pappa kommer hem i morgon.', note)).toBe(false);
  });
});
