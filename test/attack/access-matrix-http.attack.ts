import { aTown } from '../builders/index.ts';
import { attack } from './goal.ts';
import { pages } from './matrix/pages.ts';
import { aWorld } from './matrix/world.ts';

attack('G1', 'every person and every route with a file: hidden and absent are one answer, by HTTP', async (mode) => {
  const town = await aTown();
  try {
    const world = await aWorld(town, false);
    const { tried, shown, hidden, wrong } = await pages(world, (p, r) => mode === 'full' || (p + r) % 29 === 0);
    const few = mode === 'full' && tried < 2_000 ? [`only ${tried} requests`] : [];
    const all = [...wrong, ...few, ...(shown === 0 || hidden === 0 ? ['nothing to show, or nothing to hide'] : [])];
    const figure = `${tried} requests: ${shown} to be let through, ${hidden} to be answered as for nothing; ${all.length} answered otherwise`;
    return { tried, failed: all.length, figure: [figure, ...all.slice(0, 20)].join('\n') };
  } finally {
    await town.close();
  }
});
