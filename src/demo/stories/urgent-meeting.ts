import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../kernel/instant.ts';
import type { Player } from '../player.ts';

const quarter = 15 * 60_000;

/** Two hours ago Amina called those who work with the file; two of them have answered. It begins within the next hours. */
export async function callUrgently(player: Player, akt: string, now: Instant): Promise<void> {
  const { staff } = player.founded;
  const called = now.subtract({ hours: 2 });
  const startsAt = Temporal.Instant.fromEpochMilliseconds(
    Math.ceil(now.add({ minutes: 65 }).epochMilliseconds / quarter) * quarter,
  );
  await player.at(called);
  const amina = await player.as('caseOfficer');
  await amina.get(`${akt}/akut`);
  const meeting = await amina.send(`${akt}/akut`, {
    when: startsAt.toString(),
    place: 'Telefonmöte 070-174 06 91',
    called: [staff.teamLeader, staff.supportWorker, staff.otherCaseOfficer],
    question: 'Tarek vet att hon har varit på banken. Var är Mariam och barnen i helgen, och vem ringer i morgon?',
  });
  await player.at(called.add({ minutes: 9 }));
  await (await player.as('teamLeader')).send(`${meeting}/svar`, { answer: 'coming' });
  await player.at(called.add({ minutes: 21 }));
  await (await player.as('supportWorker')).send(`${meeting}/svar`, { answer: 'coming' });
}
