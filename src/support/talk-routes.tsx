import { z } from 'zod';
import { type Answer, type FileContext, missing, OvertakenError, type StaffRoute } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import {
  calendarDay,
  checkbox,
  dateTime,
  oneOf,
  optional,
  optionalText,
  parseForm,
  text,
} from '../platform/web/form.ts';
import { interpreterNeeded } from '../safety/index.ts';
import { goOnAfter } from '../situation/index.ts';
import { insertAllianceRating } from './alliance.store.ts';
import { allianceByPerson, allianceByWorker, mayAsk } from './alliance.ts';
import { close, recordLightContact, recordTalk, tell, waitOn } from './change-intervention.ts';
import { interpretingTexts } from './interpreting-texts.ts';
import { exitReasons } from './intervention.ts';
import type { Whole } from './load-intervention.ts';
import { bookTalk, insertTalk, strikeTalk, swapTalks } from './talk.store.ts';
import {
  inRoomAnswers,
  interpretingProblem,
  isHeld,
  lightWays,
  movedUp,
  neverInterprets,
  neverTogether,
  nextPlace,
  plannedTalks,
  type Talk,
  type TalkId,
  talkCompany,
  talkInterpreters,
  talkOutcomes,
  toldWays,
} from './talk.ts';
import { supportTexts } from './texts.ts';
import { again, command, done, refuse } from './with-intervention.tsx';

/** A talk that is planned; what was written, struck or never there is the same. */
const withTalk =
  (work: (ctx: FileContext, whole: Whole, talk: Talk) => Promise<Answer>) =>
  async (ctx: FileContext, whole: Whole): Promise<Answer> => {
    const id = parseId<TalkId>(ctx.params.talk);
    const talk = id.ok ? whole.talks.find((one) => one.id === id.value) : undefined;
    if (!talk) return missing;
    if (!plannedTalks(whole.talks).includes(talk))
      return refuse(ctx, whole, 'talk', { '': supportTexts(ctx.language).talks.taken }, 409);
    return work(ctx, whole, talk);
  };

const plan = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = supportTexts(ctx.language).talks;
  const read = parseForm(
    z.object({
      purpose: text({ max: 300, missing: t.purposeMissing }),
      company: z.preprocess((raw) => raw ?? 'alone', oneOf([...talkCompany, neverTogether])),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'plan', read.form);
  const { purpose, company } = read.value;
  if (company === neverTogether) return refuse(ctx, whole, 'plan', { company: t.neverTogether });
  await insertTalk(ctx, ctx.file, whole.one.id, { place: nextPlace(whole.talks), purpose, company });
  await tell(ctx, whole.one, { kind: 'talk.planned' });
  return done(ctx, whole, t.added, '#samtal');
};

const book = withTalk(async (ctx, whole, talk) => {
  const t = supportTexts(ctx.language).talks;
  const read = parseForm(
    z.object({
      when: dateTime({ today: today(ctx.now), leaning: 'future' }),
      told: oneOf(toldWays, { missing: t.toldMissing }),
      interpreter: optional(oneOf([...talkInterpreters, neverInterprets] as const)),
      circleChecked: checkbox(),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'talk', read.form);
  const { when, told, interpreter, circleChecked } = read.value;
  const isNeeded = interpreterNeeded(whole.interpreter, ctx.language) !== undefined;
  const problem = interpretingProblem(isNeeded, { interpreter, circleChecked });
  if (problem)
    return refuse(ctx, whole, 'talk', {
      [problem === 'circleNotChecked' ? 'circleChecked' : 'interpreter']: interpretingTexts(ctx.language).problem[
        problem
      ],
    });
  const booked = {
    plannedAt: when,
    toldHow: told,
    interpreter: interpreter === undefined || interpreter === neverInterprets ? null : interpreter,
  };
  const open = whole.safeContact.some((way) => way.allowed && !way.lockedAt);
  if (told === 'safeWay' && !open) return refuse(ctx, whole, 'talk', { told: t.noSafeWay });
  const go = await goOnAfter(ctx, 'noShow');
  if (!go) return refuse(ctx, whole, 'talk', { '': t.noGo }, 409);
  if (!(await bookTalk(ctx, ctx.file, talk.id, booked))) throw new OvertakenError();
  await go.use();
  await tell(ctx, whole.one, { kind: 'talk.booked' });
  return done(ctx, whole, t.booked, '#samtal');
});

const outcome = withTalk(async (ctx, whole, talk) => {
  const t = supportTexts(ctx.language).talks;
  const day = today(ctx.now);
  const read = parseForm(
    z.object({
      outcome: oneOf(talkOutcomes, { missing: t.outcomeMissing }),
      heldOn: calendarDay({ today: day, leaning: 'past' }).refine((one) => one.until(day).sign >= 0, t.future),
      childrenInRoom: optional(oneOf(inRoomAnswers)),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'talk', read.form);
  const { outcome: what, heldOn, childrenInRoom } = read.value;
  if (!whole.one.begunAt) return refuse(ctx, whole, 'talk', { '': t.notBegun }, 409);
  if (what === 'byPhone' && !childrenInRoom) return refuse(ctx, whole, 'talk', { childrenInRoom: t.inRoomMissing });
  const written = { outcome: what, heldOn, childrenInRoom: what === 'byPhone' ? (childrenInRoom ?? null) : null };
  if (!(await recordTalk(ctx, whole.one, whole.talks, talk, written))) throw new OvertakenError();
  return done(ctx, whole, isHeld(written) ? t.savedHeld : t.saved, '#samtal');
});

const strike = withTalk(async (ctx, whole, talk) => {
  if (!(await strikeTalk(ctx, ctx.file, talk.id))) throw new OvertakenError();
  await tell(ctx, whole.one, { kind: 'talk.struck' });
  return done(ctx, whole, supportTexts(ctx.language).talks.struck, '#samtal');
});

const up = withTalk(async (ctx, whole, talk) => {
  const pair = movedUp(whole.talks, talk.id);
  if (!pair) return missing;
  await swapTalks(ctx, ctx.file, pair);
  await tell(ctx, whole.one, { kind: 'talk.reordered' });
  return done(ctx, whole, supportTexts(ctx.language).talks.moved, '#samtal');
});

const light = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = supportTexts(ctx.language).light;
  const read = parseForm(
    z.object({
      way: oneOf(lightWays, { missing: t.wayMissing }),
      by: oneOf(['person', 'us'], { missing: t.byMissing }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'light', read.form);
  await recordLightContact(ctx, whole.one, { way: read.value.way, byPerson: read.value.by === 'person' });
  return done(ctx, whole, t.saved, '#mellan');
};

/** Whether each has filled in the form on how working together feels; what they do of it, in their own words. */
const alliance = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = supportTexts(ctx.language).alliance;
  const read = parseForm(
    z.object({
      byPerson: oneOf(allianceByPerson, { missing: t.personMissing }),
      byWorker: oneOf(allianceByWorker, { missing: t.workerMissing }),
      words: optionalText({ max: 1000 }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'alliance', read.form);
  if (!mayAsk(whole.one, whole.talks)) return refuse(ctx, whole, 'alliance', { '': t.noTalkYet }, 409);
  await insertAllianceRating(ctx, ctx.file, whole.one.id, read.value);
  await tell(ctx, whole.one, { kind: 'alliance.rated' });
  return done(ctx, whole, t.saved, '#samarbetet');
};

const silence = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = supportTexts(ctx.language).silence;
  const taken = () => refuse(ctx, whole, 'silence', { '': t.taken }, 409);
  if (!whole.silence || whole.one.endedAt) return taken();
  const read = parseForm(
    z.object({
      what: oneOf(['wait', 'ended'], { missing: t.whatMissing }),
      reason: optional(oneOf(exitReasons)),
      words: optionalText({ max: 1000 }),
      unrated: optionalText({ max: 1000 }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'silence', read.form);
  const { what, reason, words, unrated } = read.value;
  if (what === 'wait') {
    await waitOn(ctx, whole.one);
    return done(ctx, whole, t.waited);
  }
  if (!reason) return refuse(ctx, whole, 'silence', { reason: t.reasonMissing });
  if (whole.allianceAsked && !unrated)
    return refuse(ctx, whole, 'silence', { unrated: supportTexts(ctx.language).alliance.unratedMissing });
  const said = { how: 'silent', reason, words, unrated: whole.allianceAsked && unrated } as const;
  if (!(await close(ctx, whole.one, said))) return taken();
  return done(ctx, whole, t.closed);
};

export const talkRoutes: readonly StaffRoute[] = [
  command('/samtal', 'talk.planned', plan),
  command('/samtal/:talk/tid', 'talk.booked', book),
  command('/samtal/:talk/utfall', 'talk.written', outcome),
  command('/samtal/:talk/stryk', 'talk.struck', strike),
  command('/samtal/:talk/upp', 'talk.reordered', up),
  // After the end too: some calls come then, and they give safety (V17).
  command('/kontakt', 'lightContact.made', light, { ended: true }),
  command('/samarbetet', 'intervention.allianceRated', alliance),
  // After the end too: what was typed while somebody else ended it is kept.
  command('/tystnad', 'silence.answered', silence, { ended: true }),
];
