import type { sv } from './text.sv.ts';

export const en: typeof sv = {
  documentTitle: 'File',
  title: 'Withhold from somebody',
  item: {
    note: 'Note',
    account: 'The account, one version',
    assessment: 'Protection assessment',
    decision: 'Decision',
    letter: 'Letter',
    certificate: 'Certificate',
  },
  lead: 'Holds for this alone, not for the rest of the file.',
  link: 'Withhold from somebody',
  back: 'To the file',
  backToContact: 'To the contact',
  neverGiven: (name) => `Must never be given to ${name || 'a person without a name'}`,
  neverShown: (name) => `Never shown to ${name}`,
  by: (name, when) => `Decided by ${name}, ${when}`,
  end: 'No longer true',
  ended: 'It is withheld no longer.',
  notYours: 'Whoever decided it, or a leader of the unit, can end it.',
  form: 'Withhold this',
  person: 'Never given to',
  personHelp:
    'Somebody in the file. Letters out of the file are kept from repeating it, also when somebody else writes them.',
  colleague: 'Never shown to',
  colleagueHelp: 'A colleague. It is gone for that person altogether, in an emergency too, and nobody tells them.',
  nobody: 'Nobody',
  noName: 'no name',
  why: 'Why?',
  act: 'Withhold',
  done: 'Saved. It is withheld.',
  problems: {
    who: 'Choose whom it is to be withheld from.',
    one: 'Choose one at a time: somebody in the file, or a colleague.',
    why: 'Write why.',
    noLeaderLeft:
      'Then no leader of the unit could see it. If it is about the leader, the leader has to declare a conflict of interest in the file: the whole file is closed to that person then, and somebody else takes over.',
  },
};
