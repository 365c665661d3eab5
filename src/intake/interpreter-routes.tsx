import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { type FormState, hasErrors, parseForm } from '../platform/web/form.ts';
import { interpreterTexts, loadFileTop, SafetyPage } from '../safety/index.ts';
import { checkInterpreter } from './commands/add-to-contact.ts';
import { interpreterForm } from './contact-forms.ts';
import { AskInterpreter, interpreterFormOf } from './pages/ask-interpreter.tsx';

const access = { who: 'file', reads: ['safeContact'], writes: ['safeContact'] } as const;
const path = '/akt/:file/tolk';
const purpose = 'safeContact';

/** Asked in the first call; a need that is seen later, or an interpreter from the wrong circle, is written in the file. */
export const interpreterRoutes: readonly StaffRoute[] = [
  filePage({ path, access, audit: 'interpreter.shown', purpose, handle: (ctx) => show(ctx) }),
  fileCommand({ path, access, audit: 'interpreter.checked', purpose, handle: save }),
];

async function show(ctx: FileContext, form?: FormState): Promise<Answer> {
  const top = await loadFileTop(ctx);
  const { language } = ctx;
  const html = (
    <SafetyPage ctx={ctx} top={top} title={interpreterTexts(language).title} narrow>
      <AskInterpreter
        action={`${top.address}/tolk`}
        form={form ?? interpreterFormOf(top.interpreter)}
        language={language}
        primary
      />
    </SafetyPage>
  );
  return form && hasErrors(form) ? invalid(html) : page(html);
}

async function save(ctx: FileContext): Promise<Answer> {
  const parsed = parseForm(interpreterForm, ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, parsed.form);
  await checkInterpreter(ctx, parsed.value.interpreter);
  return redirect(`/akt/${ctx.file.id}/saker-kontakt`, { text: interpreterTexts(ctx.language).saved });
}
