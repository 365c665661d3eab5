import type { Instant } from '../../kernel/instant.ts';
import type { Player } from '../player.ts';
import { agreeSafeContact, ToldContact } from './contact-kit.ts';
import type { Story } from './story.ts';

const days = (count: number) => ({ hours: 24 * count });

/** Contacts that advice was enough for, more than five years ago: one may be destroyed, one is proposed, one is needed in court. */
export const rested: Story = {
  name: 'rested',
  tell: async (player, now) => {
    for (const [name, count] of [
      ['Siv Alm', 1990],
      ['Rut Berg', 1950],
      ['Gerd Kvist', 1900],
    ] as const)
      await advised(player, now.subtract(days(count)), name);
    await player.at(now.subtract(days(3)));
    const lena = await player.as('intakeLeader');
    const list = '/organisation/gallring';
    const due = (await lena.get(list)).text;
    const [first, second] = [
      ...due.matchAll(/value="([0-9a-f-]{36})"[^>]*name="file"|name="file"[^>]*value="([0-9a-f-]{36})"/g),
    ];
    const file = first?.[1] ?? first?.[2] ?? '';
    await lena.send(list, { file, checked: 'yes' });
    // Alone, as it stands in the text: within an id there may be figures that look like one.
    const [reference] = /(?<![\w-])[A-Z0-9]{3}-[A-Z0-9]{4}(?![\w-])/.exec(due.slice(second?.index)) ?? [];
    await lena.send('/organisation/gallringsstopp', {
      reference: reference ?? '',
      kind: 'damages',
      words: 'Ett ombud har begärt handlingarna. Svar väntas i vår.',
      thinkAgainOn: now.add(days(120)).toString().slice(0, 10),
    });
  },
};

async function advised(player: Player, at: Instant, name: string): Promise<void> {
  await player.at(at);
  const peter = await player.as('backupOfficer');
  const contact = await ToldContact.received(peter, { channel: 'call', source: 'worried', at, name });
  await agreeSafeContact(peter, contact.address, { sheContacts: { allowed: 'yes' } });
  await contact.livingTogether('no');
  await contact.dutyToReportTold();
  await contact.noChildren();
  await contact.interpreter();
  await contact.urgency(1);
  await contact.protection(name, {
    mode: 'phone',
    staying: 'stays',
    fear: '0',
    need: 'none',
    words: 'Grannen var orolig. Hon berättar själv om högljudda gräl om arvet, och att ingen är rädd.',
  });
  await peter.send(`${contact.address}/avsluta`, {
    'advice.outcome': 'advice',
    'advice.words': 'Råd per telefon. Hon vet vart hon vänder sig.',
  });
}
