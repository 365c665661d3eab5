import type { Story } from './story.ts';

/** Two who ask before they have decided to be anybody's case: in the chat, and on the phone. */
export const askedWithoutAName: Story = {
  name: 'askedWithoutAName',
  tell: async (player, now) => {
    await player.at(now.subtract({ hours: 24 * 3 }));
    const amina = await player.as('dutyOfficer');
    await amina.get('/rad-utan-namn');
    await amina.send('/rad-utan-namn', {
      ...{ termsTold: 'told', forWhom: 'subjected', channel: 'chat', danger: 'none', childConcern: 'none' },
      violence: ['psychological', 'digital'],
      advised: ['helpline', 'ownService', 'comeBack'],
      note: 'Undrade om det är våld när någon läser alla ens meddelanden.',
    });
    await player.at(now.subtract({ hours: 24 * 2 }));
    const later = await player.as('dutyOfficer');
    await later.send('/rad-utan-namn', {
      ...{ termsTold: 'told', forWhom: 'usesViolence', channel: 'call', danger: 'none', childConcern: 'none' },
      violence: ['physical'],
      advised: ['programme', 'comeBack'],
    });
  },
};
