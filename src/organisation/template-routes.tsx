import { z } from 'zod';
import {
  type Answer,
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { newId } from '../kernel/ids.ts';
import { emptyForm, type FormState, oneOf, parseForm, postedForm, text, withErrors } from '../platform/web/form.ts';
import { TemplatesPage } from './pages/templates-page.tsx';
import { templateTexts } from './template-texts.ts';
import { saveTemplates, templatePlaces, templatesOf, templatesToChange, versionOf } from './templates.ts';

const path = '/organisation/mallar';
const access = { who: 'role', roles: ['administrator'] } as const;
const most = 40;

const fields = z.object({
  name: text({ max: 80, missing: (language) => templateTexts(language).nameMissing }),
  place: oneOf(templatePlaces, { missing: (language) => templateTexts(language).placeMissing }),
  text: text({ max: 4000, missing: (language) => templateTexts(language).textMissing }),
});

const draw = async (ctx: StaffContext, given?: { of: string; form: FormState }) => (
  <TemplatesPage frame={ctx.frame} templates={await templatesOf(ctx.sql)} given={given} />
);

const changedBy = ({ actor, now }: StaffContext) => ({ by: actor.staffId, at: now });

async function save(ctx: StaffContext): Promise<Answer> {
  const t = templateTexts(ctx.language);
  const all = await templatesToChange(ctx.sql);
  const of = ctx.params.template ?? 'new';
  const before = all.find(({ id }) => id === of);
  if (!before && of !== 'new') return missing;
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { of, form: parsed.form }));
  const wrong = (words: string, status: 409 | 422) =>
    draw(ctx, { of, form: withErrors(postedForm(ctx.body), { '': words }) }).then((html) => invalid(html, status));
  if (before && ctx.body.seen?.[0] !== versionOf(before)) return wrong(t.changed, 409);
  if (!before && all.length >= most) return wrong(t.tooMany, 422);
  const after = { id: before?.id ?? newId(), ...parsed.value };
  await saveTemplates(
    ctx.sql,
    before ? all.map((one) => (one === before ? after : one)) : [...all, after],
    changedBy(ctx),
  );
  return redirect(path, { text: t.saved });
}

async function remove(ctx: StaffContext): Promise<Answer> {
  const t = templateTexts(ctx.language);
  const all = await templatesToChange(ctx.sql);
  const gone = all.find(({ id }) => id === ctx.params.template);
  if (!gone) return missing;
  if (ctx.body.seen?.[0] !== versionOf(gone))
    return invalid(await draw(ctx, { of: gone.id, form: withErrors(emptyForm({ ...gone }), { '': t.changed }) }), 409);
  await saveTemplates(
    ctx.sql,
    all.filter((one) => one !== gone),
    changedBy(ctx),
  );
  return redirect(path, { text: t.removed });
}

/** Each municipality's own words to begin a note with. */
export const templateRoutes: readonly StaffRoute[] = [
  staffPage({ path, access, audit: 'settings.shown', handle: async (ctx) => page(await draw(ctx)) }),
  staffCommand({ path, access, audit: 'settings.templateSaved', handle: save }),
  staffCommand({ path: `${path}/:template`, access, audit: 'settings.templateSaved', handle: save }),
  staffCommand({ path: `${path}/:template/ta-bort`, access, audit: 'settings.templateRemoved', handle: remove }),
];
