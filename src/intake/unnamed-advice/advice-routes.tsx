import {
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../../access/index.ts';
import { parseId } from '../../kernel/ids.ts';
import { backupNow } from '../../organisation/index.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/web/form.ts';
import { receivingUnit } from '../commands/receive-contact.ts';
import { drawEntry } from '../own-way/entry-routes.tsx';
import { NewContactPage } from '../pages/new-contact.tsx';
import { intakeUnits } from '../receivers.store.ts';
import { findAdvice, insertAdvice, latestAdvice } from './advice.store.ts';
import { type AdviceId, endAdvice } from './advice.ts';
import { adviceForm, soFarForm } from './advice-form.ts';
import { AdvicePage, advicePath as path } from './advice-page.tsx';
import { contactFurther, entryFurther, goesOwnWay } from './further.ts';
import { GivenAdvicePage, isDangerNow } from './given-page.tsx';
import { adviceTexts } from './texts.ts';

const access = { who: 'signedIn' } as const;
/** A day's calls of a busy unit. */
const shown = 20;

const backupOf = (ctx: StaffContext) =>
  backupNow(
    ctx.sql,
    [...ctx.actor.duty, ...ctx.actor.roles].map(({ unitId }) => unitId),
    ctx.now,
  );

const unitOf = async (ctx: StaffContext) => receivingUnit(ctx.actor, await intakeUnits(ctx.sql));

async function draw(ctx: StaffContext, form: FormState) {
  const [latest, backup] = await Promise.all([latestAdvice(ctx, shown), backupOf(ctx)]);
  return <AdvicePage frame={ctx.frame} form={form} latest={latest} backup={backup} />;
}

export const adviceRoutes: readonly StaffRoute[] = [
  staffPage({
    path,
    access,
    audit: 'advice.listed',
    handle: async (ctx) => ((await unitOf(ctx)) ? page(await draw(ctx, emptyForm({ channel: 'call' }))) : missing),
  }),
  staffCommand({
    path,
    access,
    audit: 'advice.given',
    handle: async (ctx) => {
      const unit = await unitOf(ctx);
      if (!unit) return missing;
      const parsed = parseForm(adviceForm, ctx.body, ctx.language);
      if (!parsed.ok) return invalid(await draw(ctx, parsed.form));
      const given = endAdvice(parsed.value);
      if (!given) return missing;
      const id = await insertAdvice(ctx, unit, given);
      return redirect(`${path}/${id}`, { text: adviceTexts(ctx.language).done });
    },
  }),
  // Nothing is written yet: the ordinary form comes, filled in, and the contact begins when that is sent.
  staffCommand({
    path: `${path}/vidare`,
    access,
    audit: 'contact.begun',
    handle: async (ctx) => {
      if (!(await unitOf(ctx))) return missing;
      const parsed = parseForm(soFarForm, ctx.body, ctx.language);
      if (!parsed.ok) return invalid(await draw(ctx, parsed.form));
      const said = parsed.value;
      if (goesOwnWay(said.forWhom)) return page(await drawEntry(ctx, entryFurther(ctx, said, ctx.now)));
      return page(<NewContactPage frame={ctx.frame} form={contactFurther(ctx, said, ctx.now)} />);
    },
  }),
  staffPage({
    path: `${path}/:advice`,
    access,
    audit: 'advice.read',
    handle: async (ctx) => {
      const id = parseId<AdviceId>(ctx.params.advice);
      const advice = id.ok ? await findAdvice(ctx, id.value) : undefined;
      if (!advice) return missing;
      const backup = isDangerNow(advice, ctx.now) ? await backupOf(ctx) : undefined;
      return page(<GivenAdvicePage frame={ctx.frame} advice={advice} backup={backup} />);
    },
  }),
];
