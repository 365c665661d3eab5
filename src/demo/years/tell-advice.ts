import { type AdviceTyped, endAdvice } from '../../intake/index.ts';
import { dayOf, type Instant, startOfDay } from '../../kernel/instant.ts';
import type { Chance } from './chance.ts';
import type { Rows } from './rows.store.ts';
import type { Town } from './town.ts';

const months = 22;

/** Those who asked without saying who they are, month by month: most of them by phone, more in the chat as it becomes known. */
export function tellAdvice(rows: Rows, town: Pick<Town, 'units' | 'staff'>, chance: Chance, now: Instant): void {
  const thisMonth = dayOf(now).with({ day: 1 });
  for (let ago = months; ago >= 1; ago -= 1) {
    const month = thisMonth.subtract({ months: ago });
    const chats = Math.round(6 + (months - ago) / 3);
    const ways: AdviceTyped['channel'][] = [
      ...Array.from({ length: chance.whole(12, 18) }, () => 'call' as const),
      ...Array.from({ length: chance.whole(chats - 2, chats + 2) }, () => 'chat' as const),
      ...Array.from({ length: chance.whole(0, 7) }, () => 'dropIn' as const),
      ...Array.from({ length: chance.whole(0, 2) }, () => 'visit' as const),
    ];
    for (const channel of ways) {
      const day = month.add({ days: chance.whole(0, month.daysInMonth - 1) });
      const id = chance.id();
      const typed = imagined(channel, chance);
      const ended = endAdvice(typed);
      if (!ended) throw new Error(`Advice that may not end: ${JSON.stringify(typed)}`);
      const { because, ...answers } = ended;
      rows.add('unnamedAdvice', {
        ...{ id, unitId: town.units.intake, ...answers, unfindableBecause: because, note: null },
        ...{ violence: [...answers.violence], advised: [...answers.advised] },
        givenAt: startOfDay(day).add({ hours: chance.whole(8, 21), minutes: chance.whole(0, 59) }),
        ...{ givenBy: town.staff.dutyOfficer, takenFurtherAt: null },
      });
    }
  }
}

function imagined(channel: AdviceTyped['channel'], chance: Chance): AdviceTyped {
  const danger = chance.happens(0.03);
  const forWhom = chance.pick<AdviceTyped['forWhom']>([
    ...(['subjected', 'subjected', 'subjected', 'closePerson', 'professional', 'usesViolence'] as const),
    ...(channel === 'chat' ? (['child', 'child', 'usesViolence'] as const) : []),
  ]);
  const violence = chance.happens(0.8)
    ? [chance.pick(['psychological', 'physical', 'digital', 'economic'] as const)]
    : [];
  const childTells = forWhom === 'child' && violence.length > 0;
  return {
    ...{ channel, forWhom, violence, termsTold: 'told' },
    childConcern: childTells ? 'unfindable' : 'none',
    danger: danger ? 'unfindable' : 'none',
    // A child was asked who it is, and did not say, or wrote no more.
    because: childTells ? chance.pick(['declined', 'brokenOff'] as const) : danger ? 'declined' : undefined,
    advised: danger
      ? ['emergencyNumber']
      : [chance.pick(['helpline', 'ownService', 'policeReport', 'comeBack'] as const)],
  };
}
