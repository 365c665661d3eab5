import { expect, it } from 'vitest';
import type { PersonId } from '../kernel/ids.ts';
import { checkBody, linesOf, type PlanBody, printableParts, tellingWordsIn } from './safetyplan.ts';

const body = (otherwise: Partial<PlanBody> = {}): PlanBody => ({
  adult: {},
  work: {},
  phone: {},
  handover: {},
  children: [],
  ...otherwise,
});
const alva = 'alva' as PersonId;
const handover = { when: 'Fredag 17', where: 'Biblioteket', third: 'Mormor', wrong: 'Går in och ringer' };

it('takes no empty plan, and no hand-over without a third person or a way out', () => {
  expect(checkBody(body())).toEqual({ ok: false, error: { field: 'empty' } });
  expect(checkBody(body({ work: { who: 'Chefen' } })).ok).toBe(true);
  expect(checkBody(body({ handover })).ok).toBe(true);
  for (const question of ['when', 'where', 'third', 'wrong'] as const) {
    const { [question]: _, ...rest } = handover;
    expect(checkBody(body({ handover: rest }))).toEqual({ ok: false, error: { field: 'handover', missing: question } });
  }
});

it('prints what was answered, and never where the children are handed over', () => {
  const plan = body({
    adult: { signs: 'Han tystnar' },
    handover,
    children: [
      { personId: alva, answers: { knows: 'Går till grannen' } },
      { personId: 'sami' as PersonId, answers: {} },
    ],
  });
  expect(printableParts(plan)).toEqual(['adult', 'handover', 'child:alva']);
  expect(linesOf(plan, 'handover')).toEqual(['Fredag 17', 'Mormor', 'Går in och ringer']);
  expect(linesOf(plan, 'child:alva')).toEqual(['Går till grannen']);
  expect(linesOf(plan, 'child:nobody')).toEqual([]);
  expect(printableParts(body({ handover: { where: 'Biblioteket' } }))).toEqual([]);
});

it('finds the words by which a paper says what it is about', () => {
  expect(tellingWordsIn(['Ring polisen och Socialjouren.', 'Gå till grannen', 'Polisen igen'])).toEqual([
    'polisen',
    'socialjouren',
  ]);
  expect(tellingWordsIn(['Ring mamma'])).toEqual([]);
});
