import { expect, it } from 'vitest';
import { Unbroken } from './unbroken.tsx';

const kept = (text: string): string[] =>
  [...String(<Unbroken text={text} />).matchAll(/<span class="unbroken">(.*?)<\/span>/g)].map(
    ([, number]) => number ?? '',
  );

it('keeps telephone numbers whole, and leaves days and paragraphs alone', () => {
  expect(kept('Karin Norén (bakjour, 070-174 06 24), Lena Wik (070-174 06 12).')).toEqual([
    '070-174 06 24',
    '070-174 06 12',
  ]);
  expect(kept('Står in: Johan Berg 040-123 45')).toEqual(['040-123 45']);
  expect(kept('sön 13 dec – sön 20 dec: Kvinnofridslinjen 116 016.')).toEqual(['116 016']);
  expect(kept('Ring +46 70 174 06 24')).toEqual(['+46 70 174 06 24']);
  expect(kept('Till exempel 26 nov, 26/11 eller 2026-11-26. SoL 11:1, 2025:400, 10 kap. 21 §.')).toEqual([]);
  expect(String(<Unbroken text="<b>070-174 06 24" />)).toContain('&lt;b&gt;');
});
