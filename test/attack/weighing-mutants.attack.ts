import { aTown } from '../builders/index.ts';
import { attack } from './goal.ts';
import { aWorld } from './matrix/world.ts';
import { chosen } from './mutants/chosen.ts';
import { functionMutants } from './mutants/functions.ts';
import { hunted, outcome } from './mutants/hunted.ts';
import { Hunt } from './mutants/kill.ts';
import type { Mutant } from './mutants/policies.ts';

// The same of the functions that weigh grounds: each of their conditions is left out in turn, and the access matrix has to find it.

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
/** Where a function that few tables ask shows soonest. */
const soonest: Readonly<Record<string, readonly string[]>> = {
  ...{ my_units: ['data.desk'], team_files: ['data.desk'], shared_files: ['data.desk', 'data.agenda_item'] },
  ...{ my_meetings: ['data.meeting', 'data.meeting_seat'], whole_meetings: ['data.meeting_seat'] },
  ...{ my_certificates: ['data.certificate'], live_certificates: ['data.certificate_content'] },
  ...{ blocked_files: ['data.desk'], readable: ['data.note'], open_files: ['authz.file'], my_alerts: ['data.alert'] },
};
/** The same, of what shows only in what is done. */
const done: Readonly<Record<string, readonly string[]>> = {
  ...{
    has_role: ['data.setting'],
    works_until: ['data.meeting'],
    writable: ['data.note'],
    writable_files: ['data.desk'],
  },
};
const nameOf = (mutant: string) => /\.(\w+):/.exec(mutant)?.[1] ?? '';
const written = ['data.note', 'data.desk', 'data.meeting', 'data.setting'];

/** One of so many, in the small form. */
const SOME = 83;

attack('G1b', 'every mutant of what weighs grounds is found', async () => {
  const town = await aTown();
  try {
    const hunt = await Hunt.begun(await aWorld(town));
    const wanted = chosen(SOME);
    const mutants = (await functionMutants(town)).filter(({ name }) => wanted(name));
    const found = async ({ name }: Mutant) =>
      (await hunt.byAsking(name)) ??
      (await hunt.inSight(soonest[nameOf(name)] ?? [])) ??
      (await hunt.inDeeds(done[nameOf(name)] ?? [], 1)) ??
      (/\.(open|open_files|readable):/.test(name) ? await hunt.inPassing('authz.open') : undefined) ??
      (await hunt.byOpening(everywhere)) ??
      (await hunt.inSight(everywhere)) ??
      hunt.inDeeds(written, 1);
    return outcome([await hunted({ town, hunt, mutants }, found)]);
  } finally {
    await town.close();
  }
});
