import { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from './result.ts';

export type TimeOfDay = Temporal.PlainTime;
export type TimeOfDayProblem = 'missing' | 'notATime' | 'noSuchTime';

const written = /^(\d{1,2})(?:[.:,](\d{2}))?$/;
const packed = /^(\d{1,2})(\d{2})$/;

/** Reads a time as people type it: "9", "kl 9", "9.30", "09:30", "0930". "24.00" is refused: it says which day only by luck. */
export function parseTimeOfDay(typed: string): Result<TimeOfDay, TimeOfDayProblem> {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^(klockan|kl\.?|at)\s*/, '')
    .trim();
  if (text === '') return err('missing');
  const match = written.exec(text) ?? packed.exec(text);
  if (!match) return err('notATime');
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (hour > 23 || minute > 59) return err('noSuchTime');
  return ok(Temporal.PlainTime.from({ hour, minute }));
}

/** "09.30", as Swedish writes it. */
export const formatTimeOfDay = (time: TimeOfDay): string =>
  `${String(time.hour).padStart(2, '0')}.${String(time.minute).padStart(2, '0')}`;
