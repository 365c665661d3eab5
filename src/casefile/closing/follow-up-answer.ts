import { z } from 'zod';
import { type Answer, type FileContext, invalid, missing, redirect } from '../../access/index.ts';
import { happened } from '../../clocks/index.ts';
import { leadersOf, somethingCameIn } from '../../investigation/index.ts';
import { parseId } from '../../kernel/ids.ts';
import {
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  scale0to10,
  text,
  withErrors,
} from '../../platform/web/form.ts';
import { responsibleFor } from '../../redevent/index.ts';
import { raiseStep } from '../../situation/index.ts';
import { raiseAlert } from '../../today/index.ts';
import { mayStaffTeam } from '../team.store.ts';
import { endFollowUp, followUpsOf } from './closing.store.ts';
import {
  type FollowUp,
  type FollowUpId,
  followUpOutcomes,
  hearsDanger,
  helpAnswers,
  type Reopening,
  reopenings,
  violenceSince,
} from './closing.ts';
import { reopenFile } from './reopen-file.ts';
import { closingTexts } from './texts.ts';

type Draw = (answer: FormState) => Promise<Parameters<typeof invalid>[0]>;

/** As it was sent, before anything is known to be right: what else is asked for follows from it. */
function heardIn(ctx: FileContext) {
  const { values } = postedForm(ctx.body);
  const one = (name: string) => values[name]?.[0];
  const safety = one('safety');
  return {
    outcome: one('outcome'),
    violence: one('violence'),
    safety: safety ? Number(safety) : undefined,
    reopening: one('reopening'),
  };
}

function form(ctx: FileContext, asks: boolean) {
  const t = closingTexts(ctx.language);
  const heard = heardIn(ctx);
  const reached = heard.outcome === 'reached';
  return z.object({
    outcome: oneOf(followUpOutcomes),
    violence: reached ? oneOf(violenceSince) : optional(oneOf(violenceSince)),
    safety: optional(scale0to10()),
    help: reached ? oneOf(helpAnswers, { missing: t.helpMissing }) : optional(oneOf(helpAnswers)),
    words: optionalText({ max: 2000 }),
    reopening: asks ? oneOf(reopenings, { missing: t.reopeningMissing }) : optional(oneOf(reopenings)),
    reopeningWords:
      asks && heard.reopening === 'leave'
        ? text({ max: 1000, missing: t.reopeningWordsMissing })
        : optionalText({ max: 1000 }),
  });
}

/**
 * What was heard when somebody was in touch afterwards. Where it tells of danger, whether the file opens again is decided in the same
 * breath, and a leader hears of it; one who may not open it leaves it to them (voices V06, SoL 14:2).
 */
export async function noteFollowUp(ctx: FileContext, draw: Draw): Promise<Answer> {
  const t = closingTexts(ctx.language);
  const id = parseId<FollowUpId>(ctx.params.followUp);
  const found = id.ok ? (await followUpsOf(ctx.sql, ctx.file)).find((one) => one.id === id.value) : undefined;
  if (!found) return missing;
  const again = async (shown: FormState, status: 409 | 422 = 422) =>
    invalid(await draw({ ...shown, scope: found.id }), status);
  const mayReopen = await mayStaffTeam(ctx.sql, ctx.file);
  const danger = hearsDanger(heardIn(ctx));
  const parsed = parseForm(form(ctx, danger && mayReopen), ctx.body, ctx.language);
  if (!parsed.ok) return again(parsed.form);
  const { outcome, violence, safety, help, words, reopeningWords } = parsed.value;
  const reached = outcome === 'reached';
  const reopening = mayReopen ? parsed.value.reopening : undefined;
  if (reopening === 'ownNo' && !reached)
    return again(withErrors(postedForm(ctx.body), { reopening: t.ownNoNotReached }));
  const opens = reopening === 'reopen';
  const decided: Reopening | undefined = danger && !mayReopen ? 'toLeader' : danger || opens ? reopening : undefined;
  const end = {
    outcome,
    words,
    ...(reached ? { violence, safety, help } : {}),
    ...(decided ? { reopening: decided, reopeningWords } : {}),
  };
  if (!(await endFollowUp(ctx, ctx.file, found.id, end)))
    return again(withErrors(postedForm(ctx.body), { '': t.gone }), 409);
  const subject = { followUp: found.id };
  await happened(ctx, ctx.file, { kind: 'followUp.ended', section: 'plan', subject, about: found.id });
  if (danger) await tellOfDanger(ctx, found, decided ?? 'toLeader');
  if (opens) {
    const because = reopeningWords ?? (danger ? t.reopen.byFollowUp : t.reopen.byContact);
    await reopenFile(ctx, because, danger ? [{ kind: 'newThreat', source: found.id }] : []);
  }
  // Whether what was heard calls for an investigation is decided at once, also by others than the one who heard it.
  if ((opens || decided === 'toLeader') && ctx.file.side !== 'perpetrator') await somethingCameIn(ctx, ctx.file);
  if (opens) return redirect(`/akt/${ctx.file.id}/team`, { text: danger ? t.reopen.doneInDanger : t.reopen.done });
  const said = danger ? (decided === 'toLeader' ? t.notedToLeader : t.notedTold) : t.noted;
  return redirect(`/akt/${ctx.file.id}/avslut`, { text: said });
}

/** To those who lead the unit and to whoever answers for the file; and where the other side is heard, to whoever considers hers. */
async function tellOfDanger(ctx: FileContext, followUp: FollowUp, decided: Reopening): Promise<void> {
  const [leaders, responsible] = await Promise.all([leadersOf(ctx), responsibleFor(ctx.sql, ctx.file.id)]);
  const told = [...leaders.map((one) => one.id), ...(responsible ? [responsible] : [])];
  await raiseAlert(
    ctx,
    ctx.file,
    'violenceGoesOn',
    [...new Set(told)].filter((one) => one !== ctx.actor.staffId).map((staffId) => ({ staffId })),
    followUp.id,
  );
  // Where the file opens again, that is what is considered.
  if (decided !== 'reopen') await raiseStep(ctx, 'violenceGoesOn');
}
