import { type FileContext, invalid, page, redirect, type StaffRoute } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { listUnits } from '../organisation/index.ts';
import { emptyForm, type FormState } from '../platform/web/form.ts';
import { askConsent } from './ask-consent.ts';
import { parseAsk } from './ask-form.ts';
import { usualMonths } from './consent.ts';
import { AskPage } from './pages/ask-page.tsx';
import { whoIsAsked } from './people.store.ts';
import { consentCommand, consentPage, writes } from './person-file-route.ts';
import { consentTexts } from './texts.ts';

const path = '/akt/:file/samtycken/ny';

/** Everyone but the file's own unit, and the office above them all that works with nobody. */
async function offered(ctx: FileContext) {
  const [units, asking] = await Promise.all([listUnits(ctx.sql), whoIsAsked(ctx.sql, ctx.file, ctx.now)]);
  return {
    units: units.filter(({ id, kind }) => id !== ctx.file.unitId && kind !== 'management'),
    asking,
    at: ctx.now,
  };
}

async function draw(ctx: FileContext, form: FormState) {
  const { units, asking } = await offered(ctx);
  return AskPage({ ctx, form, units, asking });
}

const blank = (ctx: FileContext) =>
  emptyForm({
    until: today(ctx.now).add({ months: usualMonths }).toString(),
    language: ctx.language,
    unit: ctx.query.till,
  });

async function ask(ctx: FileContext) {
  const t = consentTexts(ctx.language).one;
  const choices = await offered(ctx);
  const { isChild, guardians } = choices.asking;
  const parsed = parseAsk(ctx.body, choices, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, parsed.form));
  if (isChild && guardians.length === 0 && !parsed.value.mature) return invalid(await draw(ctx, emptyForm()));
  const made = await askConsent(ctx, parsed.value, isChild);
  const first = made[0];
  const home = `/akt/${ctx.file.id}/samtycken`;
  if (!first || made.every(({ notAsked }) => notAsked !== null)) return redirect(home, { text: t.savedNotAsked });
  return redirect(`${home}/${first.id}`, { text: made.length > 1 ? t.askedGuardians : t.asked });
}

export const askRoutes: readonly StaffRoute[] = [
  consentPage({
    path,
    access: writes,
    audit: 'consent.askForm',
    handle: async (ctx) => page(await draw(ctx, blank(ctx))),
  }),
  consentCommand({ path, access: writes, audit: 'consent.asked', handle: ask }),
];
