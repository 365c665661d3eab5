import { agreeSafeContact, ToldContact } from './contact-kit.ts';
import type { Story } from './story.ts';

/** Tonight: the police called, two children are at home, and the assessment is not done. What the demo begins with. */
export const fridayEvening: Story = {
  name: 'fridayEvening',
  tell: async (player, now) => {
    const call = now.subtract({ minutes: 50 });
    await player.at(call.add({ minutes: 2 }));
    const sara = await player.as('dutyOfficer');
    const contact = await ToldContact.received(sara, {
      channel: 'call',
      source: 'police',
      words: 'Yttre befäl. En granne ringde 112. Patrullen är kvar utanför huset.',
      at: call,
    });
    await player.at(call.add({ minutes: 6 }));
    await contact.self({ name: 'Nadia Haddad', number: '198901012388' });
    await agreeSafeContact(
      sara,
      contact.address,
      {
        call: {
          allowed: 'yes',
          target: '070-174 06 71',
          days: [1, 2, 3, 4, 5],
          from: '9',
          until: '11',
          words: 'Säg inte varifrån du ringer förrän hon själv har svarat.',
        },
        sms: { allowed: 'no' },
        letter: { allowed: 'no' },
        place: { allowed: 'yes', target: 'Arbetsmarknadsenheten, hos Gun. Dit går hon ensam.', emergency: true },
      },
      { codeWord: 'biblioteket', neverSay: 'Kommunen, socialtjänsten, polisen.' },
    );
    await contact.livingTogether('yes');
    await contact.dutyToReportTold();
    await contact.other({ part: 'usesViolence', name: 'Karim', relation: 'partner', livesWith: 'yes' });
    await contact.child({
      name: 'Lina',
      birthYear: 2019,
      exposure: ['saw', 'livesThere'],
      words: 'Satt i trappan när polisen kom.',
    });
    await contact.child({ name: 'Adam', birthYear: 2022, exposure: ['heard', 'livesThere'] });
    await player.at(call.add({ minutes: 14 }));
    await contact.violence({
      kinds: ['physical', 'psychological', 'latent'],
      by: 'Karim',
      to: 'Nadia Haddad',
      severity: 'injury',
      ongoing: true,
      when: 'I kväll kl. 16.10, i köket',
      words:
        'Karim tog strypgrepp på Nadia mot väggen tills det svartnade för ögonen. Hon har ont när hon sväljer. Han har tagit hennes telefon tidigare i veckan.',
    });
    await contact.fear(8);
    await contact.interpreter({
      language: 'ar',
      dialect: 'Syrisk arabiska',
      circle: 'Ingen från Strandhaga. Hon vill ha en kvinna.',
      who: 'Tolkservice, telefontolk 4417',
    });
    await contact.urgency(3);
    await player.at(call.add({ minutes: 27 }));
    await contact.protection('Nadia Haddad', {
      mode: 'phone',
      staying: 'mustLeave',
      pausedBecause: 'Adam vaknade. Hon tröstar honom och vi ringer upp igen om en kvart.',
    });
  },
};
