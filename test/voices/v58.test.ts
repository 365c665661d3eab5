import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violenceKinds, violenceWords } from '../../src/safety/index.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';

/** Played by two units; partners do not sign in yet. */
describe('V58 one vocabulary of violence', () => {
  let town: Strandhaga;
  beforeAll(async () => {
    town = await openStrandhaga();
  });
  afterAll(() => town.close());

  const received = { channel: 'call', 'received.day': 'i dag', 'received.time': '20.30', sourceWords: '', name: '' };

  it('V58 every unit’s form asks in the same words, each with what it means', async () => {
    const pages: string[] = [];
    for (const [key, source] of [
      ['dutyOfficer', 'police'],
      ['caseOfficer', 'otherUnit'],
      ['childOfficer', 'school'],
    ] as const) {
      const visitor = await town.player.as(key);
      const address = await visitor.send('/kontakt/ny', { ...received, source });
      pages.push((await visitor.get(address)).text);
    }
    const shown = pages.map((html) => html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'));
    const words = violenceWords('sv');
    for (const kind of violenceKinds) {
      for (const html of shown) {
        expect(html).toContain(`value="${kind}"`);
        expect(html).toContain(words.kind[kind].label);
        expect(html).toContain(words.kind[kind].means);
      }
    }
  });

  it('V58 a word outside the vocabulary is refused, and what was typed is kept', async () => {
    const sara = await town.player.as('dutyOfficer');
    const address = await sara.send('/kontakt/ny', { ...received, source: 'police' });
    const answer = await sara.post(`${address}/handelse`, {
      'violence.kinds': 'conflict',
      'violence.by': 'unknown',
      'violence.to': 'unknown',
      'violence.severity': 'injury',
      'violence.words': 'Det hon sa',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Det hon sa');
  });
});
