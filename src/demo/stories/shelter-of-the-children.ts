import type { PersonId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Player } from '../player.ts';
import { readOf, referenceOf } from './found-in-lists.ts';

/**
 * Each child's own decision, made by the chair the same evening. Tuva's is at the court, and her place is kept secret; Elias's is still to
 * be submitted.
 */
export async function shelterOfTheChildren(
  player: Player,
  address: string,
  people: ReadonlyMap<string, PersonId>,
  came: Instant,
): Promise<void> {
  const { boardChair } = player.founded.staff;
  const asked = [
    ['Tuva', 'shelterChildImmediate', 'Omedelbar placering med mamman. Vi hinner inte fråga båda vårdnadshavarna.'],
    ['Elias', 'shelterChildImmediate', 'Omedelbar placering med mamman. Vi hinner inte fråga båda vårdnadshavarna.'],
    ['Tuva', 'secretLocation', 'Tuva kan bli förföljd från skolan om det blir känt var hon är.'],
  ] as const;
  const sara = await player.as('dutyOfficer');
  await sara.get(address);
  const decided: string[] = [];
  for (const [name, kind, proposal] of asked) {
    await player.at(came.add({ minutes: 20 + decided.length * 5 }));
    const person = people.get(name) ?? '';
    await sara.send(`${address}/beslut`, { person, kind, of: boardChair, proposal });
    const chair = await player.as('boardChair');
    const waits = /href="[^"]*\/beslut\/([0-9a-f-]{36})"/.exec((await chair.get(`${address}/beslut`)).text)?.[1] ?? '';
    await chair.send(`${address}/beslut/${waits}`, {
      outcome: 'granted',
      motivation: 'Barnet är i fara, och båda vårdnadshavarna kan inte frågas utan att faran ökar.',
      meeting: '',
    });
    decided.push(`${address}/beslut/${waits}/steg`);
  }
  const [tuva = '', elias = ''] = decided;
  await player.at(came.add({ hours: 2 }));
  await player.at(came.add({ hours: 2 }));
  const late = await player.as('dutyOfficer');
  await late.get(address);
  for (const child of [tuva, elias]) await late.send(child, { step: 'begun', on: 'i dag' });
  await player.at(came.add({ hours: 15 }));
  const morning = await player.as('dutyOfficer');
  await morning.get(address);
  await morning.send(tuva, { step: 'submitted', on: 'i dag' });
  await readOf(morning, await referenceOf(morning, address));
}
