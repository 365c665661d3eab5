import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { StaffId } from '../kernel/ids.ts';
import { noCompetence } from '../organisation/index.ts';
import { byFit, type Candidate, meets, noWish } from './assignment.ts';

const one = (name: string, over: Partial<Candidate> = {}): Candidate => ({
  staffId: name as StaffId,
  name,
  competence: noCompetence,
  files: 5,
  late: 0,
  unwritten: 0,
  former: false,
  hindered: false,
  awayUntil: null,
  ...over,
});
const woman = { ...noCompetence, is: 'woman' as const };
const names = (candidates: readonly Candidate[], wish = noWish) => byFit(candidates, wish).map(({ name }) => name);

describe('who can take it', () => {
  it('is first whom nothing hinders, then by wishes met, then who has least that is late, then fewest files', () => {
    const wish = { ...noWish, worker: 'woman' as const };
    const all = [
      one('away', { awayUntil: Temporal.Instant.from('2026-11-27T23:00:00Z'), files: 0 }),
      one('hindered', { hindered: true, competence: woman, files: 0 }),
      one('many', { files: 9 }),
      one('late', { files: 1, late: 1 }),
      one('wished for', { competence: woman, files: 20, late: 3 }),
      one('few', { files: 2 }),
    ];
    expect(names(all, wish)).toEqual(['wished for', 'few', 'many', 'late', 'away', 'hindered']);
    expect(names(all)).toEqual(['few', 'many', 'late', 'wished for', 'away', 'hindered']);
  });

  it('meets no wish by what nobody has said, and somebody new only if they were never there', () => {
    const wish = { worker: 'man' as const, language: 'so' as const, former: 'other' as const };
    expect(meets(wish, one('unsaid'))).toEqual({ worker: false, language: false, former: true });
    expect(meets(wish, one('before', { former: true, competence: { ...noCompetence, languages: ['so'] } }))).toEqual({
      worker: false,
      language: true,
      former: false,
    });
    expect(meets(noWish, one('any'))).toEqual({ worker: null, language: null, former: null });
  });
});
