import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Player, Visitor } from '../player.ts';

/** What she has told bit by bit, by the day it happened: it comes oftener. And what is done about it. */
export async function overTime(player: Player, akt: string, today: CalendarDay): Promise<void> {
  const amina = await player.as('caseOfficer');
  const ago = (days: number) => today.subtract({ days }).toString();
  await whatHappened(amina, akt, ago);
  const { staff } = player.founded;
  await amina.send(`${akt}/over-tid/atgard`, {
    aim: 'otherTimes',
    words: 'Samtalen läggs när Tarek är på jobbet.',
    owner: staff.caseOfficer,
    dueOn: today.add({ days: 5 }).toString(),
  });
  await amina.send(`${akt}/over-tid/halla-kontakt`, {
    aim: 'steadyContact',
    words: 'Fråga hur veckan har varit och om planen håller.',
    owner: staff.caseOfficer,
    dueOn: today.add({ days: 6 }).toString(),
  });
}

async function whatHappened(amina: Visitor, akt: string, ago: (days: number) => string): Promise<void> {
  const by = /<option value="([0-9a-f-]+)">Tarek/.exec((await amina.get(`${akt}/over-tid`)).text)?.[1] ?? 'unknown';
  for (const act of [
    {
      ...{ on: ago(150), how: 'month', kinds: ['psychological'], severity: 'threatOrControl', childThere: 'no' },
      words: 'Tarek låste ute Mariam över natten när hon hade träffat sin syster.',
    },
    {
      ...{ on: ago(48), how: 'about', kinds: ['material'], severity: 'threatOrControl', childThere: 'yes' },
      words: 'Tarek slog sönder köksstolen framför barnen.',
    },
    {
      ...{ on: ago(30), how: 'day', kinds: ['physical'], severity: 'withoutInjury', childThere: 'unknown' },
      words: 'Tarek höll fast Mariam i armarna när hon ville gå ut.',
    },
  ])
    await amina.send(`${akt}/over-tid`, { ...act, by });
  const [, told = ''] = /over-tid\/([0-9a-f-]+)\/nar/.exec((await amina.get(`${akt}/over-tid`)).text) ?? [];
  await amina.send(`${akt}/over-tid/${told}/nar`, { on: ago(22), how: 'day' });
}
