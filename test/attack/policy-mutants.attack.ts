import { aTown } from '../builders/index.ts';
import { attack } from './goal.ts';
import { aWorld } from './matrix/world.ts';
import { untold } from './mutants/catalogue.ts';
import { chosen } from './mutants/chosen.ts';
import { hunted, outcome } from './mutants/hunted.ts';
import { Hunt } from './mutants/kill.ts';
import { policyMutants } from './mutants/policies.ts';

// Were a policy weaker, stricter or wrong, would anybody notice? Each clause of each policy is left out in turn, and the access matrix
// has to find it; each wider grant, the tests of the catalogue. mutants/chosen.ts tells how to try only some.

/** One of so many, in the small form. */
const SOME = { grants: 61, policies: 71 };

attack('G1b', 'every mutant of a policy and of a grant is found', async () => {
  const town = await aTown();
  try {
    const granted = await untold(town, chosen(SOME.grants));
    const hunt = await Hunt.begun(await aWorld(town));
    const wanted = chosen(SOME.policies);
    const mutants = (await policyMutants(town)).filter(({ name }) => wanted(name));
    const policies = await hunted({ town, hunt, mutants }, (mutant) => hunt.inOne(mutant));
    return outcome([{ ...granted, same: 0 }, policies]);
  } finally {
    await town.close();
  }
});
