import type { sv } from './through-child-text.sv.ts';

export const en: typeof sv = {
  title: 'The child is used after the separation',
  short: 'The child is used against the other parent',
  lead: 'This is violence that goes on, against both the child and the other parent. Write who does what. It is no conflict of two.',
  apart:
    'Talks and interventions are held apart: for the protecting parent, for the child, and for the one who uses violence. Never together, nor as talks on cooperation.',
  before: 'Written before',
  by: 'Who does it?',
  noneUsing: 'Nobody who uses violence is written down in the file. Write the person down first.',
  people: 'To the people of the file',
  ways: 'What happens?',
  way: {
    messages: 'The child has to carry messages or threats',
    questions: 'The child is questioned on where you are and what you do',
    handoverThreats: 'Threats or violence at hand-over',
    withheld: 'The child is kept or not given back',
    litigation: 'Repeated lawsuits and reports in order to control',
    money: 'Maintenance or passport is held back',
    turnedAgainst: 'The child is turned against the other parent',
  },
  when: 'When?',
  words: 'What happened?',
  wordsHelp: 'Who did what to whom, and what did the child experience? Don’t write where anyone is.',
  save: 'Write it down as violence',
  saved:
    'Written down as violence that goes on. The child is exposed. Assess the child’s protection anew, and report new concern if the children’s unit doesn’t know.',
  assessAnew: (when) => `The risk is to be assessed anew at the latest ${when}.`,
  wayMissing: 'Tick at least one.',
};
