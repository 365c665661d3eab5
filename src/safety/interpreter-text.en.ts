export const en = {
  title: 'Interpreter',
  notAsked: 'Nobody has asked whether an interpreter is needed.',
  change: 'Write what the interpreter has to know',
  saved: 'What is about the interpreter is saved.',
  booking: (words: string) => `Interpreter: ${words}.`,
  none: 'Not needed',
  otherLanguage: 'Another language',
  avoid: (circle: string) => `Not from: ${circle}`,
};
