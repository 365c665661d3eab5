import { autosave, saveAllNow } from './autosave.ts';
import { sendBeside } from './beside.ts';
import { cover } from './cover.ts';
import { guardForms } from './forms.ts';
import { lockWhenIdle, tellOpen } from './idle.ts';
import { keepAllNow, keepForm } from './keep-form.ts';
import { passkeys } from './passkey.ts';
import { signatures } from './signature.ts';

guardForms();
sendBeside();
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-autosave]')) autosave(area);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) keepForm(form);
cover();
lockWhenIdle(async () => {
  await Promise.all([saveAllNow(), keepAllNow()]);
});
tellOpen();
passkeys();
signatures();
