import { aTown } from '../builders/index.ts';
import { attack } from './goal.ts';
import { aPart, cases, everything } from './matrix/cases.ts';
import { aWorld } from './matrix/world.ts';

// Who may do what with a file, as policy.md says it in the words of the work, held against what the database lets happen: by
// statements of the application's role in transactions that hold a real token. A table that policy.md doesn't name fails.

attack(
  'G1',
  'every person, every row, every operation: what the policy says and nothing else, by SQL',
  async (mode) => {
    const town = await aTown();
    try {
      const world = await aWorld(town);
      const { tried, shown, hidden, wrong } = await cases(world, mode === 'full' ? everything : aPart);
      const wanting = mode === 'full' && tried < 20_000 ? [`only ${tried} cases`] : [];
      const all = [
        ...wrong,
        ...wanting,
        ...(shown === 0 || hidden === 0 ? ['nothing to show, or nothing to hide'] : []),
      ];
      const figure = `${tried} cases: ${shown} to be let through, ${hidden} to be refused; ${all.length} answered otherwise`;
      return { tried, failed: all.length, figure: [figure, ...all.slice(0, 20)].join('\n') };
    } finally {
      await town.close();
    }
  },
);
