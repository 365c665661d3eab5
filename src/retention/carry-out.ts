import type { KeyObject } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { FileId } from '../kernel/ids.ts';
import { PersonalNumber } from '../kernel/personal-number.ts';
import { type Keyring, type Vault, vaultOf } from '../platform/sealing/keyring.ts';
import { StartFailure } from '../platform/start-failure.ts';
import { writePackage } from './archive-package.ts';
import { type Confirmed, Disposer, type FactsNow } from './carry-out.store.ts';
import {
  isDue,
  type Outcome,
  type ResearchSelection,
  type RuleKind,
  retentionOf,
  usualSelection,
} from './retention.ts';
import { StaysShut, unsealRow } from './unseal-row.ts';

export type CarriedOut = {
  readonly destroyed: readonly string[];
  readonly delivered: readonly string[];
  /** Something holds them back since they were confirmed, or they aren't due by what only the sealed words tell. */
  readonly waiting: readonly string[];
  /** Rows of advice without a name: nobody decides about each, they go by their age. */
  readonly advice: number;
};

type Options = {
  readonly adminUrl: string;
  readonly keyring: Keyring;
  readonly into: string;
  /** Asked for only where something is handed over. */
  readonly recipient: () => Promise<KeyObject>;
};

/**
 * Carries out what two people have decided: hands over what is kept for good, then destroys the file's key and everything about it, one
 * file at a time and each wholly or not at all. Broken off, it is run again and does what is left.
 */
export async function carryOutDisposals(options: Options): Promise<CarriedOut> {
  const done = { destroyed: [] as string[], delivered: [] as string[], waiting: [] as string[], advice: 0 };
  await Disposer.with(options.adminUrl, async (disposer) => {
    done.advice = await disposer.takeAdviceAway();
    const today = await disposer.now();
    const selection = { ...usualSelection, everybody: await disposer.keepsEverybody() };
    for (const one of await disposer.confirmed()) {
      const fate = await fateOf(disposer, one, { keyring: options.keyring, selection, today });
      if (!fate) done.waiting.push(one.reference);
      else if (fate.outcome === 'deliver') {
        if (one.outcome !== 'deliver') await disposer.deliverInstead(one.id, fate.rule);
        const gone = await handOver(disposer, one, fate.vault, options);
        (gone ? done.delivered : done.waiting).push(one.reference);
      } else {
        const gone = await disposer.carryOut(one.id, null);
        (gone ? done.destroyed : done.waiting).push(one.reference);
      }
    }
  });
  return done;
}

/**
 * What carrying out would do now, by the same rules, in a transaction that the database lets write nothing. One that waits for another file
 * of the same person may go all the same, where that one goes first.
 */
export async function foreseeDisposals({
  adminUrl,
  keyring,
}: Pick<Options, 'adminUrl' | 'keyring'>): Promise<CarriedOut> {
  const ahead = { destroyed: [] as string[], delivered: [] as string[], waiting: [] as string[], advice: 0 };
  await Disposer.with(adminUrl, async (disposer) => {
    await disposer.onlyLook();
    ahead.advice = await disposer.adviceToTakeAway();
    const today = await disposer.now();
    const selection = { ...usualSelection, everybody: await disposer.keepsEverybody() };
    for (const one of await disposer.confirmed()) {
      const fate = await fateOf(disposer, one, { keyring, selection, today });
      const goes = fate?.outcome === 'deliver' ? ahead.delivered : ahead.destroyed;
      (fate ? goes : ahead.waiting).push(one.reference);
    }
  });
  return ahead;
}

type Fate = { readonly outcome: Outcome; readonly rule: RuleKind; readonly vault: Vault };

/** Nothing where it isn't due any more, or something holds it back. */
async function fateOf(
  disposer: Disposer,
  one: Confirmed,
  { keyring, selection, today }: { keyring: Keyring; selection: ResearchSelection; today: CalendarDay },
): Promise<Fate | undefined> {
  const facts = await disposer.factsOf(one.fileId);
  const wrapped = await disposer.wrappedKey(one.fileId);
  if (!facts || !wrapped) return undefined;
  const vault = keyring.fileVault(one.fileId, wrapped);
  const found = await decideAnew(disposer, one, { facts, vault, selection, today });
  if (!isDue(found, today)) return undefined;
  // What two people decided to keep is kept, also where a rule says less.
  const outcome = found.outcome === 'deliver' || one.outcome === 'deliver' ? 'deliver' : 'destroy';
  return { outcome, rule: found.rule, vault };
}

type Known = { facts: FactsNow; vault: Vault; selection: ResearchSelection; today: CalendarDay };

/** The day of birth is sealed: no list knows it, and here nobody sees it. */
async function decideAnew(disposer: Disposer, one: Confirmed, { facts, vault, selection, today }: Known) {
  const numbers = await disposer.numbersOf(one.fileId);
  const born = numbers
    .map(({ id, number }) => PersonalNumber.parse(vault.unseal(`person_told.number:${id}`, number), today))
    .flatMap((read) => (read.ok ? [read.value.findBorn()] : []))
    .find((day) => day !== undefined);
  return retentionOf({ ...facts, birthYear: facts.birthYear ?? born?.year ?? null, bornOn: born ?? null }, selection);
}

/**
 * The package first, then the destruction. Where that is refused the package is none: the archive would hold a file that lives on. Where
 * nobody knows whether it was done the package stays, for it may be all there is.
 */
async function handOver(disposer: Disposer, one: Confirmed, vault: Vault, options: Options): Promise<boolean> {
  const gone = await disposer.carryOut(one.id, await deliver(disposer, one, vault, options));
  if (!gone) await rm(join(options.into, packageOf(one)), { force: true });
  return gone;
}

const packageOf = ({ reference }: Confirmed) => `${reference}.package`;

async function deliver(disposer: Disposer, one: Confirmed, vault: Vault, { keyring, into, recipient }: Options) {
  const openers = await openersOf(disposer, one.fileId, { vault, keyring });
  const key = await recipient();
  try {
    return await writePackage(linesOf(disposer, one, openers), {
      into,
      name: packageOf(one),
      recipient: key,
    });
  } catch (error) {
    if (!(error instanceof StaysShut)) throw error;
    throw new StartFailure(
      `The package of ${one.reference} would lack words (${error.column} does not open), so it was not made and the file was not destroyed: report this.`,
    );
  }
}

/** Its own key, what it has together with another file, and what is sealed for the municipality. */
export async function openersOf(
  disposer: Disposer,
  fileId: FileId,
  { vault, keyring }: { vault: Vault; keyring: Keyring },
): Promise<Vault[]> {
  const joint = await disposer.jointKeysOf(fileId);
  const together = joint.map(({ id, sealed }) => vaultOf(vault.unseal(`joint_handling.key:${id}`, sealed)));
  return [vault, ...together, keyring.handed, keyring.reasons, keyring.desk];
}

async function* linesOf(
  disposer: Disposer,
  { fileId, reference, rule }: Confirmed,
  openers: readonly Vault[],
): AsyncGenerator<unknown> {
  yield { package: 1, reference, rule };
  for await (const row of disposer.rowsOf(fileId)) yield { table: row.table, row: unsealRow(row, openers) };
}
