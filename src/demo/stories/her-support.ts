import { dayOf, type Instant } from '../../kernel/instant.ts';
import type { Player } from '../player.ts';

const days = (n: number) => ({ hours: 24 * n });

/** Open support: out of reach until somebody is with the children, then talk by talk, in the order that she wants. */
export async function herSupport(player: Player, akt: string, now: Instant): Promise<void> {
  const { staff } = player.founded;
  const inDays = (n: number) => dayOf(now).add({ days: n }).toString();
  await player.at(now.subtract(days(16)));
  const amina = await player.as('caseOfficer');
  const list = await amina.get(`${akt}/insatser`);
  const [, talks = ''] = /value="([0-9a-f-]{36})"[^>]*>Stödsamtal/.exec(list.text) ?? [];
  const [, court = ''] = /value="([0-9a-f-]{36})"[^>]*>Stöd vid rättegång/.exec(list.text) ?? [];
  const support = await amina.send(`${akt}/insatser`, {
    service: talks,
    rightTold: 'yes',
    needs: ['childCare'],
    words: 'Sova, och sluta vara rädd för telefonen.',
    worker: staff.caseOfficer,
  });
  await player.at(now.subtract(days(14)));
  const begins = await player.as('caseOfficer');
  await begins.send(`${support}/behov`, { needs: ['childCare'], arranged: ['childCare'] });
  await begins.send(`${support}/borja`);
  for (const purpose of ['Hur nätterna är', 'Telefonen och vem som läser den', 'Vad barnen vet'])
    await begins.send(`${support}/samtal`, { purpose });
  const page = await begins.get(support);
  const [first = ''] = [...page.text.matchAll(/samtal\/([0-9a-f-]{36})\/stryk/g)].map(([, id]) => id);
  await player.at(now.subtract(days(7)));
  const later = await player.as('caseOfficer');
  await later.send(`${support}/samtal/${first}/utfall`, { outcome: 'came', heldOn: 'i dag' });
  await player.at(now.subtract(days(3)));
  const again = await player.as('caseOfficer');
  await again.send(`${support}/kontakt`, { way: 'visit', by: 'person' });
  await again.send(`${support}/borta`, {
    ...{ from: inDays(20), last: inDays(27), standIn: staff.supportWorker, call: 'Kvinnofridslinjen 116 016' },
    ...{ told: 'inRoom', toldOn: 'i dag' },
  });
  const beside = await again.send(`${akt}/insatser`, { service: court, rightTold: 'yes', worker: staff.supportWorker });
  await again.send(`${beside}/sallskap`, {
    kind: 'court',
    'when.day': inDays(9),
    'when.time': '8.30',
    escort: staff.supportWorker,
    room: 'toBook',
    words: 'Vi möts på baksidan. Be vaktmästaren om rummet.',
  });
  await aGroup(player, inDays);
}

/** A group with its first meetings: who comes to it stands in each one's own file. */
async function aGroup(player: Player, inDays: (n: number) => string): Promise<void> {
  const amina = await player.as('caseOfficer');
  const [, way = ''] =
    /value="([0-9a-f-]{36})"[^>]*>Grupp: Vägen vidare/.exec((await amina.get('/insatser/grupper')).text) ?? [];
  const group = await amina.send('/insatser/grupper', {
    name: 'Vägen vidare, våren',
    service: way,
    unit: player.founded.units.violenceTeam,
    places: '8',
  });
  for (const [day, purpose] of [
    [inDays(7), 'Att få sova igen'],
    [inDays(14), 'Vad barnen behöver'],
  ] as const)
    await amina.send(`${group}/traff`, { purpose, 'when.day': day, 'when.time': '17.30' });
}
