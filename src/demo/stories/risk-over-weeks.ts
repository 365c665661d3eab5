import type { Instant } from '../../kernel/instant.ts';
import type { Player, Visitor } from '../player.ts';

const hours = (n: number) => ({ hours: n });

/**
 * Her risk over three weeks: the first figures and judgement, a new threat that makes it old, and the next one by phone,
 * stopped when he comes home and finished the day after.
 */
export async function riskOverWeeks(player: Player, akt: string, visit: Instant, now: Instant): Promise<void> {
  await player.at(visit.add(hours(17)));
  let amina = await player.as('caseOfficer');
  await amina.get(akt);
  await amina.send(`${akt}/skattning`, { wellbeing: '3', fear: '8', violence: '7', occasion: 'start' });
  const first = await amina.send(`${akt}/lage`, { instrument: 'risk-picture', mode: 'inPerson' });
  await amina.send(first, {
    version: '0',
    act: 'finish',
    ...picture(['2', '0', '0', '2', '1', '0', '1', '2', '2', '0', '0', '0']),
    ownEstimate: '8',
    level: 'medium',
    words:
      'Tarek slår Mariam när han har druckit och läser hennes telefon. Risken ökar den dag han förstår att hon planerar.',
  });

  await player.at(now.subtract(hours(24 * 6)));
  amina = await player.as('caseOfficer');
  await amina.get(akt);
  await amina.send(`${akt}/skattning`, { wellbeing: '4', fear: '7', violence: '6', occasion: 'between' });
  await amina.send(`${akt}/handelse`, {
    kind: 'newThreat',
    words: 'Tarek sa i telefonen att ingen annan ska få henne.',
  });
  await byPhone(amina, akt);
  await player.at(now.subtract(hours(24 * 5)));
  await finished(await player.as('caseOfficer'), akt);
}

/** He comes home in the middle: what was answered stays, and she hangs up as if it were the health centre. */
async function byPhone(amina: Visitor, akt: string): Promise<void> {
  const call = await amina.send(`${akt}/lage`, { instrument: 'risk-picture', mode: 'phone' });
  await amina.send(call, { version: '0', ...safeToTalk });
  await amina.send(call, {
    version: '1',
    act: 'pause',
    ...picture(['2', '0', '0', '2']),
    pausedWords: 'Tarek kom hem. Mariam sa att det var vårdcentralen som ringde.',
  });
}

async function finished(amina: Visitor, akt: string): Promise<void> {
  await amina.get(akt);
  const page = await amina.get(`${akt}/lage`);
  const call = new RegExp(`href="(${akt}/lage/[^"]+)"`).exec(page.text)?.[1] ?? '';
  await amina.send(call, { version: '2', ...safeToTalk });
  await amina.send(call, {
    version: '3',
    act: 'finish',
    ...picture(['2', '0', '1', '2', '2', '0', '2', '2', '2', '0', '0', '0']),
    ownEstimate: '9',
    level: 'high',
    words:
      'Tarek har hotat Mariam till livet och söker henne flera gånger om dagen. Hon tror själv att han kan göra det. Farligast är veckan då hon flyttar.',
  });
}

const safeToTalk = {
  act: 'first',
  mode: 'phone',
  alone: 'yes',
  safe: 'yes',
  thereAfterwards: 'Hennes mamma, hela kvällen',
};
const picture = (answers: readonly string[]) => Object.fromEntries(answers.map((one, i) => [`item${i}`, one]));
