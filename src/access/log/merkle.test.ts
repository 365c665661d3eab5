import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  extendsTree,
  GrowingTree,
  type Hash,
  includes,
  inclusionProof,
  leafHash,
  rootOf,
} from './merkle.ts';

/** The leaves of Certificate Transparency's own tests, whose roots are published. */
const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const leaves = (count: number): Hash[] => Array.from({ length: count }, (_, i) => leafHash(`row ${i}`));

describe('the tree', () => {
  it('has the roots that RFC 6962 gives these leaves', () => {
    const hashes = known.map((hex) => leafHash(Buffer.from(hex, 'hex').toString('latin1')));
    expect(hashes.map((_, i) => rootOf(hashes.slice(0, i + 1)).toString('hex'))).toEqual(knownRoots);
    expect(new GrowingTree().root().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('proves every row that is in it, and no other, at no other place and of no other size', () => {
    const all = leaves(21);
    for (let size = 1; size <= all.length; size++) {
      const some = all.slice(0, size);
      const root = rootOf(some);
      for (const [place, leaf] of some.entries()) {
        const proof = inclusionProof(some, place);
        expect(includes(root, size, place, leaf, proof)).toBe(true);
        expect(includes(root, size, place, leafHash('another'), proof)).toBe(false);
        expect(includes(root, size, (place + 1) % (size + 1), leaf, proof)).toBe(false);
        expect(includes(root, size, place, leaf, [...proof, root])).toBe(false);
        if (proof.length > 0) expect(includes(root, size, place, leaf, proof.slice(1))).toBe(false);
      }
    }
  });

  it('proves that it has only grown', () => {
    const all = leaves(21);
    for (let later = 1; later <= all.length; later++)
      for (let earlier = 1; earlier <= later; earlier++) {
        const [old, now] = [all.slice(0, earlier), all.slice(0, later)];
        const heads = [old, now].map((some) => ({ size: some.length, root: rootOf(some) }));
        const proof = consistencyProof(now, earlier);
        expect(extendsTree(heads[0] as never, heads[1] as never, proof), `${earlier} → ${later}`).toBe(true);
        const forked = { size: earlier, root: rootOf([...old.slice(0, -1), leafHash('forked')]) };
        expect(extendsTree(forked, heads[1] as never, proof), `${earlier} → ${later}`).toBe(false);
      }
  });

  it('finds any change of any leaf', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (size, at) => {
        const before = leaves(size);
        const after = before.with(at % size, leafHash('changed'));
        return !rootOf(before).equals(rootOf(after));
      }),
    );
  });
});
