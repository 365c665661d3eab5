import type { sv } from './template-text.sv.ts';

export const en: typeof sv = {
  title: 'Templates',
  lead: 'Headings and questions to begin a note with. Write nothing about any person here: all staff see them.',
  none: 'There are no templates.',
  noneHelp: 'Add one here. Whoever writes a note can then begin from it.',
  add: 'New template',
  name: 'Name',
  nameMissing: 'Write what the template is called.',
  place: 'Offered in',
  placeMissing: 'Choose where the template is offered.',
  places: { file: 'Files', contact: 'Contacts', both: 'Files and contacts' },
  text: 'Text',
  textMissing: 'Write the template’s text.',
  save: 'Save the template',
  saved: 'The template is saved.',
  remove: 'Remove the template',
  removed: 'The template is removed. What is written already stays.',
  changed:
    'Somebody else has changed the template since the page was shown. Nothing was saved: compare, and save again.',
  tooMany: 'There are 40 templates already. Remove one first.',
};
