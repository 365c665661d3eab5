import type { sv } from './text.sv.ts';

export const en: typeof sv = {
  signIn: {
    title: 'Sign in',
    lead: "For those who work in the municipality's social services.",
    button: 'Sign in with a passkey',
    help: 'No passkey, or a new computer? Ask your administrator for a new link.',
    demoTitle: 'The made-up municipality of Strandhaga',
    demoLead: 'Everyone here is made up. Choose whom you want to be. It works on this computer only.',
    demoButton: (name) => `Sign in as ${name}`,
    backToHelp: 'To the pages about help',
  },
  lock: {
    title: 'Locked',
    lead: 'What was saved is still there. Unlock to go on where you were.',
    button: 'Unlock with a passkey',
    demoButton: 'Unlock',
    signOut: 'Sign out instead',
  },
  prove: {
    title: 'Show that it is you',
    lead: 'This can’t be taken back, so we ask once more. It then holds for ten minutes.',
    held: 'What you wrote is kept, and is sent when you have shown it.',
    button: 'Show with a passkey',
    demoButton: 'It is me',
    back: 'Cancel and go back',
  },
  enrol: {
    title: 'Make your passkey',
    greeting: (name) => `The link is for ${name}. Is that not you? Close the page and tell your administrator.`,
    what: 'A passkey is your key to this place. It is in your computer, your telephone or a security key, and you open it as you unlock the device: with your finger, your face or a code.',
    why: 'There is no password to remember, and nobody can trick you out of it. Finger, face and code never leave the device.',
    where: 'Do it on a device that only you use at work.',
    button: 'Make a passkey',
    goneTitle: 'The link is no longer good',
    gone: 'A link is good for 24 hours and can be used once. Ask your administrator for a new one.',
    toSignIn: 'To sign-in',
  },
  passkey: {
    working: 'Follow what the device shows …',
    cancelled: 'It was cancelled. Try again when you like.',
    refused: 'That did not work. Try again, or ask your administrator for a new link.',
    tooMany: 'There were too many tries. Wait a minute and try again.',
    unsupported: 'This browser cannot use passkeys. Try another, or update it.',
    needsScript: 'Passkeys need JavaScript. Turn it on in the browser and load the page again.',
  },
  hidden: { title: 'Page', back: 'Continue' },
};
