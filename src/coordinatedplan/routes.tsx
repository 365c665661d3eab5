import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { ahead, been, ownerOf } from '../consultation/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { newId } from '../kernel/ids.ts';
import { endOfDay, isBefore } from '../kernel/instant.ts';
import { placesSaid } from '../location/index.ts';
import { coordinatedPlanReads } from '../plan/index.ts';
import {
  dateTime,
  manyOf,
  mustTick,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { done, end, holdMeeting, review } from './after-commands.ts';
import { call } from './call-and-hold.ts';
import { insertNeed, setBegun } from './coordinatedplan.store.ts';
import { type CoordinatedPlanId, carries, needSeers, partnerAuthorities } from './coordinatedplan.ts';
import { CoordinatedPlanPage } from './pages/coordinated-plan-page.tsx';
import { keyOf } from './pages/given.ts';
import { coordinatedPlanTexts } from './texts.ts';
import { again, home, inFile, overtaken, refuse, withPlan } from './within-plan.tsx';

const path = '/akt/:file/sip';
const reads = { who: 'file', reads: coordinatedPlanReads } as const;
/** Whoever sees a need says so; to begin, call and write it, is to give to others, and belongs to who may write in the register. */
const sees = { ...reads, writes: ['plan'] } as const;
const writes = { ...reads, writes: ['plan', 'consents'] } as const;
const purpose = 'casework';

const need = inFile(async (ctx, facts) => {
  const t = coordinatedPlanTexts(ctx.language);
  const fields = z.object({
    seenOn: been(ctx),
    seenBy: oneOf(needSeers, { missing: t.seenByMissing }),
    why: text({ max: 2000, missing: t.whyMissing }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, { of: 'need', form: parsed.form });
  const said = await placesSaid(ctx, parsed.value.why);
  if (said) return again(ctx, facts, { of: 'need', form: withErrors(postedForm(ctx.body), said) }, parsed.value.why);
  const id = newId<CoordinatedPlanId>();
  await insertNeed(ctx, id, parsed.value);
  await happened(ctx, ctx.file, { kind: 'coordinatedPlan.needSeen', section: 'plan', about: id });
  return redirect(home(ctx), { text: facts.consents.length > 0 ? t.needSavedConsent : t.needSaved });
});

/**
 * Need and consent are both there: from now on it is begun, by one who calls. What a consent is for stands in words, and no program knows
 * whether help with sleep is a plan: whoever relies on it has read it and says so, here and where others are called (OSL 12:2).
 */
const begin = withPlan(async (ctx, facts, plan) => {
  const t = coordinatedPlanTexts(ctx.language);
  const given = { of: 'begin', id: plan.id } as const;
  const parsed = parseForm(
    z.object({ enough: mustTick({ missing: t.enoughMissing }), owner: ownerOf(ctx, facts), meetBy: ahead(ctx) }),
    ctx.body,
    ctx.language,
  );
  if (facts.consents.length === 0) return refuse(ctx, facts, given, t.noConsent, 409);
  if (!parsed.ok) return again(ctx, facts, { ...given, form: parsed.form });
  const { owner, meetBy } = parsed.value;
  if (!(await setBegun(ctx, plan.id, { convenerId: owner, meetBy }))) return overtaken(ctx, facts, given);
  await happened(ctx, ctx.file, {
    kind: 'coordinatedPlan.begun',
    section: 'plan',
    about: plan.id,
    owner,
    due: endOfDay(meetBy),
  });
  return redirect(home(ctx), { text: t.begunSaved });
});

const convene = withPlan(async (ctx, facts, plan) => {
  const t = coordinatedPlanTexts(ctx.language);
  const given = { of: 'call', id: plan.id } as const;
  const fields = z.object({
    meeting: dateTime({ today: today(ctx.now), leaning: 'future' }),
    called: z.preprocess(
      (raw) => raw ?? {},
      z.object(Object.fromEntries(facts.consents.map(({ id }) => [keyOf(id), optional(oneOf(partnerAuthorities))]))),
    ),
    relatives: manyOf(facts.relatives.map(({ id }) => id)),
    relativeWords: optionalText({ max: 500 }),
    enough: mustTick({ missing: t.enoughMissing }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, { ...given, form: parsed.form });
  const { meeting, called, relatives, relativeWords } = parsed.value;
  const partners = facts.consents.flatMap((consent) => {
    const authority = called[keyOf(consent.id)];
    return authority ? [{ authority, consent }] : [];
  });
  const wrong = {
    ...(isBefore(ctx.now, meeting) ? {} : { 'meeting.day': t.meetingPassed }),
    ...(carries(partners) ? {} : { '': facts.consents.length === 0 ? t.noConsent : t.noHealthCare }),
    ...(relatives.length > 0 && !relativeWords ? { relativeWords: t.relativeWordsMissing } : {}),
    ...(relatives.length === 0 && relativeWords ? { relatives: t.relativesMissing } : {}),
  };
  if (Object.keys(wrong).length > 0)
    return again(ctx, facts, { ...given, form: withErrors(postedForm(ctx.body), wrong) });
  const said = await placesSaid(ctx, relativeWords ?? '');
  if (said) return again(ctx, facts, { ...given, form: withErrors(postedForm(ctx.body), said) }, relativeWords);
  if (!(await call(ctx, plan.id, { meetingAt: meeting, partners, relatives, relativeWords })))
    return overtaken(ctx, facts, given);
  return redirect(home(ctx), { text: t.calledSaved });
});

const command = (
  tail: string,
  audit: string,
  handle: (ctx: FileContext) => Promise<Answer>,
  access: typeof sees | typeof writes = writes,
) => fileCommand({ path: `${path}${tail}`, access, audit, purpose, handle });

export const coordinatedPlanRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'plan.coordinatedRead',
    purpose,
    handle: inFile(async (ctx, facts) =>
      page(<CoordinatedPlanPage ctx={ctx} {...facts} given={undefined} places={[]} />),
    ),
  }),
  command('', 'plan.coordinatedNeedSeen', need, sees),
  command('/:plan/borja', 'plan.coordinatedBegun', begin),
  command('/:plan/kalla', 'plan.coordinatedCalled', convene),
  command('/:plan/mote', 'plan.coordinatedHeld', holdMeeting),
  command('/:plan/uppfoljt', 'plan.coordinatedReviewed', review),
  command('/:plan/avsluta', 'plan.coordinatedEnded', end),
  command('/uppgift/:part/gjord', 'plan.coordinatedTaskDone', done, sees),
];
