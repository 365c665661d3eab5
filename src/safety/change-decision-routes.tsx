import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { clocksOf, endClock, happened } from '../clocks/index.ts';
import {
  checkbox,
  emptyForm,
  type FormState,
  hasErrors,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  withErrors,
} from '../platform/web/form.ts';
import { raiseAlert } from '../today/index.ts';
import { addressOf, inBothKinds } from './both-kinds.ts';
import { findDecision, mayThisActor } from './deciding.ts';
import { insertChange } from './decision.store.ts';
import { changeGrounds, looksLikeAddress, mayChange, paragraphOf } from './decision.ts';
import { decisionTexts } from './decision-texts.ts';
import { loadFileTop } from './file-top.store.ts';
import { ChangePage } from './pages/decision-pages.tsx';
import { ownClocks } from './placement.ts';

const access = {
  who: 'file',
  reads: ['protection', 'decisions', 'identity', 'children'],
  writes: ['decisions'],
} as const;
const purpose = 'decisions';

export const changeDecisionRoutes: StaffRoute[] = inBothKinds((path) => [
  filePage({
    path: path('beslut/:decision/andra'),
    access,
    audit: 'decision.askChange',
    purpose,
    handle: (ctx) => showChange(ctx, emptyForm()),
  }),
  fileCommand({
    path: path('beslut/:decision/andra'),
    access,
    audit: 'decision.changed',
    purpose,
    handle: change,
  }),
]);

async function showChange(ctx: FileContext, form: FormState): Promise<Answer> {
  const found = await findDecision(ctx);
  if (found?.decision.state !== 'granted') return missing;
  const [top, { refusal }] = await Promise.all([loadFileTop(ctx), mayThisActor(ctx, found.decision)]);
  const html = (
    <ChangePage ctx={ctx} top={top} form={form} decision={found.decision} all={found.all} refusal={refusal} />
  );
  return hasErrors(form) ? invalid(html) : page(html);
}

const changing = z.object({
  ground: optional(oneOf(changeGrounds)),
  motivation: optionalText({ max: 4000 }),
  notAddress: checkbox(),
});
const changeFields = { notGranted: '', alreadyChanged: '', noGround: 'ground', noMotivation: 'motivation' } as const;

async function change(ctx: FileContext): Promise<Answer> {
  const { file } = ctx;
  const t = decisionTexts(ctx.language);
  const found = await findDecision(ctx);
  if (found?.decision.state !== 'granted') return missing;
  const { decision, all } = found;
  const { delegation, refusal } = await mayThisActor(ctx, decision);
  if (!delegation) return showChange(ctx, withErrors(emptyForm(), { '': refusal?.words ?? '' }));
  const parsed = parseForm(changing, ctx.body, ctx.language);
  if (!parsed.ok) return showChange(ctx, parsed.form);
  const again = (errors: Record<string, string>) => showChange(ctx, withErrors(postedForm(ctx.body), errors));
  const may = mayChange(decision, all, parsed.value);
  if (!may.ok)
    return again(Object.fromEntries(may.error.map((problem) => [changeFields[problem], t.problems[problem]])));
  const { ground, motivation } = may.value;
  if (looksLikeAddress(motivation) && !parsed.value.notAddress) return again({ motivation: t.looksLikeAddress });
  const id = await insertChange(ctx, file, decision, {
    delegation,
    paragraph: paragraphOf[ground],
    motivation,
    ground,
  });
  await happened(ctx, file, {
    kind: 'decision.changed',
    section: 'decisions',
    subject: { decision: id, changes: decision.id, ground },
    // What was granted after an investigation waits to be carried out: its clock is about the decision.
    about: decision.kind === 'intervention' ? decision.id : (decision.personId ?? undefined),
  });
  // What followed from it ends with it: nobody is to submit, or review, what no longer holds.
  const followed = ownClocks(decision, await clocksOf(ctx.sql, file.id));
  for (const { id: clock } of followed.filter(({ kind }) => kind !== 'chairReported'))
    await endClock(ctx.sql, clock, ctx.now);
  await raiseAlert(ctx, file, 'decisionMade', [{ staffId: decision.askedById }, { unitId: file.unitId, duty: 'duty' }]);
  return redirect(`${addressOf(file)}/beslut`, { text: t.changed });
}
