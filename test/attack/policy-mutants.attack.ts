import { aTown } from '../builders/index.ts';
import { attack } from './goal.ts';
import { aWorld } from './matrix/world.ts';
import { untold } from './mutants/catalogue.ts';
import { functionMutants } from './mutants/functions.ts';
import { Hunt } from './mutants/kill.ts';
import { type Mutant, policyMutants } from './mutants/policies.ts';

// Were a policy weaker, stricter or wrong, would anybody notice? Each clause of each policy and each condition of the functions that
// weigh grounds is left out in turn, and the access matrix has to find it; each wider grant, the tests of the catalogue.

/** Where what the functions weigh shows: by section, by file, by unit, by duty, by meeting, by certificate. */
const everywhere = [
  ...[
    'data.note',
    'data.desk',
    'data.running_clock',
    'data.alert',
    'data.unwritten',
    'data.agenda_item',
    'data.meeting',
  ],
  ...['data.meeting_seat', 'data.certificate', 'data.certificate_content', 'data.morning_review', 'data.setting'],
  ...['authz.file', 'authz.unit', 'authz.opening'],
];
const written = ['data.note', 'data.desk', 'data.meeting', 'data.alert'];

attack('G1b', 'every mutant of a policy, of a grant and of what weighs grounds is found', async (mode) => {
  const town = await aTown();
  const full = mode === 'full';
  try {
    const world = await aWorld(town);
    const hunt = await Hunt.begun(world);
    const before = await hunt.byOpening(everywhere);
    const survived = before ? [`without any mutant: ${before}`] : [];
    const granted = await untold(town, (at) => full || at % 41 === 0);
    survived.push(...granted.survived);
    let tried = granted.tried;
    const each = async (
      mutants: readonly Mutant[],
      share: number,
      hunted: (mutant: Mutant) => Promise<string | undefined>,
    ) => {
      for (const mutant of mutants.filter((_, at) => full || at % share === 0)) {
        if (mutant.same || !(await stands(mutant.put))) continue;
        tried += 1;
        // One that breaks every question is found by the first that is asked.
        const found = await hunted(mutant).catch(String);
        await town.look(mutant.restore);
        if (!found) survived.push(mutant.name);
      }
    };
    const stands = (text: string) =>
      town.look(text).then(
        () => true,
        () => false,
      );
    const policies = await policyMutants(town);
    await each(policies, 53, ({ table }) => hunt.inTables([table], 2));
    const functions = await functionMutants(town);
    await each(functions, 61, async () => (await hunt.byOpening(everywhere)) ?? hunt.inTables(written, 2));
    const same = [...policies, ...functions].filter((one) => one.same).length;
    const figure = `${tried} mutants, ${survived.length} not found; ${same} more change nothing that could be seen, each with its reason`;
    return { tried, failed: survived.length, figure: [figure, ...survived.slice(0, 20)].join('\n') };
  } finally {
    await town.close();
  }
});
