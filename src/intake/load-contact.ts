import type { FileContext, OpenFile } from '../access/index.ts';
import { type NextAct, reportAct } from '../children/index.ts';
import { clocksOf, type FileClock } from '../clocks/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import { whoAnswers } from '../organisation/index.ts';
import { findInterpreter, type InterpreterNeed, type ViolenceTold, violenceTold } from '../safety/index.ts';
import { type Contact, findContact, findOwner, hasAskedLivingTogether } from './contact.store.ts';
import { type PersonTold, peopleTold } from './people.store.ts';
import { type Repeat, repeatsOf } from './person-index.store.ts';
import { type FearRating, fearRatings } from './told.store.ts';

/** Everything that the contact page draws from. */
export type ContactFacts = {
  readonly file: Pick<OpenFile, 'id' | 'reference' | 'unitId' | 'mayWrite' | 'protection' | 'ground'>;
  readonly contact: Contact;
  readonly livingTogetherAsked: boolean;
  readonly people: readonly PersonTold[];
  readonly violence: readonly ViolenceTold[];
  readonly fear: readonly FearRating[];
  readonly interpreter: InterpreterNeed | undefined;
  readonly clocks: readonly FileClock[];
  /** Who is to be asked about each clock now. */
  readonly answering: ReadonlyMap<string, string>;
  /** Somebody who was here before, within twelve months. */
  readonly repeats: readonly Repeat[];
  readonly owner: { readonly id: StaffId; readonly name: string } | undefined;
  /** What the concern report waits for, where the contact is one. */
  readonly report: NextAct | undefined;
};

export async function loadContact(
  ctx: Pick<FileContext, 'sql' | 'file' | 'now' | 'language'>,
): Promise<ContactFacts | undefined> {
  const { sql, file } = ctx;
  if (file.kind !== 'contact') return undefined;
  const contact = await findContact(sql, file);
  if (!contact) return undefined;
  const [livingTogetherAsked, people, violence, fear, interpreter, clocks, repeats, owner, report] = await Promise.all([
    hasAskedLivingTogether(sql, file),
    peopleTold(sql, file),
    violenceTold(sql, file),
    fearRatings(sql, file),
    findInterpreter(sql, file),
    clocksOf(sql, file.id),
    repeatsOf(sql, file.id),
    findOwner(sql, file),
    reportAct(sql, file),
  ]);
  const answering = await whoAnswers(ctx, clocks);
  const told = { livingTogetherAsked, people, violence, fear, interpreter };
  return { file, contact, ...told, clocks, answering, repeats, owner, report };
}

export const selfOf = (facts: ContactFacts) => facts.people.find(({ part }) => part === 'self');
