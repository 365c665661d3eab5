import { describe, expect, it } from 'vitest';
import { tellingWords } from './location.ts';

describe('the telling words of a place', () => {
  it('are its names and numbers, and not what stands in every note', () => {
    expect(tellingWords('Björkskolan, klass 4 B i Lindköpings kommun')).toEqual(['björkskolan', 'lindköping']);
    expect(tellingWords('hemma hos mamma, skyddat boende')).toEqual([]);
  });

  it('are found however they are written', () => {
    const [there = ''] = tellingWords('0240-123 45').slice(-1);
    expect(tellingWords('ring 0240 12345 i kväll')).toContain(there);
    expect(tellingWords('STORGATAN')).toEqual(tellingWords('storgatan'));
    expect(tellingWords('Storgatans')).toEqual(tellingWords('Storgatan'));
  });

  it('stand once each', () => {
    expect(tellingWords('Ängen ängen ÄNGEN')).toEqual(['ängen']);
  });
});
