import { z } from 'zod';
import { type Answer, type FileContext, missing, namedApart, nameOf, type StaffRoute } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import { dayOf } from '../kernel/instant.ts';
import { dateTime, oneOf, optionalText, parseForm } from '../platform/web/form.ts';
import {
  type AccompanimentId,
  accompanimentKinds,
  endAccompaniment,
  insertAccompaniment,
  roomStates,
} from './accompaniment.store.ts';
import { besideTexts } from './beside-texts.ts';
import { recordTalk, tell } from './change-intervention.ts';
import { takePlace } from './group.store.ts';
import type { Whole } from './load-intervention.ts';
import { insertTalk, talksOf } from './talk.store.ts';
import { nextPlace, sessionOutcomes, type Talk } from './talk.ts';
import { supportTexts } from './texts.ts';
import { again, command, done, refuse } from './with-intervention.tsx';

/** A place in a group, or in its queue. The answer to no is one and the same, whatever the reason. */
const place = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = besideTexts(ctx.language).group;
  const read = parseForm(
    z.object({
      group: oneOf(
        whole.groups.map(({ id }) => id),
        { missing: t.missing },
      ),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'group', read.form);
  if (whole.one.placedAt) return missing;
  const given = await takePlace(ctx.sql, whole.one.id, read.value.group);
  await tell(ctx, whole.one, { kind: given ? 'intervention.placed' : 'intervention.waits' });
  return done(ctx, whole, given ? t.placed : t.notPossible, '#grupp');
};

/** Who came to a meeting of the group is written in each one's own file. */
const attended = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = supportTexts(ctx.language).talks;
  const read = parseForm(
    z.object({
      session: oneOf(whole.sessions.map(({ id }) => id)),
      outcome: oneOf(sessionOutcomes, { missing: t.outcomeMissing }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'group', read.form);
  const session = whole.sessions.find(({ id }) => id === read.value.session);
  const isWritten = whole.talks.some(({ sessionId }) => sessionId === session?.id);
  if (!session || session.cancelledAt || isWritten) return missing;
  if (!whole.one.begunAt) return refuse(ctx, whole, 'group', { '': t.notBegun }, 409);
  const heldOn = dayOf(session.at);
  if (heldOn.until(today(ctx.now)).sign < 0) return refuse(ctx, whole, 'group', { '': t.future });
  const { purpose, at } = session;
  const id = await insertTalk(ctx, ctx.file, whole.one.id, {
    place: nextPlace(whole.talks),
    purpose,
    sessionId: session.id,
    plannedAt: at,
  });
  const talks: Talk[] = await talksOf(ctx.sql, ctx.file, whole.one.id);
  const talk = talks.find((one) => one.id === id);
  if (!talk) throw new Error('A talk that was written is not there');
  await recordTalk(ctx, whole.one, talks, talk, { outcome: read.value.outcome, heldOn, childrenInRoom: null });
  return done(ctx, whole, t.saved, '#grupp');
};

const accompany = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = besideTexts(ctx.language).company;
  const read = parseForm(
    z.object({
      kind: oneOf(accompanimentKinds, { missing: t.kindMissing }),
      when: dateTime({ today: today(ctx.now), leaning: 'future' }),
      escort: nameOf(whole.owners, { missing: t.escortMissing }),
      room: oneOf(roomStates, { missing: t.roomMissing }),
      words: optionalText({ max: 500 }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'company', read.form);
  const { kind, when, escort, room, words } = read.value;
  const apart = await namedApart(ctx, { escort });
  if (apart) return refuse(ctx, whole, 'company', apart);
  await insertAccompaniment(ctx, ctx.file, whole.one.id, { kind, at: when, escortId: escort, room, words });
  await tell(ctx, whole.one, { kind: 'accompaniment.planned' });
  return done(ctx, whole, t.saved, '#sallskap');
};

const accompanied = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = besideTexts(ctx.language).company;
  const id = parseId<AccompanimentId>(ctx.params.company);
  const read = parseForm(
    z.object({ outcome: oneOf(['done', 'cancelled'], { missing: t.outcomeMissing }) }),
    ctx.body,
    ctx.language,
  );
  if (!id.ok) return missing;
  if (!read.ok) return again(ctx, whole, 'company', read.form);
  if (!(await endAccompaniment(ctx, ctx.file, id.value, read.value.outcome))) return missing;
  await tell(ctx, whole.one, { kind: 'accompaniment.ended' });
  return done(ctx, whole, t.ended, '#sallskap');
};

export const besideRoutes: readonly StaffRoute[] = [
  command('/grupp', 'intervention.placed', place),
  command('/traff', 'talk.written', attended),
  command('/sallskap', 'accompaniment.planned', accompany),
  command('/sallskap/:company', 'accompaniment.ended', accompanied),
];
