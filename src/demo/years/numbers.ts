import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../platform/root.ts';

/** People of the stories have these: a made-up contact of theirs would come back as one that nobody told. */
const ofTheStories = [
  '198502089884',
  '195501292303',
  '198401219293',
  '200001152388',
  '198901012388',
  '199103132388',
  '201701022384',
];

/**
 * The Tax Agency's test numbers, each given to one person: what "known here" and a repeat answer is then true. Where there are
 * none left of an age, the person has no number, as many have none when they first call.
 */
export class Numbers {
  readonly #free: Map<string, string[]>;

  constructor(all: readonly { readonly number: string; readonly sex: string }[]) {
    this.#free = new Map();
    for (const { number, sex } of all) {
      if (ofTheStories.includes(number)) continue;
      const key = `${number.slice(0, 4)}${sex}`;
      this.#free.set(key, [...(this.#free.get(key) ?? []), number]);
    }
  }

  /** Nobody has one: where the municipality is made larger than there are numbers. */
  static none(): Numbers {
    return new Numbers([]);
  }

  static ofTheTaxAgency(): Numbers {
    const [, ...lines] = readFileSync(join(root, 'src', 'demo', 'test-personal-numbers.csv'), 'utf8')
      .trim()
      .split('\n');
    return new Numbers(
      lines
        .map((line) => line.trim().split(','))
        .filter(([, kind]) => kind === 'personnummer')
        .map(([number = '', , sex = '']) => ({ number, sex })),
    );
  }

  take(birthYear: number, sex: 'K' | 'M'): string | undefined {
    for (const off of [0, -1, 1, -2, 2]) {
      const number = this.#free.get(`${birthYear + off}${sex}`)?.shift();
      if (number) return number;
    }
    return undefined;
  }
}
