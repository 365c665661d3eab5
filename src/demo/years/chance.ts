import type { Id } from '../../kernel/ids.ts';

/**
 * Made-up variety that is the same each time: the same seed gives the same people, days and ids. Nothing secret may rest
 * on it.
 */
export class Chance {
  #state: number;

  constructor(seed: string) {
    // FNV-1a, so that neighbouring seeds have nothing in common.
    let hash = 0x811c9dc5;
    for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    this.#state = hash >>> 0;
  }

  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let x = this.#state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
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

  bytes(count: number): Buffer {
    const made = Buffer.alloc(count);
    for (let at = 0; at < count; at += 1) made[at] = Math.floor(this.next() * 256);
    return made;
  }
}
