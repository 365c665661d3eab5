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
import {
  checkbox,
  emptyForm,
  type FormState,
  oneOf,
  optionalText,
  parseForm,
  postedForm,
  withErrors,
} from '../platform/web/form.ts';
import { raiseAlert } from '../today/index.ts';
import { inBothKinds } from './both-kinds.ts';
import { loadFileTop } from './file-top.store.ts';
import { ChooseWayPage, FirstCallPage, TryPage } from './pages/contact-pages.tsx';
import { EditSafeContactPage, SafeContactPage } from './pages/safe-contact-pages.tsx';
import { insertTry, latestTries, lockWay, replaceSafeContact } from './safe-contact.store.ts';
import {
  type Channel,
  channels,
  locksTheWay,
  mayContact,
  resultsOf,
  type SafeContactRule,
  tryResults,
} from './safe-contact.ts';
import { parseSafeContact, safeContactForm } from './safe-contact-form.ts';
import { safeContactTexts } from './safe-contact-words.ts';

const reads = { who: 'file', reads: ['safeContact'] } as const;
const writes = { who: 'file', reads: ['safeContact'], writes: ['safeContact'] } as const;
const purpose = 'safeContact';

const choice = z.object({ channel: oneOf(channels), danger: checkbox() });
const outcome = z.object({
  result: oneOf(tryResults),
  identity: checkbox(),
  danger: checkbox(),
  words: optionalText({ max: 1000 }),
});

/** A call may end after the hour in which it was rightly begun; longer than this it was not. */
const callLasts = { minutes: 60 };

export const contactRoutes: StaffRoute[] = inBothKinds((path) => [
  filePage({
    path: path('saker-kontakt'),
    access: reads,
    audit: 'safeContact.read',
    purpose,
    handle: async (ctx) => {
      const [top, tries] = await Promise.all([loadFileTop(ctx), latestTries(ctx.sql, ctx.file)]);
      return page(<SafeContactPage ctx={ctx} top={top} tries={tries} />);
    },
  }),
  filePage({
    path: path('saker-kontakt/andra'),
    access: writes,
    audit: 'safeContact.edit',
    purpose,
    handle: async (ctx) => {
      const top = await loadFileTop(ctx);
      return page(<EditSafeContactPage ctx={ctx} top={top} form={safeContactForm(top.rules)} />);
    },
  }),
  fileCommand({
    path: path('saker-kontakt'),
    access: writes,
    audit: 'safeContact.set',
    purpose,
    handle: setSafeContact,
  }),
  filePage({
    path: path('kontakta'),
    // Whoever makes contact writes down what came of it.
    access: writes,
    audit: 'contact.choose',
    purpose,
    handle: async (ctx) => {
      const top = await loadFileTop(ctx);
      return page(<ChooseWayPage ctx={ctx} top={top} form={emptyForm()} />);
    },
  }),
  fileCommand({ path: path('kontakta'), access: writes, audit: 'contact.begin', purpose, handle: beginContact }),
  filePage({
    path: path('kontakta/forsta'),
    access: writes,
    audit: 'contact.firstCall',
    purpose,
    handle: showFirstCall,
  }),
  fileCommand({
    path: path('kontakta/forsta'),
    access: writes,
    audit: 'contact.tried',
    purpose,
    handle: recordFirstCall,
  }),
  filePage({ path: path('kontakta/:channel'), access: writes, audit: 'contact.try', purpose, handle: showTry }),
  fileCommand({ path: path('kontakta/:channel'), access: writes, audit: 'contact.tried', purpose, handle: recordTry }),
]);

async function setSafeContact(ctx: FileContext): Promise<Answer> {
  const top = await loadFileTop(ctx);
  const agreed = parseSafeContact(ctx.body, top.rules, ctx.language);
  if (!agreed.ok) return invalid(<EditSafeContactPage ctx={ctx} top={top} form={agreed.form} />);
  await replaceSafeContact(ctx, ctx.file, agreed.value);
  await happened(ctx, ctx.file, { kind: 'safeContact.set', section: 'safeContact' });
  // In a contact the next question is asked on its own page, often in the same call.
  const next = ctx.file.kind === 'contact' ? top.address : `${top.address}/saker-kontakt`;
  return redirect(next, { text: safeContactTexts(ctx.language).saved });
}

/** The refusal is here, on the server, and not in a button that is grey. */
async function beginContact(ctx: FileContext): Promise<Answer> {
  const top = await loadFileTop(ctx);
  const parsed = parseForm(choice, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(<ChooseWayPage ctx={ctx} top={top} form={parsed.form} />);
  const { channel, danger } = parsed.value;
  const may = mayContact(top.rules, channel, ctx.now, danger);
  ctx.audit.channel = channel;
  if (danger) ctx.audit.danger = true;
  if (may.ok) return redirect(`${top.address}/kontakta/${channel}${danger ? '?fara=1' : ''}`);
  ctx.audit.because = may.error.because;
  return invalid(
    <ChooseWayPage ctx={ctx} top={top} form={postedForm(ctx.body)} refused={{ channel, refusal: may.error }} />,
    409,
  );
}

async function showTry(ctx: FileContext): Promise<Answer> {
  const channel = channelOf(ctx);
  if (!channel) return missing;
  const top = await loadFileTop(ctx);
  const danger = ctx.query.fara === '1';
  const may = mayContact(top.rules, channel, ctx.now, danger);
  if (may.ok) return page(<TryPage ctx={ctx} top={top} form={emptyForm()} rule={may.value} emergency={danger} />);
  return invalid(
    <ChooseWayPage ctx={ctx} top={top} form={emptyForm()} refused={{ channel, refusal: may.error }} />,
    409,
  );
}

async function recordTry(ctx: FileContext): Promise<Answer> {
  const channel = channelOf(ctx);
  if (!channel) return missing;
  const top = await loadFileTop(ctx);
  const parsed = parseForm(outcome, ctx.body, ctx.language);
  const danger = ctx.body.danger !== undefined;
  const now = mayContact(top.rules, channel, ctx.now, danger);
  const may = now.ok ? now : mayContact(top.rules, channel, ctx.now.subtract(callLasts), danger);
  if (!may.ok) {
    return invalid(
      <ChooseWayPage ctx={ctx} top={top} form={postedForm(ctx.body)} refused={{ channel, refusal: may.error }} />,
      409,
    );
  }
  const again = (form: FormState) =>
    invalid(<TryPage ctx={ctx} top={top} form={form} rule={may.value} emergency={danger} />);
  if (!parsed.ok) return again(parsed.form);
  const fault = faultIn(parsed.value, channel, ctx);
  if (fault) return again(withErrors(postedForm(ctx.body), fault));
  return record(ctx, top.address, may.value, channel, parsed.value);
}

async function showFirstCall(ctx: FileContext): Promise<Answer> {
  const top = await loadFileTop(ctx);
  if (top.rules.length > 0)
    return redirect(`${top.address}/kontakta`, { text: safeContactTexts(ctx.language).firstCall.exists });
  return page(<FirstCallPage ctx={ctx} top={top} form={emptyForm()} />);
}

async function recordFirstCall(ctx: FileContext): Promise<Answer> {
  const top = await loadFileTop(ctx);
  if (top.rules.length > 0)
    return redirect(`${top.address}/kontakta`, { text: safeContactTexts(ctx.language).firstCall.exists });
  const parsed = parseForm(outcome, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(<FirstCallPage ctx={ctx} top={top} form={parsed.form} />);
  const fault = faultIn(parsed.value, 'call', ctx);
  if (fault) return invalid(<FirstCallPage ctx={ctx} top={top} form={withErrors(postedForm(ctx.body), fault)} />);
  return record(ctx, top.address, undefined, 'call', parsed.value);
}

type Outcome = z.infer<typeof outcome>;

function faultIn(
  { result, identity }: Outcome,
  channel: Channel,
  ctx: FileContext,
): Record<string, string> | undefined {
  const t = safeContactTexts(ctx.language);
  if (!resultsOf(channel).includes(result)) return { result: t.result };
  if (result === 'talked' && !identity) return { identity: t.identityMissing };
  return undefined;
}

/** A wrong voice shuts the way in this very transaction, tells the duty, and starts the search for a new one. */
async function record(
  ctx: FileContext,
  address: string,
  rule: SafeContactRule | undefined,
  channel: Channel,
  { result, words }: Outcome,
): Promise<Answer> {
  const { file } = ctx;
  const t = safeContactTexts(ctx.language);
  const id = await insertTry(ctx, file, { rule: rule?.id ?? null, channel, result, words: words ?? null });
  ctx.audit.result = result;
  if (!locksTheWay(result)) {
    await happened(ctx, file, { kind: 'contact.tried', section: 'safeContact', subject: { try: id, result } });
    const next = rule || result !== 'talked' ? 'saker-kontakt' : 'saker-kontakt/andra';
    return redirect(`${address}/${next}`, { text: t.recorded });
  }
  await lockWay(ctx, file, channel);
  await happened(ctx, file, { kind: 'safeContact.locked', section: 'safeContact', subject: { try: id, result } });
  await raiseAlert(ctx, file, 'safeContactLocked', [{ unitId: file.unitId, duty: 'duty' }]);
  return redirect(`${address}/saker-kontakt`, { text: t.lockedNow });
}

const channelOf = (ctx: FileContext): Channel | undefined => channels.find((one) => one === ctx.params.channel);
