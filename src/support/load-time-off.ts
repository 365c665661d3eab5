import type { FileContext } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { listAbsences, timeOffAhead } from '../organisation/index.ts';
import type { Intervention } from './intervention.ts';
import { timesOffTold } from './time-off.store.ts';
import { isAwayIn, type TimeOffOf } from './time-off.ts';

export async function loadTimeOff({ sql, file, now }: FileContext, one: Intervention): Promise<TimeOffOf> {
  const [absences, told] = await Promise.all([
    listAbsences(sql, now),
    timesOffTold(sql, file, one.workerId, today(now)),
  ]);
  const own = absences.filter(({ staffId }) => staffId === one.workerId);
  const ahead = timeOffAhead(now, own);
  const deputy = ahead && own.find((absence) => absence.deputyId !== null && isAwayIn([absence], ahead))?.deputyId;
  return { ahead, told, absences, deputy: deputy ?? undefined };
}
