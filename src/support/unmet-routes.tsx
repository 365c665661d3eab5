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
import { type FormState, oneOf, parseForm } from '../platform/web/form.ts';
import { UnmetPage } from './pages/unmet-page.tsx';
import { insertUnmet, unmetNeeds, unmetOf } from './unmet.store.ts';
import { unmetTexts } from './unmet-texts.ts';
import { purpose, reads, writes } from './with-intervention.tsx';

const path = '/akt/:file/saknas';

const draw = async (ctx: FileContext, form?: FormState) => (
  <UnmetPage ctx={ctx} unmet={await unmetOf(ctx.sql, ctx.file)} form={form} />
);

async function add(ctx: FileContext): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const t = unmetTexts(ctx.language);
  const read = parseForm(z.object({ need: oneOf(unmetNeeds, { missing: t.missing }) }), ctx.body, ctx.language);
  if (!read.ok) return invalid(await draw(ctx, read.form));
  await insertUnmet(ctx, ctx.file, read.value.need);
  await happened(ctx, ctx.file, { kind: 'need.unmet', section: 'plan' });
  return redirect(`/akt/${ctx.file.id}/saknas`, { text: t.done });
}

export const unmetRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'plan.unmetRead',
    purpose,
    handle: async (ctx) => (ctx.file.kind === 'person' ? page(await draw(ctx)) : missing),
  }),
  fileCommand({ path, access: writes, audit: 'plan.needUnmet', purpose, handle: add }),
];
