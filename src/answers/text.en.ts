import type { sv } from './text.sv.ts';

export const en: typeof sv = {
  missing: {
    title: 'The page does not exist, or is not open to you',
    body: 'Check the address, or go to the start and find your way from there.',
    start: 'To the start',
    danger: 'Must somebody be protected now?',
    emergency: 'Open the file in an emergency',
    or: 'or',
    callDuty: 'call the back-up',
    typed: 'What you wrote',
    notSaved: 'It is not saved. Copy it from here if you need it, and close the page afterwards.',
  },
  failed: {
    title: 'It did not work this time',
    body: 'The fault is ours, and it has been noted. Go back and try again. What you wrote is saved only if you saw that it was.',
  },
  overtaken: {
    title: 'Somebody else was first',
    body: 'Somebody else changed the same thing at the same moment. Nothing of what you sent is saved. See what holds now, and send it again if it is still needed.',
    look: 'See what holds now',
    typed: 'What you wrote',
    again: 'Send again',
  },
  held: {
    title: 'Nothing is saved yet',
    body: 'The page had been locked before you saved. What you wrote is still here, on this page and nowhere else.',
    open: 'Unlock or sign in in a new tab',
    comeBack: 'Come back here and choose Save what I wrote.',
    again: 'Save what I wrote',
  },
  emergencyEnded: {
    title: 'The hour is over',
    body: 'The emergency has run out. If you still need the file, open it for another 60 minutes. The unit’s leader is told.',
    held: 'The emergency ran out before you saved. What you wrote is still here, on this page and nowhere else. If you open it again, the unit’s leader is told.',
    renew: 'Open for another 60 minutes',
    saveAndRenew: 'Open for another 60 minutes and save what I wrote',
    leave: 'I am done: to My day',
    leaveUnsaved: 'Do not save: to My day',
  },
  notFromHere: {
    title: 'Nothing was changed',
    body: 'What was sent did not come from one of our own pages. If you write the address in another way than below, go in that way and try again.',
    toOwnPages: (address: string) => `Go to ${address}`,
  },
};
