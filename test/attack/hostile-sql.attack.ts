import { aTown } from '../builders/index.ts';
import { attack } from './goal.ts';
import { assaults } from './hostile/by-hand.ts';
import { byHand, generated, wouldBeSeen } from './hostile/run.ts';
import { aWorld } from './matrix/world.ts';

// SQL injection given: what may a statement do that the application's role is made to send? Every cell that can hold one has a
// mark of its own; none that is hidden from the attacker may come back in rows, refusals, notices, plans, copies or messages.

const SEED = 20_261_122;

attack('G2', 'hostile statements, written and generated, bring no hidden mark to light', async (mode) => {
  const town = await aTown();
  try {
    const world = await aWorld(town);
    const control = (await wouldBeSeen(world)) ? [] : ['marks that are shown were not noticed'];
    const few = assaults.length < 60 ? [`only ${assaults.length} written by hand`] : [];
    const written = await byHand(world, mode === 'full' ? undefined : 2);
    const more = await generated(world, mode === 'full' ? 100_000 : 3_000, SEED);
    const wrong = [...control, ...few, ...written.wrong, ...more.wrong];
    const figure = `${assaults.length} attacks by hand (${written.tried} statements), ${more.tried} generated, of which ${more.answered} were answered; ${wrong.length} told something`;
    return {
      tried: written.tried + more.tried,
      failed: wrong.length,
      figure: [figure, ...wrong.slice(0, 20)].join('\n'),
    };
  } finally {
    await town.close();
  }
});
