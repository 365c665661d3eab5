import { Temporal } from 'temporal-polyfill';
import { type StaffKey, staff } from '../../src/demo/index.ts';
import { FormWalker } from '../support/form-walker.ts';
import { unlawfulIn } from '../support/lawful.ts';
import { fridayEvening, openStrandhaga } from '../support/strandhaga.ts';
import { attack } from './goal.ts';

// Whoever sends whatever form, in whatever order, while hours pass: what the law forbids never comes about. A turn is one person on so
// many pages; after each, every record of the town is held against every forbidden state (test/support/lawful.ts).

const TURNS = { quick: 6, full: 120 };
const PAGES = { quick: 12, full: 30 };
const HOURS = 3;

attack('L1', 'no order of commands reaches a state that the law forbids', async (mode) => {
  const town = await openStrandhaga();
  const people = Object.keys(staff) as StaffKey[];
  const told: string[] = [];
  let [accepted, seed] = [0, 20261127];
  try {
    for (let turn = 0; turn < TURNS[mode] && told.length === 0; turn += 1) {
      const moment = fridayEvening.add(Temporal.Duration.from({ hours: turn * HOURS }));
      await town.database.app.query('select authz.set_clock($1)', [moment.toString()]);
      seed += 7919;
      const walker = new FormWalker(town, { seed, write: () => 'Det som sades.', seen: () => undefined });
      const who = people[Math.floor(walker.random() * people.length)] as StaffKey;
      accepted += await walker.walk(who, PAGES[mode]);
      told.push(...(await unlawfulIn(town.adminUrl)).map((state) => `after turn ${turn}, by ${who}: ${state}`));
    }
    const faults = town.faults.length;
    return {
      tried: accepted,
      failed: told.length + faults,
      figure: [
        `${accepted} forms were accepted, in ${TURNS[mode]} turns; ${faults} faults of the program`,
        ...told,
        ...town.faults.map(String),
      ].join('\n'),
    };
  } finally {
    await town.close();
  }
});
