import { newId } from '../../kernel/ids.ts';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import type { Player } from '../player.ts';
import { agreeSafeContact, ToldContact } from './contact-kit.ts';
import type { Story } from './story.ts';

const days = (count: number) => ({ hours: 24 * count });
const WAITED_DAYS = 200;

/** An investigation that has taken more than six months: more time was decided, and now she asks that it be settled (FL 12). */
export const waited: Story = {
  name: 'waited',
  tell: async (player, now) => {
    const { staff } = player.founded;
    const came = inStockholm(now).subtract({ days: WAITED_DAYS }).with({ hour: 10, minute: 20 }).toInstant();
    const at = await opened(player, came);
    const akt = at.split('/utredning')[0] ?? '';
    await player.at(came.add(days(3)));
    await assessed(
      player,
      akt,
      'Ulf ringer om arvet och hotar när han inte får svar. Inget har hänt sedan hon bytte lås.',
    );
    await begun(player, akt, at);
    const soon = inStockholm(now).toPlainDate().add({ days: 24 }).toString();
    await player.at(came.add(days(110)));
    const karin = await player.as('teamLeader');
    await karin.send(`${akt}/oppna`, { purpose: 'review', reason: 'Beslutar om mer tid', next: at });
    await karin.send(`${at}/mer-tid`, { until: soon, reason: 'Läkarutlåtandet som stödet beror på dröjer.' });
    await player.at(now.subtract(days(30)));
    await assessed(player, akt, 'Lugnt sedan i somras. Agneta är mest orolig för helgerna, när släkten samlas.');
    await player.at(now.subtract(days(4)));
    const johan = await player.as('otherCaseOfficer');
    await johan.get(akt);
    const party = /name="person"[^>]*value="([0-9a-f-]{36})"|value="([0-9a-f-]{36})"[^>]*name="person"/.exec(
      (await johan.get(at)).text,
    );
    await johan.send(`${at}/begaran`, {
      person: party?.[1] ?? party?.[2] ?? '',
      appliedOn: inStockholm(came).toPlainDate().toString(),
      askedOn: 'i dag',
    });
    await player.at(now.subtract(days(2)));
    const again = await player.as('otherCaseOfficer');
    await again.get(akt);
    await again.send(`${akt}/plan`, {
      words: 'Fråga vårdcentralen om läkarutlåtandet, och föreslå ett beslut',
      goal: '',
      owner: staff.otherCaseOfficer,
      dueOn: inStockholm(now).toPlainDate().add({ days: 5 }).toString(),
    });
  },
};

/** What is known is written; what the certificate is to say is not, nor what is proposed. */
async function begun(player: Player, akt: string, at: string): Promise<void> {
  const johan = await player.as('otherCaseOfficer');
  await johan.get(akt);
  await johan.send(`${akt}/anteckning/${newId()}/signera`, {
    text: 'Besök. Agneta berättar om arvet och om Ulfs samtal. Läkarutlåtande begärs från vårdcentralen.',
    version: `0.${newId().slice(0, 8)}`,
    'when.day': 'i dag',
    'when.time': '10.00',
  });
  for (const [part, text] of Object.entries(written))
    await johan.send(`${at}/del/${part}`, { text, version: '0.a1b2c3d4' });
}

const written = {
  a: 'Agneta har berättat vid två besök. Polisanmälan från i våras finns.',
  b: 'Ulf hotar på telefon och har slagit på dörren två gånger. Det gäller arvet efter föräldrarna.',
  c: 'Risken är störst när släkten samlas, och när delningen av arvet tas upp.',
  d: 'Inget akut behov av skydd. Låset är bytt.',
  g: 'Grannen vet och ringer. Två väninnor.',
  j: 'Jag vill bo kvar, och ha någon att prata med utanför släkten.',
} as const;

async function opened(player: Player, came: Instant): Promise<string> {
  const { staff, units } = player.founded;
  await player.at(came);
  const sara = await player.as('dutyOfficer');
  const name = 'Agneta Holmgren';
  const contact = await ToldContact.received(sara, { channel: 'visit', source: 'person', at: came, name });
  await contact.self({ name });
  await agreeSafeContact(sara, contact.address, {
    call: { allowed: 'yes', target: '070-174 06 79', days: [1, 2, 3, 4, 5], from: '9', until: '16' },
    letter: { allowed: 'no' },
  });
  await contact.livingTogether('no');
  await contact.dutyToReportTold();
  await contact.noChildren();
  await contact.other({ part: 'usesViolence', name: 'Ulf', relation: 'sibling', livesWith: 'no' });
  await contact.fear(4);
  await contact.interpreter();
  await contact.urgency(1);
  await contact.protection(name, {
    mode: 'inPerson',
    staying: 'wantsToStay',
    fear: '4',
    need: 'planOnly',
    words: 'Hon har bytt lås. Grannen vet, och ringer om han kommer.',
  });
  await contact.handedTo(
    { unit: units.violenceTeam, staff: staff.otherCaseOfficer },
    'Hon söker stöd för att kunna bo kvar och slippa kontakten om arvet.',
  );
  await player.at(came.add({ hours: 3 }));
  const johan = await player.as('otherCaseOfficer');
  const team = { responsible: staff.otherCaseOfficer, deputy: staff.caseOfficer };
  const file = await contact.filesOpened(johan, team, { self: name, children: [], others: ['Ulf'] });
  const akt = `/akt/${file}`;
  await johan.get(akt);
  return /href="(\/akt\/[^"]+\/utredning\/[0-9a-f-]+)"/.exec((await johan.get(`${akt}/utredning`)).text)?.[1] ?? '';
}

async function assessed(player: Player, akt: string, words: string): Promise<void> {
  const johan = await player.as('otherCaseOfficer');
  await johan.get(akt);
  const call = await johan.send(`${akt}/lage`, { instrument: 'risk-picture', mode: 'inPerson' });
  await johan.send(call, {
    version: '0',
    act: 'finish',
    ...Object.fromEntries(
      ['1', '0', '0', '1', '1', '0', '0', '1', '0', '0', '0', '0'].map((one, i) => [`item${i}`, one]),
    ),
    ownEstimate: '4',
    level: 'medium',
    words,
  });
}
