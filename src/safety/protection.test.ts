import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { FileClock } from '../clocks/index.ts';
import { newId, type PersonId, type UnitId } from '../kernel/ids.ts';
import type { Protected } from './people.store.ts';
import {
  type Assessment,
  isLower,
  isStale,
  isUrgent,
  mayAskByPhone,
  needs,
  standingOf,
  stillSaid,
} from './protection.ts';
import { assessmentForm, parseAssessment } from './protection-form.ts';
import { protectionRows } from './protection-rows.ts';

const now = Temporal.Instant.from('2027-06-25T15:00:00Z');
const ago = (hours: number) => now.subtract({ hours });
const person = (of: Partial<Protected>): Protected => ({
  id: newId<PersonId>(),
  part: 'self',
  isChild: false,
  name: null,
  birthYear: null,
  livesWith: 'unknown',
  ownFileId: null,
  ...of,
});
const assessment = (of: Partial<Assessment>): Assessment => ({
  id: newId(),
  personId: newId<PersonId>(),
  state: 'done',
  mode: 'inPerson',
  need: 'none',
  startedAt: ago(2),
  assessedAt: ago(2),
  by: 'Sara Lindqvist',
  pausedAt: null,
  pausedBy: null,
  childTalked: null,
  ...of,
});

describe('needs', () => {
  it('are ordered, and only tonight and now call for a decision', () => {
    expect(needs.filter(isUrgent)).toEqual(['tonight', 'now']);
    expect(needs.map((need) => isLower(need, 'tonight'))).toEqual([true, true, false, false]);
    expect(isLower('none', undefined)).toBe(false);
  });
  it('are asked by phone only to one who is alone and safe', () => {
    expect(mayAskByPhone({ alone: 'yes', safe: 'yes' })).toBe(true);
    expect(mayAskByPhone({ alone: 'unknown', safe: 'yes' })).toBe(false);
    expect(mayAskByPhone({ alone: 'yes', safe: 'no' })).toBe(false);
  });
});

describe('an assessment', () => {
  const adult = person({});
  const child = person({ part: 'child', isChild: true });
  const whole = {
    mode: ['inPerson'],
    staying: ['wantsToStay'],
    fear: ['8'],
    need: ['tonight'],
    words: ['Han har nyckel.'],
  };
  const problems = (body: Record<string, string[]>, about = adult, lastNeed?: 'now', fearKnown = false) => {
    const parsed = parseAssessment(body, about, { pause: false, lastNeed, fearKnown }, 'sv');
    return parsed.ok ? [] : Object.keys(parsed.form.errors).sort();
  };
  const { staying: _staying, ...withoutStaying } = whole;
  const { fear: _fear, ...withoutFear } = whole;

  it.each([
    ['is whole', whole, []],
    ['asks what would let her stay, before leaving', withoutStaying, ['staying']],
    ['asks for her own fear, or why not', withoutFear, ['fear']],
    ['takes why it was not asked', { ...withoutFear, fearNotAsked: ['Hon sov.'] }, []],
    ['needs a motive', { ...whole, words: [' '] }, ['words']],
    ['by phone first asks three things', { ...whole, mode: ['phone'] }, ['alone', 'safe', 'thereAfterwards']],
    [
      'by phone with somebody listening does not go on',
      { ...whole, need: ['none'], mode: ['phone'], alone: ['no'], safe: ['yes'], thereAfterwards: ['Syster'] },
      ['alone'],
    ],
    [
      'but one in danger on the phone gets protection, not a pause',
      { ...whole, need: ['now'], mode: ['phone'], alone: ['no'], safe: ['no'], thereAfterwards: ['Ingen'] },
      [],
    ],
  ] as const)('%s', (_name, body, expected) => {
    expect(problems(body as unknown as Record<string, string[]>)).toEqual(expected);
  });

  it('that is lower than the last takes a reason', () => {
    expect(problems(whole, adult, 'now')).toEqual(['lowerBecause']);
    expect(problems({ ...whole, lowerBecause: ['Han är häktad.'] }, adult, 'now')).toEqual([]);
  });

  it('of a child says whether it was seen, heard and told', () => {
    const { staying: _s, fear: _f, ...rest } = whole;
    expect(problems(rest, child)).toEqual(['childSaid', 'childSeen', 'childTalked', 'childTold']);
  });

  it('asks for nothing when somebody must stop', () => {
    const asked = { pause: true, lastNeed: undefined, fearKnown: false };
    expect(parseAssessment({ mode: ['phone'] }, adult, asked, 'sv').ok).toBe(true);
  });

  it('does not ask again for the fear that was told a moment ago', () => {
    expect(problems(withoutFear, adult, undefined, true)).toEqual([]);
    expect([59, 60].map((minutes) => stillSaid(now.subtract({ minutes }), now))).toEqual([true, false]);
  });

  it('that is taken up has the answers from before the pause', () => {
    const parsed = parseAssessment(
      { ...whole, pausedWords: ['Paus'] },
      adult,
      { pause: true, lastNeed: undefined, fearKnown: false },
      'sv',
    );
    if (!parsed.ok) throw new Error('refused');
    const { values } = assessmentForm(parsed.value.answers);
    expect(values).toMatchObject({ staying: ['wantsToStay'], need: ['tonight'], words: ['Han har nyckel.'] });
    expect(values).not.toHaveProperty('pausedWords');
  });
});

describe('standing', () => {
  it('is each person’s own: an assessed mother says nothing of her child', () => {
    const mother = person({ name: 'Elin' });
    const child = person({ part: 'child', isChild: true, birthYear: 2021 });
    const done = assessment({ personId: mother.id, need: 'tonight' });
    const facts = { people: [mother, child], assessments: [done] };
    const clock: FileClock = {
      id: newId(),
      kind: 'childProtection',
      about: child.id,
      startedAt: ago(1),
      dueAt: now,
      metAt: null,
      ownerId: newId(),
      ownerName: 'Sara',
      unitId: newId<UnitId>(),
    };
    const rows = protectionRows(facts, [clock], new Map([[mother.id, { score: 9, at: ago(1) }]]), now, 'sv');
    expect(
      rows.map(({ name, state, tone, fear, act, needsDecision }) => [name, state, tone, fear, act, needsDecision]),
    ).toEqual([
      ['Elin', 'Skydd i natt – 2 tim sedan, Sara Lindqvist', 'today', '9 av 10, 1 tim sedan', 'Bedöm igen', true],
      ['Barn 1, född 2021', 'Ingen skyddsbedömning', 'danger', 'Inte frågad', 'Bedöm skydd', false],
    ]);
    expect(rows.map((row) => row.clock?.id)).toEqual([undefined, clock.id]);
  });

  it('shows a pause before what was known', () => {
    const mother = person({ name: 'Elin' });
    const paused = assessment({
      personId: mother.id,
      state: 'paused',
      need: null,
      assessedAt: null,
      pausedAt: ago(1),
      pausedBy: 'Sara',
    });
    const earlier = assessment({ personId: mother.id, assessedAt: ago(24 * 100) });
    expect(standingOf(mother.id, [paused, earlier])).toEqual({ last: earlier, open: paused });
    expect(isStale(earlier, now)).toBe(true);
    const [row] = protectionRows({ people: [mother], assessments: [paused, earlier] }, [], new Map(), now, 'sv');
    expect([row?.state.startsWith('Pausad av Sara, 1 tim sedan. Inget nu'), row?.act, row?.tone]).toEqual([
      true,
      'Ta upp bedömningen',
      'danger',
    ]);
  });
});
