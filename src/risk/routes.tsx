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
import { happened } from '../clocks/index.ts';
import { parseId } from '../kernel/ids.ts';
import { dayOf } from '../kernel/instant.ts';
import { showDeadline } from '../platform/language/dates.ts';
import {
  calendarDay,
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  withErrors,
} from '../platform/web/form.ts';
import { type RedEventId, redEventKinds, takeBack } from '../redevent/index.ts';
import { modes } from '../safety/index.ts';
import { oneRiskRoutes } from './one-risk-routes.tsx';
import { ownFiguresRoutes } from './own-figures-routes.tsx';
import type { Forms } from './pages/part.ts';
import type { RatingForms } from './pages/rating-part.tsx';
import { RiskPage } from './pages/risk-page.tsx';
import { beginRisk } from './risk.store.ts';
import { openOf } from './risk.ts';
import { loadRiskFacts } from './risk-page.store.ts';
import { saveRating } from './save-rating.ts';
import { tellRedEvent } from './tell-red-event.ts';
import { riskTexts } from './texts.ts';
import { withoutInstrument } from './without-instrument.ts';

const reads = { who: 'file', reads: ['identity', 'protection'] } as const;
const writes = { ...reads, writes: ['protection'] } as const;
const purpose = 'risk';

export const riskRoutes: readonly StaffRoute[] = [
  filePage({
    path: '/akt/:file/lage',
    access: reads,
    audit: 'risk.read',
    purpose,
    handle: aboutExposed(async (ctx) => page(await draw(ctx, {}))),
  }),
  fileCommand({ path: '/akt/:file/lage', access: writes, audit: 'risk.begun', purpose, handle: aboutExposed(begin) }),
  fileCommand({
    path: '/akt/:file/skattning',
    access: writes,
    audit: 'risk.rated',
    purpose,
    handle: aboutExposed(rate),
  }),
  fileCommand({ path: '/akt/:file/handelse', access: writes, audit: 'risk.event', purpose, handle: aboutExposed(add) }),
  fileCommand({
    path: '/akt/:file/handelse/:event/fel',
    access: writes,
    audit: 'risk.eventMistaken',
    purpose,
    handle: aboutExposed(mistaken),
  }),
  ...ownFiguresRoutes,
  ...oneRiskRoutes,
];

/** The risk that somebody is exposed to is assessed in that person's file, never in the file of the one who uses violence. */
function aboutExposed(handle: (ctx: FileContext) => Promise<Answer>) {
  return async (ctx: FileContext): Promise<Answer> => (ctx.file.side === 'perpetrator' ? missing : handle(ctx));
}

const draw = async (ctx: FileContext, forms: Forms) => (
  <RiskPage ctx={ctx} facts={await loadRiskFacts(ctx)} forms={forms} />
);
const home = ({ file }: FileContext) => `/akt/${file.id}/lage`;

async function begin(ctx: FileContext): Promise<Answer> {
  const t = riskTexts(ctx.language);
  const facts = await loadRiskFacts(ctx);
  const parsed = parseForm(z.object({ mode: oneOf(modes) }), ctx.body, ctx.language);
  const chosen = ctx.body.instrument?.[0];
  const instrument = [withoutInstrument, ...facts.instruments].find(({ id }) => id === chosen);
  const again = (form: FormState, errors: Record<string, string> = {}) =>
    invalid(<RiskPage ctx={ctx} facts={facts} forms={{ begin: withErrors(form, errors) }} />);
  if (!instrument) return again(parsed.ok ? postedForm(ctx.body) : parsed.form, { instrument: t.errors.instrument });
  if (!parsed.ok) return again(parsed.form);
  if (!facts.self) return again(postedForm(ctx.body), { '': t.nobody });
  const open = openOf(facts.risks);
  if (open) return redirect(`${home(ctx)}/${open.id}`, { text: t.alreadyOngoing });
  const id = await beginRisk(ctx, ctx.file, { personId: facts.self.id, instrument, mode: parsed.value.mode });
  await happened(ctx, ctx.file, {
    kind: 'risk.begun',
    section: 'protection',
    subject: { risk: id },
    about: facts.self.id,
  });
  return redirect(`${home(ctx)}/${id}`, { text: t.begun });
}

async function rate(ctx: FileContext): Promise<Answer> {
  const facts = await loadRiskFacts(ctx);
  const again = (forms: RatingForms) => invalid(<RiskPage ctx={ctx} facts={facts} forms={forms} />);
  return saveRating(ctx, { ...facts, again, back: home(ctx) });
}

async function add(ctx: FileContext): Promise<Answer> {
  const t = riskTexts(ctx.language);
  const schema = z.object({
    kind: oneOf(redEventKinds, { missing: (l) => riskTexts(l).errors.kind }),
    onDay: optional(calendarDay({ today: dayOf(ctx.now), leaning: 'nearest' })),
    words: optionalText({ max: 500 }),
  });
  const parsed = parseForm(schema, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { add: parsed.form }));
  const { kind, onDay = null, words = null } = parsed.value;
  const due = await tellRedEvent(ctx, { kind, onDay, words });
  return redirect(home(ctx), { text: t.redSaved(showDeadline(ctx.language, due, ctx.now)) });
}

async function mistaken(ctx: FileContext): Promise<Answer> {
  const id = parseId<RedEventId>(ctx.params.event);
  if (!id.ok || !(await takeBack(ctx, ctx.file, id.value))) return missing;
  await happened(ctx, ctx.file, {
    kind: 'risk.redEventMistaken',
    section: 'protection',
    subject: { redEvent: id.value },
    about: id.value,
  });
  return redirect(home(ctx), { text: riskTexts(ctx.language).redTaken });
}
