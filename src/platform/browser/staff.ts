import { autosave, saveAllNow } from './autosave.ts';
import { sendBeside } from './beside.ts';
import { cover } from './cover.ts';
import { guardForms } from './forms.ts';
import { lockWhenIdle, tellOpen } from './idle.ts';
import { passkeys } from './passkey.ts';
import { signatures } from './signature.ts';

guardForms();
sendBeside();
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-autosave]')) autosave(area);
cover();
lockWhenIdle(saveAllNow);
tellOpen();
passkeys();
signatures();
