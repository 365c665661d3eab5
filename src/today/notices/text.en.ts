import type { sv } from './text.sv.ts';

export const en: typeof sv = {
  subject: 'Something waits for you',
  body: (address) =>
    `Hello,\n\nSomething waits for you on My day. Sign in to see what:\n\n${address}\n\nThis mail can’t be answered.\n`,
};
