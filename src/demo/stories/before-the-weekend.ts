import { inStockholm } from '../../kernel/instant.ts';
import { agreeSafeContact, ToldContact } from './contact-kit.ts';
import { shelterOfTheChildren } from './shelter-of-the-children.ts';
import type { Story } from './story.ts';

/**
 * She came in a police car with two children, four evenings ago. Shelter was decided that same evening by one who may, and
 * what else was promised is on record.
 */
export const beforeTheWeekend: Story = {
  name: 'beforeTheWeekend',
  tell: async (player, now) => {
    const { staff } = player.founded;
    const came = inStockholm(now).subtract({ days: 4 }).with({ hour: 19, minute: 5 }).toInstant();
    await player.at(came);
    const sara = await player.as('dutyOfficer');
    const contact = await ToldContact.received(sara, {
      channel: 'visit',
      source: 'police',
      words: 'Patrull körde hit dem.',
      at: came,
      name: 'Ingela Strid',
    });
    await contact.self({ name: 'Ingela Strid', number: '198502089884' });
    await agreeSafeContact(sara, contact.address, {
      call: {
        allowed: 'yes',
        target: '070-174 06 75',
        days: [1, 2, 3, 4, 5, 6, 7],
        from: '9',
        until: '18',
        emergency: true,
      },
      letter: { allowed: 'no' },
    });
    await contact.livingTogether('yes');
    await contact.dutyToReportTold();
    await contact.other({ part: 'usesViolence', name: 'Håkan', relation: 'partner', livesWith: 'yes' });
    for (const [name, birthYear] of [
      ['Tuva', 2015],
      ['Elias', 2018],
    ] as const) {
      await contact.child({ name, birthYear, exposure: ['saw', 'heard'], guardians: ['Ingela Strid', 'Håkan'] });
    }
    await contact.violence({
      kinds: ['physical', 'latent'],
      by: 'Håkan',
      to: 'Ingela Strid',
      severity: 'injury',
      ongoing: true,
      words: 'Håkan slog Ingela och låste dörren. Tuva ringde 112 från badrummet.',
    });
    await contact.fear(9);
    await contact.interpreter();
    await contact.urgency(3);
    await contact.protection('Ingela Strid', {
      mode: 'inPerson',
      staying: 'mustLeave',
      fear: '9',
      need: 'tonight',
      words: 'De kan inte gå hem i natt.',
    });
    for (const child of ['Tuva', 'Elias']) {
      await contact.protection(child, {
        mode: 'inPerson',
        childSeen: 'seen',
        childTalked: 'withOther',
        childTold: 'Att de sover någon annanstans i natt, tillsammans med mamma, och att det inte är deras fel.',
        childSaid: 'Vill ha med sin väska. Undrar vem som matar katten.',
        need: 'tonight',
        words: 'Barnet följer mamman och behöver skydd för egen del.',
      });
    }
    const people = await contact.people();
    await sara.send(`${contact.address}/beslut`, {
      person: people.get('Ingela Strid') ?? '',
      kind: 'shelterAdult',
      of: staff.manager,
      proposal: 'Skyddat boende från i kväll. Hon är slagen, dörren var låst, och han vet var hennes familj bor.',
    });
    await player.at(came.add({ minutes: 12 }));
    const anders = await player.as('manager');
    const asked = (await anders.get(`${contact.address}/beslut`)).text.match(/\/beslut\/([0-9a-f-]{36})/)?.[1];
    await anders.send(`${contact.address}/beslut/${asked}`, {
      outcome: 'granted',
      motivation: 'Risken är akut och det finns inget annat som skyddar henne i natt.',
    });
    await sara.send(`${contact.address}/loften`, {
      kind: 'call',
      words: 'Vi ringer på måndag klockan 10 och berättar vem som är hennes handläggare.',
      givenBy: staff.dutyOfficer,
      'due.day': inStockholm(came).add({ days: 3 }).toPlainDate().toString(),
      'due.time': '10.00',
    });
    await shelterOfTheChildren(player, contact.address, people, came);
  },
};
