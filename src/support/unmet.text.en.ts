import type { sv } from './unmet.text.sv.ts';

export const en: typeof sv = {
  documentTitle: 'Support',
  title: 'What is missing',
  back: 'To the support',
  lead: 'A need that nothing in the catalogue meets. It is counted, so that those who lead see it, and is seen nowhere else.',
  search: 'Search the catalogue first',
  none: 'Nothing is written in.',
  written: 'Written in',
  label: 'What is there no support for?',
  missing: 'Choose what there is no support for.',
  language: 'The person’s language',
  button: 'Write in',
  done: 'Written in. It is counted, without reference or name.',
  link: 'Nothing that fits? Write in what is missing',
  counted: 'Needs that nothing meets',
  need: 'Need',
  files: 'Files',
  few: 'No need has been missing in five files or more.',
};
