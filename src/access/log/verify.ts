import { canonical } from './canonical.ts';
import type { LogReader, StoredHead } from './log-reader.store.ts';
import { GrowingTree, leafHash } from './merkle.ts';
import type { Head } from './witness.ts';

export type Checked = {
  /** Sealed rows that were read. */
  readonly rows: number;
  /** Rows that the next seal will take: nothing can be said of them yet. */
  readonly waiting: number;
  readonly heads: number;
  readonly witnessed: number;
  /** In one sentence each, the first wrong row first; empty where all is as it was sealed. */
  readonly wrong: readonly string[];
  readonly root: string;
};

/** No transaction of ours takes so long; a row that is older than the head before its own was written into the past. */
const LONGEST_TRANSACTION_SECONDS = 3600;
const CLOCK_STEP_SECONDS = 60;
const MOST_TOLD = 20;

/**
 * Goes through every sealed row in its order and builds the tree anew from the columns themselves. Heads that only the database
 * holds show a change, a removal or a swap; that the end was cut, or everything was rebuilt, only the witness shows.
 */
export async function verify(log: LogReader, witness: readonly Head[]): Promise<Checked> {
  const wrong: string[] = [];
  const tell = (sentence: string) => {
    if (wrong.length < MOST_TOLD) wrong.push(sentence);
  };
  const live = await log.isLive();
  const heads = await log.heads();
  const tree = new GrowingTree();
  const roots = rootsOf(heads, witness);
  headsInTurn(heads, tell);
  let sealedBefore = Number.NEGATIVE_INFINITY;
  let current = 0;

  for await (const places of log.places())
    for (const { place, entryId, hash, row, writtenAt, at } of places) {
      if (place !== tree.size) {
        tell(`Row ${entryId} is said to lie at place ${place}, and place ${tree.size} is missing.`);
        return end();
      }
      if (row === null) tell(`Row ${entryId} is gone; it was sealed at place ${place}.`);
      else {
        const found = leafHash(canonical(row));
        if (!found.equals(hash))
          tell(`Row ${entryId} is not what was sealed: it was changed, or another was put in its place.`);
        const head = heads[current];
        const otherDay =
          live && writtenAt !== undefined && at !== undefined && Math.abs(at - writtenAt) > LONGEST_TRANSACTION_SECONDS;
        if (otherDay) tell(`Row ${entryId} tells of another time than the one at which it was written.`);
        const late = writtenAt !== undefined && writtenAt < sealedBefore - LONGEST_TRANSACTION_SECONDS;
        if (late || (head && writtenAt !== undefined && writtenAt > head.sealedAt + CLOCK_STEP_SECONDS))
          tell(`Row ${entryId} says another time than when it was sealed: it was written afterwards.`);
        // The tree of what lies there now, not of what is said to lie there.
        tree.add(found);
      }
      if (row === null) tree.add(hash);
      roots.reached(tree);
      while (heads[current] && tree.size >= (heads[current]?.size ?? 0)) {
        sealedBefore = heads[current]?.sealedAt ?? sealedBefore;
        current += 1;
      }
    }
  return end();

  async function end(): Promise<Checked> {
    const size = tree.size;
    let agreed = 0;
    for (const head of heads.filter((one) => one.size <= size)) {
      if (roots.at(head.size) === head.root) agreed = head.size;
      else {
        tell(
          `The rows at places ${agreed} to ${head.size - 1} are not those that were sealed there: one of them was changed.`,
        );
        break;
      }
    }
    const missing = heads.find((head) => head.size > size);
    if (missing) tell(`The log had ${missing.size} rows when it was sealed last, and has ${size}: its end is gone.`);
    const last = heads.at(-1)?.size ?? 0;
    if (last < size) tell(`The rows from place ${last} lie under no head.`);
    let before = 0;
    for (const head of witness) {
      if (head.size < before)
        tell(
          `The witness begins again at ${head.size} rows after ${before}: the database was put back to an earlier state.`,
        );
      before = Math.max(before, head.size);
      if (head.size > size) {
        tell(
          `The witness has seen ${head.size} rows (${head.at}), and there are ${size}: the end of the log is gone, or an older copy of the database was put in its place.`,
        );
        break;
      }
      if (roots.at(head.size) !== head.root) {
        tell(
          `The first ${head.size} rows are not those that the witness has seen (${head.at}): the log was rewritten.`,
        );
        break;
      }
    }
    const { waiting, passedOver } = await log.unsealed();
    if (passedOver !== undefined)
      tell(`Row ${passedOver} was never sealed, though later ones were: it was put in afterwards.`);
    return {
      rows: size,
      waiting,
      heads: heads.length,
      witnessed: witness.length,
      wrong,
      root: tree.root().toString('hex'),
    };
  }
}

/** The roots of the tree at every size that somebody has made a head of. */
function rootsOf(heads: readonly StoredHead[], witness: readonly Head[]) {
  const wanted = new Set([...heads, ...witness].map(({ size }) => size));
  const found = new Map<number, string>();
  return {
    reached: (tree: GrowingTree) => {
      if (wanted.has(tree.size)) found.set(tree.size, tree.root().toString('hex'));
    },
    at: (size: number) => found.get(size),
  };
}

function headsInTurn(heads: readonly StoredHead[], tell: (sentence: string) => void): void {
  for (const [i, head] of heads.entries()) {
    const before = heads[i - 1];
    if (before && head.sealedAt < before.sealedAt)
      tell(`The head of ${head.size} rows is older than the one before it.`);
  }
}
