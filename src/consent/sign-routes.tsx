import { z } from 'zod';
import { type Answer, type FileContext, invalid, missing, page, redirect, type StaffRoute } from '../access/index.ts';

import { happened } from '../clocks/index.ts';
import { type DelegationId, type DisclosureId, parseId } from '../kernel/ids.ts';
import { type FormState, parseForm, text } from '../platform/web/form.ts';
import { loadFileTop } from '../safety/index.ts';
import { whoDecides } from './deciders.ts';
import { SignDisclosurePage } from './pages/provision-pages.tsx';
import { consentCommand, consentPage, reads, writes } from './person-file-route.ts';
import { isByHand, testOf } from './provision-tests.ts';
import { provisionTexts } from './provision-texts.ts';
import { registerOf, settleDisclosure } from './register.store.ts';
import type { RegisterLine } from './register.ts';

const path = '/akt/:file/utlamnande/:disclosure';

type One = { readonly id: DisclosureId; readonly line: RegisterLine; readonly delegation: DelegationId | undefined };

/** The disclosure that is named, and the row of the order on which she who looks may sign it: asked at that very moment. */
const withOne =
  (work: (ctx: FileContext, one: One) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<DisclosureId>(ctx.params.disclosure);
    const line = id.ok && (await registerOf(ctx, ctx.file)).find((one) => one.id === id.value);
    if (!id.ok || !line || line.decidedById === null) return missing;
    const { provision } = line.ground;
    const kind = provision && isByHand(provision) ? testOf(provision).decision : 'disclosure';
    const delegation = line.decidedById === ctx.actor.staffId ? (await whoDecides(ctx, kind)).own : undefined;
    return work(ctx, { id: id.value, line, delegation });
  };

async function draw(ctx: FileContext, { line, delegation }: One, form?: FormState) {
  const refusal = line.decidedBy ? provisionTexts(ctx.language).waits(line.decidedBy) : undefined;
  const may = delegation !== undefined && ctx.file.mayWrite('consents');
  const top = await loadFileTop(ctx);
  return (
    <SignDisclosurePage ctx={ctx} top={top} line={line} maySign={may} refusal={refusal} {...(form ? { form } : {})} />
  );
}

const settled = (ctx: FileContext, words: string) => redirect(`/akt/${ctx.file.id}/utlamnat`, { text: words });

const sign = withOne(async (ctx, one) => {
  if (one.line.standing !== 'toSign') return invalid(await draw(ctx, one), 409);
  if (one.delegation === undefined) return missing;
  if (!(await settleDisclosure(ctx, one.id, { signed: one.delegation }))) return invalid(await draw(ctx, one), 409);
  const subject = { disclosure: one.id };
  await happened(ctx, ctx.file, { kind: 'disclosure.made', section: 'consents', subject, about: one.id });
  return settled(ctx, provisionTexts(ctx.language).signedNow);
});

const refuse = withOne(async (ctx, one) => {
  const t = provisionTexts(ctx.language);
  if (one.line.standing !== 'toSign') return invalid(await draw(ctx, one), 409);
  if (one.delegation === undefined) return missing;
  const read = parseForm(z.object({ why: text({ max: 2000, missing: t.whyMissing }) }), ctx.body, ctx.language);
  if (!read.ok) return invalid(await draw(ctx, one, read.form));
  if (!(await settleDisclosure(ctx, one.id, { refusedBecause: read.value.why })))
    return invalid(await draw(ctx, one), 409);
  const subject = { disclosure: one.id };
  await happened(ctx, ctx.file, { kind: 'disclosure.refused', section: 'consents', subject, about: one.id });
  return settled(ctx, t.refusedNow);
});

export const signRoutes: readonly StaffRoute[] = [
  consentPage({
    path,
    access: reads,
    audit: 'disclosure.shown',
    handle: withOne(async (ctx, one) => page(await draw(ctx, one))),
  }),
  consentCommand({ path: `${path}/skriv-under`, access: writes, audit: 'disclosure.signed', handle: sign }),
  consentCommand({ path: `${path}/nej`, access: writes, audit: 'disclosure.refused', handle: refuse }),
];
