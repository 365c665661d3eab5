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
    const ways = [
      ...Array.from({ length: chance.whole(12, 18) }, () => 'call'),
      ...Array.from({ length: chance.whole(chats - 2, chats + 2) }, () => 'chat'),
      ...Array.from({ length: chance.whole(0, 7) }, () => 'dropIn'),
      ...Array.from({ length: chance.whole(0, 2) }, () => 'visit'),
    ];
    for (const channel of ways) {
      const day = month.add({ days: chance.whole(0, month.daysInMonth - 1) });
      const danger = chance.happens(0.03);
      rows.add('unnamedAdvice', {
        ...{ id: chance.id(), unitId: town.units.intake, channel, danger: danger ? 'unfindable' : 'none' },
        forWhom: chance.pick([
          ...['subjected', 'subjected', 'subjected', 'closePerson', 'closePerson', 'professional', 'usesViolence'],
          ...(channel === 'chat' ? ['child', 'child', 'usesViolence'] : []),
        ]),
        violence: chance.happens(0.8) ? [chance.pick(['psychological', 'physical', 'digital', 'economic'])] : [],
        advised: danger ? ['emergencyNumber'] : [chance.pick(['helpline', 'ownService', 'policeReport', 'comeBack'])],
        ...{ childConcern: 'none', unfindableBecause: danger ? 'declined' : null, termsTold: 'told', note: null },
        givenAt: startOfDay(day).add({ hours: chance.whole(8, 21), minutes: chance.whole(0, 59) }),
        ...{ givenBy: town.staff.dutyOfficer, takenFurtherAt: null },
      });
    }
  }
}
