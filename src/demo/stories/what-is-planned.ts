import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Player, Visitor } from '../player.ts';

/** Before she leaves: errands side by side, somebody along to the police, and a landlord who says no. */
export async function whatIsPlanned(player: Player, akt: string, today: CalendarDay): Promise<void> {
  const amina = await player.as('caseOfficer');
  await beforeSheLeaves(player, amina, akt, today);
}

async function beforeSheLeaves(player: Player, amina: Visitor, akt: string, today: CalendarDay): Promise<void> {
  const { staff } = player.founded;
  await amina.send(`${akt}/uppbrott`, {
    owner: staff.supportWorker,
    dueOn: today.add({ days: 9 }).toString(),
    'rows.socialInsurance.chosen': 'yes',
    'rows.landlord.chosen': 'yes',
    'rows.landlord.owner': staff.caseOfficer,
    'rows.sharedPhone.chosen': 'yes',
    'rows.sharedPhone.more': 'Tarek läser telefonen varje kväll. Gör det sist, samma dag som hon går.',
    'rows.policeDesk.chosen': 'yes',
    'rows.policeDesk.owner': staff.caseOfficer,
    'rows.policeDesk.escort': staff.supportWorker,
  });
  const page = (await amina.get(`${akt}/uppbrott`)).text;
  const [, landlord = ''] = /aria-label="Hyresvärden"[\s\S]*?\/uppbrott\/([0-9a-f-]+)\/hinder/.exec(page) ?? [];
  await amina.send(`${akt}/uppbrott/${landlord}/hinder`, {
    kind: 'landlordRefuses',
    words: 'Släpper ingen från kontraktet utan bådas underskrift.',
  });
}
