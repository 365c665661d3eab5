import { describe, expect, it } from 'vitest';
import {
  childExposures,
  countsAsExposed,
  frequencies,
  isGrave,
  severities,
  violenceKinds,
} from './violence-vocabulary.ts';
import { violenceWords } from './violence-words.ts';

describe('the shared vocabulary', () => {
  it.each(['sv', 'en'] as const)('has a short label and one sentence or two for everything in %s', (language) => {
    const words = violenceWords(language);
    const all = [
      ...violenceKinds.map((code) => words.kind[code]),
      ...severities.map((code) => words.severity[code]),
      ...childExposures.map((code) => words.exposure[code]),
    ];
    expect(all.length).toBe(26);
    for (const { label, means } of all) {
      expect(label.length).toBeLessThanOrEqual(32);
      expect(means).toMatch(/^\p{Lu}.{10,110}\.$/u);
    }
    for (const code of frequencies) expect(words.frequency[code]).toBeTruthy();
    expect(new Set(violenceKinds.map((code) => words.kind[code].label)).size).toBe(violenceKinds.length);
  });

  it('never blames', () => {
    const said = JSON.stringify([violenceWords('sv'), violenceWords('en')]);
    expect(said).not.toMatch(/offer|förövare|bråk|konflikt|gräl|provoc|provok|victim|perpetrator/i);
  });

  it('knows what is grave without being told', () => {
    expect(isGrave(['strangulation'], 'unknown')).toBe(true);
    expect(isGrave(['physical'], 'lifeThreatening')).toBe(true);
    expect(isGrave(['physical', 'stalking'], 'injury')).toBe(false);
    expect(isGrave([], 'unknown')).toBe(false);
  });

  it('counts a child as exposed until someone has asked', () => {
    expect(childExposures.filter((exposure) => !countsAsExposed([exposure]))).toEqual(['notExposed']);
    expect(countsAsExposed([])).toBe(true);
    expect(countsAsExposed(['notExposed', 'heard'])).toBe(true);
  });
});
