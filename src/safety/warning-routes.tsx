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
import { emptyForm, oneOf, optionalText, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { redden } from '../redevent/index.ts';
import { addressOf, inBothKinds } from './both-kinds.ts';
import { loadFileTop } from './file-top.store.ts';
import { WarningsPage } from './pages/warnings-page.tsx';
import { safetyTexts } from './texts.ts';
import { endWarning, insertWarning, type WarningId } from './warning.store.ts';
import { needsWords, redOfWarning, warningKinds } from './warning.ts';

const writes = { who: 'file', reads: ['protection'], writes: ['protection'] } as const;
const purpose = 'warnings';
const warning = z.object({ kind: oneOf(warningKinds), words: optionalText({ max: 300 }) });

export const warningRoutes: StaffRoute[] = inBothKinds((path) => [
  filePage({
    path: path('varningar'),
    access: writes,
    audit: 'warnings.read',
    purpose,
    handle: async (ctx) => page(<WarningsPage ctx={ctx} top={await loadFileTop(ctx)} form={emptyForm()} />),
  }),
  fileCommand({ path: path('varningar'), access: writes, audit: 'warning.set', purpose, handle: setWarning }),
  fileCommand({ path: path('varningar/:warning/slut'), access: writes, audit: 'warning.ended', purpose, handle: end }),
]);

async function setWarning(ctx: FileContext): Promise<Answer> {
  const t = safetyTexts(ctx.language).warnings;
  const parsed = parseForm(warning, ctx.body, ctx.language);
  const again = async (form: ReturnType<typeof emptyForm>) =>
    invalid(<WarningsPage ctx={ctx} top={await loadFileTop(ctx)} form={form} />);
  if (!parsed.ok) return again(parsed.form);
  const { kind, words } = parsed.value;
  if (needsWords(kind) && !words) return again(withErrors(postedForm(ctx.body), { words: t.wordsMissing }));
  const id = await insertWarning(ctx, ctx.file, { kind, words: words ?? null });
  const red = redOfWarning[kind];
  await happened(ctx, ctx.file, {
    kind: 'warning.set',
    section: 'protection',
    subject: { warning: id },
    starts: await redden(ctx, ctx.file, red ? [{ kind: red, source: id }] : []),
  });
  return redirect(`${addressOf(ctx.file)}/varningar`, { text: t.wasSet });
}

async function end(ctx: FileContext): Promise<Answer> {
  const id = parseId<WarningId>(ctx.params.warning);
  if (!id.ok || !(await endWarning(ctx, ctx.file, id.value))) return missing;
  await happened(ctx, ctx.file, { kind: 'warning.ended', section: 'protection', subject: { warning: id.value } });
  return redirect(`${addressOf(ctx.file)}/varningar`, { text: safetyTexts(ctx.language).warnings.wasEnded });
}
