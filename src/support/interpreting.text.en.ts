import type { sv } from './interpreting.text.sv.ts';

export const en: typeof sv = {
  label: 'Who interprets?',
  help: 'Safest is an interpreter by phone from elsewhere. Never a child, a relative or somebody whom the person knows.',
  choices: {
    elsewhere: 'A booked interpreter, by phone from elsewhere',
    here: 'A booked interpreter, on the spot or from around here',
    notBooked: 'Nobody booked yet',
    known: 'A child, a relative or somebody whom the person knows',
  },
  circle: 'Is the interpreter somebody whom the person knows?',
  circleHelp: 'Answer when an interpreter is booked.',
  circleChecked: 'No. The person has heard who the interpreter is, or the interpreter’s town and kin',
  problem: {
    notSaid: 'Choose who interprets. The person needs an interpreter.',
    never:
      'Somebody whom the person knows never interprets, and never a child: what is said can reach the one who uses violence, and the person can’t speak freely. Book an interpreter by phone from elsewhere, or save the time with “Nobody booked yet”.',
    circleNotChecked:
      'Ask the person first about the interpreter, or the interpreter’s town and kin, and tick when it is nobody whom the person knows. If the interpreter isn’t known yet: choose “Nobody booked yet”.',
  },
  notAsked: 'Nobody has asked whether an interpreter is needed.',
  ask: 'Ask about an interpreter',
  mark: 'Interpreter:',
};
