import { z } from 'zod';
import { type Answer, type FileContext, namedApart, nameOf, type StaffRoute } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { calendarDay, oneOf, optional, parseForm, text } from '../platform/web/form.ts';
import { tell } from './change-intervention.ts';
import type { Whole } from './load-intervention.ts';
import { insertTimeOffTold } from './time-off.store.ts';
import { isAwayIn, toldHows } from './time-off.ts';
import { timeOffTexts } from './time-off-texts.ts';
import { again, command, done, refuse } from './with-intervention.tsx';

/** Written when it has been said: nothing is sent, and nothing is left where somebody else could find it. */
const told = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = timeOffTexts(ctx.language);
  const day = today(ctx.now);
  const { one, timeOff, owners, safeContact } = whole;
  const read = parseForm(
    z.object({
      from: calendarDay({ today: day, leaning: 'nearest' }),
      last: calendarDay({ today: day, leaning: 'future' }),
      standIn: optional(nameOf(owners, { missing: t.standInMissing })),
      call: text({ max: 120, missing: t.callMissing }),
      told: oneOf(toldHows, { missing: t.toldMissing }),
      toldOn: calendarDay({ today: day, leaning: 'past' }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'timeOff', read.form);
  const { from, last, standIn, call, told: how, toldOn } = read.value;
  const away = timeOff.absences.filter(({ staffId }) => staffId === standIn);
  const wrong = {
    ...(from.until(last).sign < 0 ? { last: t.endsBefore } : {}),
    ...(day.until(last).sign < 0 ? { last: t.over } : {}),
    ...(isAwayIn(away, { from, last }) ? { standIn: t.standInAway } : {}),
    ...(standIn === one.workerId ? { standIn: t.sameWorker } : {}),
    ...(toldOn.until(day).sign < 0 ? { toldOn: t.future } : {}),
    ...(how === 'safeWay' && !safeContact.some((way) => way.allowed && !way.lockedAt) ? { told: t.noSafeWay } : {}),
  };
  if (Object.keys(wrong).length > 0) return refuse(ctx, whole, 'timeOff', wrong);
  const apart = await namedApart(ctx, { standIn });
  if (apart) return refuse(ctx, whole, 'timeOff', apart);
  await insertTimeOffTold(ctx, ctx.file, one, {
    ...{ fromOn: from, lastOn: last, standsInId: standIn, call, toldHow: how, toldOn },
  });
  await tell(ctx, one, { kind: 'timeOff.told' });
  return done(ctx, whole, t.saved, '#borta');
};

export const timeOffRoutes: readonly StaffRoute[] = [command('/borta', 'intervention.timeOffTold', told)];
