import { childServicesOf } from '../child-services.ts';
import { servicesOf } from '../services.ts';
import type { Story } from './story.ts';

/** The catalogue that Strandhaga's administrator keeps. */
export const services: Story = {
  name: 'services',
  tell: async (player, now) => {
    await player.at(now.subtract({ hours: 24 * 60 }));
    const eva = await player.as('administrator');
    for (const service of [...servicesOf(player.founded), ...childServicesOf(player.founded)])
      await eva.send('/insatser', service);
  },
};
