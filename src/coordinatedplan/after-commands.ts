import { z } from 'zod';
import { missing, redirect } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import {
  ahead,
  authorities,
  been,
  consultationTexts,
  ownerOf,
  type PartTyped,
  partProblems,
  voiceProblem,
} from '../consultation/index.ts';
import { parseId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { placesSaid } from '../location/index.ts';
import { showFixedMoment } from '../platform/language/dates.ts';
import { oneOf, optional, optionalText, parseForm, postedForm, text, withErrors } from '../platform/web/form.ts';
import { hold } from './call-and-hold.ts';
import { coordinatedPartDone, setPlanEnded, setPlanReviewed } from './coordinatedplan.store.ts';
import {
  type CoordinatedPartId,
  heldBeforeCalled,
  holding,
  isStopped,
  phaseOf,
  planEnds,
  whyUnheard,
} from './coordinatedplan.ts';
import { coordinatedPlanTexts } from './texts.ts';
import { again, home, inFile, overtaken, stopped, withPlan } from './within-plan.tsx';

export const holdMeeting = withPlan(async (ctx, facts, plan) => {
  const t = coordinatedPlanTexts(ctx.language);
  const given = { of: 'hold', id: plan.id } as const;
  if (phaseOf(plan) !== 'called') return overtaken(ctx, facts, given);
  if (isStopped(plan, facts.consents)) return stopped(ctx, facts, given);
  const there = holding(plan.partners, facts.consents).map(({ authority }) => authority);
  const ours = authorities.filter((one) => one === 'socialServices' || there.some((other) => other === one));
  const row = z.object({
    who: optionalText({ max: 300 }),
    task: optionalText({ max: 400 }),
    dueOn: optional(ahead(ctx)),
    owner: optional(ownerOf(ctx, facts)),
  });
  const fields = z.object({
    heldOn: been(ctx),
    needs: text({ max: 4000, missing: t.needsMissing }),
    rows: z.preprocess((raw) => raw ?? {}, z.partialRecord(z.enum(authorities), row)),
    others: optionalText({ max: 2000 }),
    main: oneOf(ours, { missing: t.mainMissing }),
    mainWho: text({ max: 200, missing: t.mainWhoMissing }),
    opinion: optionalText({ max: 4000 }),
    missing: optional(oneOf(whyUnheard)),
    reviewOn: ahead(ctx),
    owner: ownerOf(ctx, facts),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, { ...given, form: parsed.form });
  const { rows, owner, ...written } = parsed.value;
  const parts = authorities.flatMap((authority): PartTyped<typeof owner>[] => {
    const typed = rows[authority];
    return typed && Object.values(typed).some((value) => value !== undefined) ? [{ authority, ...typed }] : [];
  });
  const voice = voiceProblem(written);
  const early = plan.meetingAt && heldBeforeCalled(plan, written.heldOn) ? plan.meetingAt : undefined;
  const c = consultationTexts(ctx.language);
  const wrong = {
    // Who was not called by a consent that holds today has no line here, whatever a form that was open before says.
    ...(early ? { heldOn: t.heldBeforeCalled(showFixedMoment(ctx.language, early, ctx.now)) } : {}),
    ...(parts.some(({ authority }) => !ours.includes(authority)) ? { '': t.notConsented } : {}),
    ...Object.fromEntries(partProblems(parts).map(({ field, why }) => [field, c.problem[why]])),
    ...(voice ? { [voice === 'both' ? 'missing' : 'opinion']: t.voice[voice] } : {}),
  };
  if (Object.keys(wrong).length > 0)
    return again(ctx, facts, { ...given, form: withErrors(postedForm(ctx.body), wrong) });
  const all = [written.needs, written.others, written.mainWho, written.opinion];
  const words = [...all, ...parts.flatMap(({ who, task }) => [who, task])].filter(Boolean).join('\n');
  const said = await placesSaid(ctx, words);
  if (said) return again(ctx, facts, { ...given, form: withErrors(postedForm(ctx.body), said) }, words);
  const held = await hold(ctx, plan, { ...written, parts, owner }, facts);
  if (held === 'overtaken') return overtaken(ctx, facts, given);
  return redirect(home(ctx), { text: held === 'held' ? t.heldSaved : t.heldWhoCame });
});

export const review = withPlan(async (ctx, facts, plan) => {
  const t = coordinatedPlanTexts(ctx.language);
  const given = { of: 'review', id: plan.id } as const;
  if (phaseOf(plan) !== 'held') return overtaken(ctx, facts, given);
  if (isStopped(plan, facts.consents)) return stopped(ctx, facts, given);
  const fields = z.object({ words: text({ max: 4000 }), next: ahead(ctx), owner: ownerOf(ctx, facts) });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, { ...given, form: parsed.form });
  const { words, next, owner } = parsed.value;
  const said = await placesSaid(ctx, words);
  if (said) return again(ctx, facts, { ...given, form: withErrors(postedForm(ctx.body), said) }, words);
  if (!(await setPlanReviewed(ctx, plan.id, { words, next }))) return overtaken(ctx, facts, given);
  await happened(ctx, ctx.file, {
    kind: 'coordinatedPlan.reviewed',
    section: 'plan',
    about: plan.id,
    owner,
    starts: [{ kind: 'coordinatedPlanReview', due: endOfDay(next) }],
  });
  return redirect(home(ctx), { text: t.reviewSaved });
});

export const end = withPlan(async (ctx, facts, plan) => {
  const t = coordinatedPlanTexts(ctx.language);
  const given = { of: 'end', id: plan.id } as const;
  const fields = z.object({ because: oneOf(planEnds, { missing: t.becauseMissing }), words: text({ max: 2000 }) });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return again(ctx, facts, { ...given, form: parsed.form });
  const said = await placesSaid(ctx, parsed.value.words);
  if (said) return again(ctx, facts, { ...given, form: withErrors(postedForm(ctx.body), said) }, parsed.value.words);
  if (!(await setPlanEnded(ctx, plan.id, parsed.value))) return overtaken(ctx, facts, given);
  await happened(ctx, ctx.file, { kind: 'coordinatedPlan.ended', section: 'plan', about: plan.id });
  return redirect(home(ctx), { text: t.endSaved });
});

export const done = inFile(async (ctx, facts) => {
  const id = parseId<CoordinatedPartId>(ctx.params.part);
  const known = facts.all.flatMap(({ parts }) => parts).find((one) => id.ok && one.id === id.value);
  if (!known?.task) return missing;
  if (!(await coordinatedPartDone(ctx, known.id))) return overtaken(ctx, facts, { of: 'done' });
  await happened(ctx, ctx.file, { kind: 'coordinatedPlan.taskDone', section: 'plan', subject: { part: known.id } });
  return redirect(home(ctx), { text: consultationTexts(ctx.language).taskDone });
});
