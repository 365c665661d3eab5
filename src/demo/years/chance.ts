import { createHash } from 'node:crypto';
import type { Id } from '../../kernel/ids.ts';

/**
 * Made-up variety that is the same each time: the same seed gives the same people, days and ids. Nothing secret may rest
 * on it.
 */
export class Chance {
  readonly #state: Uint32Array;

  constructor(seed: string) {
    // A state so large that no two seeds ever come upon the same numbers: ids are made of them.
    const digest = createHash('sha256').update(seed).digest();
    this.#state = Uint32Array.from([0, 4, 8, 12], (at) => digest.readUInt32LE(at));
  }

  /** From 0 up to 1. */
  next(): number {
    return this.#word() / 4_294_967_296;
  }

  /** 32 bits (sfc32). */
  #word(): number {
    const s = this.#state;
    const [a = 0, b = 0, c = 0, d = 0] = s;
    const word = (a + b + d) >>> 0;
    s[3] = d + 1;
    s[0] = b ^ (b >>> 9);
    s[1] = c + (c << 3);
    s[2] = ((c << 21) | (c >>> 11)) + word;
    return word;
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  /** Both ends can come. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Skewed, as how long things take is: half come below `median`, and some take many times as long. */
  around(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(spread * normal);
  }

  pick<T>(things: readonly T[]): T {
    const one = things[Math.floor(this.next() * things.length)];
    if (one === undefined) throw new Error('There is nothing to pick from');
    return one;
  }

  some<T>(things: readonly T[], count: number): T[] {
    const rest = [...things];
    return Array.from({ length: Math.min(count, rest.length) }, () => {
      const [one] = rest.splice(Math.floor(this.next() * rest.length), 1);
      return one as T;
    });
  }

  weighed<T extends string>(shares: Readonly<Record<T, number>>): T {
    const all = Object.entries<number>(shares) as [T, number][];
    let left = this.next() * all.reduce((sum, [, share]) => sum + share, 0);
    for (const [thing, share] of all) {
      left -= share;
      if (left < 0) return thing;
    }
    return all[0]?.[0] as T;
  }

  /** Of the form of version 4, as all ids are. */
  id<T extends Id>(): T {
    const hex = this.bytes(16).toString('hex');
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}` as Id as T;
  }

  /** In fours. */
  bytes(count: 4 | 16 | 32): Buffer {
    const made = Buffer.alloc(count);
    for (let at = 0; at < count; at += 4) made.writeUInt32LE(this.#word(), at);
    return made;
  }
}
