import { setTimeout as pause } from 'node:timers/promises';
import type { JobsDatabase } from '../../platform/database/with-jobs.ts';
import type { ReportFault } from '../../platform/log.ts';
import type { Letter, Sending } from '../../platform/mail/smtp.ts';
import { headsAfter, lastHead, rootAt, sealLog } from './seal.store.ts';
import type { Head, WitnessFile } from './witness.ts';

/** A head has left the database at most 100 rows, or this many seconds, after a row was written. */
const ROWS_AT_ONCE = 100;
const LATEST_MS = 15_000;
const LOOK_EVERY_MS = 1000;
const MAIL_EVERY_MS = 60_000;
const HEADS_AT_ONCE = 1000;

export type WitnessMail = {
  readonly to: string;
  readonly send: (letter: Letter) => Promise<Sending>;
  /** For tests: at most one mail in so many milliseconds; a minute where nothing is said. */
  readonly everyMs?: number;
};

export type Sealer = {
  /** The database is not the one whose heads the witness file has: an older copy, or one that somebody changed. */
  readonly otherLog: boolean;
  /** One look: seals if there is enough or it is time, and hands new heads on. For tests; otherwise it looks by itself. */
  readonly look: (atLeast: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Seals the log for as long as this process runs, and hands the heads to witnesses outside the database. */
export async function startSealing(services: {
  readonly jobs: JobsDatabase;
  readonly file: WitnessFile;
  readonly mail: WitnessMail | undefined;
  /** Another log's file is then put aside, not told of. */
  readonly madeUp: boolean;
  readonly reportFault: ReportFault;
}): Promise<Sealer> {
  const { jobs, file, mail, madeUp, reportFault } = services;
  const last = await file.last();
  const otherLog = !!last && (await jobs.inOne(({ sql }) => rootAt(sql, last.size))) !== last.root;
  if (otherLog && madeUp) await file.putAside();
  // After a restore the file goes on from where the database is, so that what happens from now on has a witness too.
  const from = otherLog && !madeUp ? await jobs.inOne(({ sql }) => lastHead(sql)) : otherLog ? undefined : last;
  let witnessed = from?.size ?? 0;
  let mailed = { size: 0, at: Number.NEGATIVE_INFINITY };

  const lookNow = async (atLeast: number) => {
    while ((await jobs.inOne(({ sql }) => sealLog(sql, atLeast))) >= ROWS_AT_ONCE); // until what waited is done
    for (;;) {
      const heads = await jobs.inOne(({ sql }) => headsAfter(sql, witnessed, HEADS_AT_ONCE));
      await file.write(heads);
      witnessed = heads.at(-1)?.size ?? witnessed;
      if (heads.length < HEADS_AT_ONCE) break;
    }
    if (mail && performance.now() - mailed.at >= (mail.everyMs ?? MAIL_EVERY_MS)) {
      const head = await jobs.inOne(({ sql }) => lastHead(sql));
      if (head && head.size !== mailed.size) {
        mailed = { size: mailed.size, at: performance.now() };
        // The newest head stands for all before it, so that a mail that did not leave is not sent again.
        if ((await mail.send(letterOf(mail.to, head))).outcome === 'sent') mailed = { ...mailed, size: head.size };
      }
    }
  };

  // One look after another, so that no head is handed on twice.
  let looking: Promise<void> = Promise.resolve();
  const look = (atLeast: number) => {
    looking = looking.catch(() => {}).then(() => lookNow(atLeast));
    return looking;
  };

  const ending = new AbortController();
  const running = (async () => {
    let sealedAt = Number.NEGATIVE_INFINITY;
    let failing = false;
    while (!ending.signal.aborted) {
      const time = performance.now() - sealedAt >= LATEST_MS;
      try {
        await look(time ? 1 : ROWS_AT_ONCE);
        if (time) sealedAt = performance.now();
        failing = false;
      } catch (error) {
        if (!failing) reportFault(error, 'log.seal'); // once, not every second
        failing = true;
      }
      await pause(LOOK_EVERY_MS, undefined, { signal: ending.signal }).catch(() => {}); // woken when it is to end
    }
  })();
  return {
    otherLog: otherLog && !madeUp,
    look,
    stop: async () => {
      ending.abort();
      await running;
      await look(1).catch(() => {}); // without a database, or a disk: the next start does it
    },
  };
}

/** The head and nothing else: whoever sees the mail learns that a system counts. */
function letterOf(to: string, { size, root, at }: Head): Letter {
  return { id: `${size}.${root.slice(0, 16)}`, to, subject: `${size}`, text: `${size}:${root}\n${at}\n` };
}
