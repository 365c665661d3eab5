import { newId } from '../kernel/ids.ts';

/** What Strandhaga begins its notes with, in its own words. */
export const noteTemplates = (
  [
    {
      name: 'Samtal',
      place: 'file',
      text: 'Vilka var med, och hur:\n\nVad personen ville prata om:\n\nVad som har hänt sedan sist, och vem som gjorde vad:\n\nHur trygg personen känner sig nu:\n\nVad vi kom överens om, och vem som gör det:',
    },
    {
      name: 'Hembesök',
      place: 'file',
      text: 'Varför vi kom, och hur det var bestämt:\n\nVilka som var hemma:\n\nVad vi såg och hörde:\n\nVad barnen sa och visade:\n\nVad som händer nu:',
    },
    {
      name: 'Telefonsamtal',
      place: 'both',
      text: 'Vem som ringde, och från vad:\n\nKunde personen tala ostört?\n\nVad det gällde:\n\nVad vi lovade, och till när:',
    },
  ] as const
).map((template) => ({ id: newId(), ...template }));
