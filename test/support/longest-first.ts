import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Attacks that take minutes in the full run, the longest first: begun last, one of them would go on alone when all else is done. */
const long = [
  ...['crash', 'fuzz', 'wire', 'weighing-mutants', 'policy-mutants', 'order', 'key-change', 'access-matrix'],
  ...['hostile-sql', 'access-matrix-http', 'log-complete', 'wall', 'pool', 'log-tampering', 'sealing'],
];

/** As always; but in the full run of the attacks, as above. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    if (process.env.SAMGREPP_ATTACK !== 'full') return sorted;
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.indexOf(basename(moduleId, '.attack.ts'));
      return at < 0 ? long.length : at;
    };
    return sorted.sort((one, other) => place(one) - place(other));
  }
}
