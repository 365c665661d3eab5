import type { Story } from './story.ts';

/** Somebody who has used violence calls before anybody has decided anything, and wants to stop. */
export const calledHimself: Story = {
  name: 'calledHimself',
  tell: async (player, now) => {
    const { staff } = player.founded;
    await player.at(now.subtract({ hours: 24 * 6 }));
    const daniel = await player.as('perpetratorTherapist');
    await daniel.get('/vag-in');
    const meeting = await daniel.send('/vag-in', {
      told: 'yes',
      way: 'call',
      name: 'Kent Sjö',
      wish: 'Jag vill kunna vara arg utan att barnen blir rädda.',
      responsible: staff.perpetratorTherapist,
      deputy: staff.outpatientLeader,
    });
    await daniel.send(meeting, {
      'when.day': 'i morgon',
      'when.time': '15',
      worker: staff.perpetratorTherapist,
      workerWish: 'man',
      wishMet: 'yes',
    });
    await player.at(now.subtract({ hours: 24 * 5 }));
    const later = await player.as('perpetratorTherapist');
    const [, id = ''] = /forsta-motet\/([0-9a-f-]{36})\/svar/.exec((await later.get(meeting)).text) ?? [];
    await later.send(`${meeting}/${id}/svar`, { answer: 'yes' });
    const file = meeting.replace('/forsta-motet', '');
    const list = await later.get(`${file}/insatser`);
    const [, service = ''] = /value="([0-9a-f-]{36})"[^>]*>Samtal om att sluta/.exec(list.text) ?? [];
    await later.send(`${file}/insatser`, { service, rightTold: 'yes', worker: staff.perpetratorTherapist });
    await later.send(`${file}/siffror`, { ownviolence: '6', owncontrol: '7', wellbeing: '3', occasion: 'start' });
    await later.send(`${file}/steg`, { kind: 'programmeBegins', plannedOn: 'i morgon' });
  },
};
