import { hash as digest } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962, section 2.1: a leaf is hashed with 0x00 before it and two nodes with 0x01, so that neither can
 * pass for the other. A proof shows with a handful of hashes that a row is in the tree, or that a tree has only been added to.
 */
export type Hash = Buffer;

const sha256 = (bytes: Buffer): Hash => digest('sha256', bytes, 'buffer');

export const leafHash = (content: string): Hash => sha256(Buffer.from(`\0${content}`, 'utf8'));

export function nodeHash(left: Hash, right: Hash): Hash {
  const both = Buffer.allocUnsafe(65);
  both[0] = 1;
  left.copy(both, 1);
  right.copy(both, 33);
  return sha256(both);
}

/** A tree that grows: holds only the roots of its whole subtrees, however many leaves it has. */
export class GrowingTree {
  #size = 0;
  readonly #whole: Hash[] = [];

  get size(): number {
    return this.#size;
  }

  add(leaf: Hash): void {
    let hash = leaf;
    for (let n = this.#size; n % 2 === 1; n = Math.floor(n / 2)) {
      const left = this.#whole.pop();
      if (left) hash = nodeHash(left, hash);
    }
    this.#whole.push(hash);
    this.#size += 1;
  }

  root(): Hash {
    const last = this.#whole.at(-1);
    if (!last) return sha256(Buffer.alloc(0));
    return this.#whole.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
  }
}

/** The largest power of two below `n`: where a tree of `n` leaves is cut in two. */
function cut(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

export function rootOf(leaves: readonly Hash[]): Hash {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** The hashes beside the way from a leaf up to the root (RFC 6962, 2.1.1). */
export function inclusionProof(leaves: readonly Hash[], place: number): Hash[] {
  if (leaves.length <= 1) return [];
  const k = cut(leaves.length);
  return place < k
    ? [...inclusionProof(leaves.slice(0, k), place), rootOf(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), place - k), rootOf(leaves.slice(0, k))];
}

/** Does this proof lead from the leaf to the root of a tree of that size? */
export function includes(root: Hash, size: number, place: number, leaf: Hash, proof: readonly Hash[]): boolean {
  if (place < 0 || place >= size) return false;
  return climb(size, place, leaf, [...proof])?.equals(root) ?? false;
}

function climb(size: number, place: number, leaf: Hash, proof: Hash[]): Hash | undefined {
  if (size === 1) return proof.length === 0 ? leaf : undefined;
  const beside = proof.pop();
  if (!beside) return undefined;
  const k = cut(size);
  const inner = place < k ? climb(k, place, leaf, proof) : climb(size - k, place - k, leaf, proof);
  if (!inner) return undefined;
  return place < k ? nodeHash(inner, beside) : nodeHash(beside, inner);
}

/** The hashes that show that the tree of the first `earlier` leaves is the beginning of this one (RFC 6962, 2.1.2). */
export function consistencyProof(leaves: readonly Hash[], earlier: number): Hash[] {
  return earlier === leaves.length ? [] : subproof(leaves, earlier, true);
}

function subproof(leaves: readonly Hash[], earlier: number, known: boolean): Hash[] {
  if (earlier === leaves.length) return known ? [] : [rootOf(leaves)];
  const k = cut(leaves.length);
  return earlier <= k
    ? [...subproof(leaves.slice(0, k), earlier, known), rootOf(leaves.slice(k))]
    : [...subproof(leaves.slice(k), earlier - k, false), rootOf(leaves.slice(0, k))];
}

type Head = { readonly size: number; readonly root: Hash };

/** Does the proof show that the later tree is the earlier one with rows added, and nothing else changed? */
export function extendsTree(earlier: Head, later: Head, proof: readonly Hash[]): boolean {
  if (earlier.size < 1 || earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root);
  const rest = [...proof];
  const found = both(earlier.size, later.size, rest, true, earlier.root);
  return !!found && rest.length === 0 && found.old.equals(earlier.root) && found.now.equals(later.root);
}

function both(
  earlier: number,
  size: number,
  proof: Hash[],
  known: boolean,
  knownRoot: Hash,
): { old: Hash; now: Hash } | undefined {
  if (earlier === size) {
    const same = known ? knownRoot : proof.pop();
    return same && { old: same, now: same };
  }
  const beside = proof.pop();
  if (!beside) return undefined;
  const k = cut(size);
  if (earlier <= k) {
    const inner = both(earlier, k, proof, known, knownRoot);
    return inner && { old: inner.old, now: nodeHash(inner.now, beside) };
  }
  const inner = both(earlier - k, size - k, proof, false, knownRoot);
  return inner && { old: nodeHash(beside, inner.old), now: nodeHash(beside, inner.now) };
}
