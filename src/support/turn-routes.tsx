import { z } from 'zod';
import { type Answer, type FileContext, missing, type StaffRoute } from '../access/index.ts';
import { parseId } from '../kernel/ids.ts';
import { oneOf, optionalText, parseForm, text } from '../platform/web/form.ts';
import { goFor } from '../situation/index.ts';
import { carryOut, decidesHere, turn } from './change-intervention.ts';
import type { Whole } from './load-intervention.ts';
import { supportTexts } from './texts.ts';
import { answerTurn, type TurnId, turnChoices } from './turn.store.ts';
import { again, command, done, refuse } from './with-intervention.tsx';

const decide = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = supportTexts(ctx.language).turn;
  const { one, talks, turns } = whole;
  if (!one.begunAt) return missing;
  const read = parseForm(
    z.object({
      choice: oneOf(turnChoices, { missing: t.choiceMissing }),
      more: optionalText({ max: 10 }),
      reason: text({ max: 2000, missing: t.reasonMissing }),
      unrated: optionalText({ max: 1000 }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'turn', read.form);
  const { choice, reason, unrated } = read.value;
  const more = /^\d{1,3}$/.test(read.value.more ?? '') ? Number(read.value.more) : undefined;
  if (choice === 'extend') {
    if (one.extent.unit === 'once') return refuse(ctx, whole, 'turn', { choice: t.once });
    if (!more || more > 100) return refuse(ctx, whole, 'turn', { more: t.moreMissing });
    if (turns.some(({ answer }) => answer === null)) return refuse(ctx, whole, 'turn', { '': t.waits }, 409);
  }
  // What was waited for doesn't end without a word.
  if (choice !== 'extend' && whole.allianceAsked && !unrated)
    return refuse(ctx, whole, 'turn', { unrated: supportTexts(ctx.language).alliance.unratedMissing });
  const how = await turn(ctx, one, talks, { choice, reason, more, unrated: whole.allianceAsked && unrated });
  if (how === 'noGo') return refuse(ctx, whole, 'turn', { '': t.noGo }, 409);
  if (how === 'taken') return refuse(ctx, whole, 'turn', { '': t.taken }, 409);
  return done(ctx, whole, choice === 'extend' ? (how === 'asked' ? t.asked : t.extended) : t.ended);
};

/** Somebody asked for more; whoever decides in this file says yes or no, in her own name. */
const answer = async (ctx: FileContext, whole: Whole): Promise<Answer> => {
  const t = supportTexts(ctx.language).turn;
  const id = parseId<TurnId>(ctx.params.turn);
  const asked = id.ok ? whole.turns.find((one) => one.id === id.value) : undefined;
  if (!asked || !decidesHere(ctx)) return missing;
  const read = parseForm(
    z.object({
      answer: oneOf(['yes', 'no'], { missing: t.answerMissing }),
      reason: text({ max: 2000, missing: t.reasonMissing }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!read.ok) return again(ctx, whole, 'answer', read.form);
  const go = read.value.answer === 'yes' ? await goFor(ctx, 'programmeChanges') : undefined;
  if (read.value.answer === 'yes' && !go) return refuse(ctx, whole, 'answer', { '': t.noGo }, 409);
  const said = { answer: read.value.answer, words: read.value.reason };
  if (!(await answerTurn(ctx, ctx.file, asked.id, said))) return refuse(ctx, whole, 'answer', { '': t.taken }, 409);
  await go?.use();
  await carryOut(ctx, whole.one, whole.talks, asked, said.answer);
  return done(ctx, whole, t.decided);
};

export const turnRoutes: readonly StaffRoute[] = [
  command('/slut', 'intervention.turned', decide),
  command('/forlangning/:turn', 'intervention.decided', answer),
];
