import type { InterpretingProblem, neverInterprets, TalkInterpreter } from './talk.ts';

export const sv = {
  label: 'Vem tolkar?',
  help: 'Säkrast är en tolk på telefon från en annan ort. Aldrig ett barn, en släkting eller någon som personen känner.',
  choices: {
    elsewhere: 'Bokad tolk, på telefon från en annan ort',
    here: 'Bokad tolk, på plats eller från trakten',
    notBooked: 'Ingen bokad än',
    known: 'Ett barn, en släkting eller någon som personen känner',
  } satisfies Record<TalkInterpreter | typeof neverInterprets, string>,
  circle: 'Är tolken någon som personen känner?',
  circleHelp: 'Svara när en tolk är bokad.',
  circleChecked: 'Nej. Personen har fått höra vem tolken är, eller tolkens ort och släkt',
  problem: {
    notSaid: 'Välj vem som tolkar. Personen behöver tolk.',
    never:
      'Den som personen känner tolkar aldrig, och inte ett barn: det som sägs kan nå den som använder våld, och personen kan inte tala fritt. Boka en tolk på telefon från en annan ort, eller spara tiden med ”Ingen bokad än”.',
    circleNotChecked:
      'Fråga först personen om tolken, eller tolkens ort och släkt, och kryssa när det inte är någon som personen känner. Är tolken inte känd än: välj ”Ingen bokad än”.',
  } satisfies Record<InterpretingProblem, string>,
  notAsked: 'Ingen har frågat om det behövs tolk.',
  ask: 'Fråga om tolk',
  mark: 'Tolk:',
};
