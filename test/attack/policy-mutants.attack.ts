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
const written = ['data.note', 'data.desk', 'data.meeting', 'data.setting'];

/** One of so many, in the small form. */
const SOME = { grants: 61, policies: 71, functions: 83 };

attack('G1b', 'every mutant of a policy, of a grant and of what weighs grounds is found', async (mode) => {
  const town = await aTown();
  const taken = (share: number) => (_: unknown, at: number) => mode === 'full' || at % share === 0;
  try {
    const world = await aWorld(town);
    const hunt = await Hunt.begun(world);
    const survived: string[] = [];
    let tried = 0;
    const each = async (mutants: readonly Mutant[], hunted: (mutant: Mutant) => Promise<string | undefined>) => {
      for (const mutant of mutants) {
        if (mutant.same || !(await stands(mutant.put))) continue;
        tried += 1;
        const found = await hunted(mutant);
        await town.look(mutant.restore);
        if (!found) survived.push(mutant.name);
        else if (await hunt.again()) survived.push(`found without it too, ${mutant.name}: ${found}`);
      }
    };
    const stands = (text: string) =>
      town.look(text).then(
        () => true,
        () => false,
      );
    const granted = await untold(town, taken(SOME.grants));
    tried += granted.tried;
    survived.push(...granted.survived);
    const policies = await policyMutants(town);
    const functions = await functionMutants(town);
    await each(policies.filter(taken(SOME.policies)), (mutant) => hunt.inOne(mutant));
    await each(
      functions.filter(taken(SOME.functions)),
      async () =>
        (await hunt.byOpening(everywhere)) ??
        (await hunt.inSight(everywhere)) ??
        (await hunt.inPassing('authz.open')) ??
        hunt.inDeeds(written, 1),
    );
    const same = [...policies, ...functions].filter((one) => one.same).length;
    const figure = `${tried} mutants, ${survived.length} not found; ${same} more change nothing that could be seen, each with its reason`;
    return { tried, failed: survived.length, figure: [figure, ...survived.slice(0, 60)].join('\n') };
  } finally {
    await town.close();
  }
});
