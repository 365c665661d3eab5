import type { FileContext } from '../../access/index.ts';
import { happened } from '../../clocks/index.ts';
import { newId, type PersonId } from '../../kernel/ids.ts';
import type { PersonalNumber } from '../../kernel/personal-number.ts';
import type { YesNoUnknown } from '../../kernel/yes-no-unknown.ts';
import {
  type ChildExposure,
  insertInterpreter,
  insertViolence,
  levellingHints,
  type Severity,
  type ViolenceKind,
} from '../../safety/index.ts';
import { changeOnDesk, deskName, relabelOnDesk } from '../../today/index.ts';
import { changeContact } from '../contact.store.ts';
import type { AddedPart, ChildrenKnown, FearNotAsked, Relation, Urgency } from '../contact-codes.ts';
import { yearOf } from '../contact-forms.ts';
import { insertPerson, type PersonTold, updatePerson } from '../people.store.ts';
import { indexNamed, indexOtherSide, indexPerson, unindexPerson } from '../person-index.store.ts';
import { insertFear } from '../told.store.ts';

/** What changed about the contact itself; the event says which part, never what was answered. */
export async function changePart(
  ctx: FileContext,
  part: 'livingTogether' | 'childrenKnown',
  answer: YesNoUnknown,
): Promise<void> {
  await changeContact(ctx.sql, ctx.file, { [part]: answer satisfies ChildrenKnown });
  await happened(ctx, ctx.file, { kind: 'contact.changed', section: 'account', subject: { part } });
}

/** The time is the button's: it is pressed while the words are still in the room (SoL 19:1). */
export async function tellDutyToReport(ctx: FileContext): Promise<void> {
  await changeContact(ctx.sql, ctx.file, { dutyToReportToldAt: ctx.now });
  await happened(ctx, ctx.file, { kind: 'dutyToReport.told', section: 'account' });
}

export async function setUrgency(ctx: FileContext, urgency: Urgency): Promise<void> {
  const { sql, file, now } = ctx;
  await changeContact(sql, file, { urgency });
  await changeOnDesk(sql, file.id, { urgency }, now);
  await happened(ctx, file, {
    kind: 'contact.changed',
    section: 'account',
    subject: { part: 'urgency', urgency: String(urgency) },
  });
}

type Named = { name?: string | undefined; number?: PersonalNumber | undefined; birthYear?: string | undefined };
const named = (typed: Named) => ({
  name: typed.name ?? null,
  number: typed.number?.digits() ?? null,
  birthYear: yearOf(typed),
});

export async function nameSelf(ctx: FileContext, self: PersonTold, typed: Named): Promise<void> {
  const { sql, keyring, file } = ctx;
  await updatePerson(sql, file, self.id, named(typed));
  await unindexPerson(ctx, file.id, self);
  await indexPerson(ctx, file.id, named(typed));
  await relabelOnDesk(sql, keyring, file, deskName(typed.name));
  await happened(ctx, file, { kind: 'person.corrected', section: 'identity', about: self.id });
}

export type ChildTyped = Named & {
  readonly livesWith: YesNoUnknown;
  readonly exposure: readonly ChildExposure[];
  readonly guardianIds: readonly PersonId[];
  readonly words?: string | undefined;
};
const childValues = (typed: ChildTyped) => ({
  ...named(typed),
  livesWith: typed.livesWith,
  exposure: typed.exposure,
  guardianIds: typed.guardianIds,
  words: typed.words ?? null,
});

/** Each child is a person of its own, with clocks of its own from the moment it is told of (SoL 18:7, 19:1, 20:1). */
export async function tellOfChild(ctx: FileContext, typed: ChildTyped): Promise<void> {
  const { sql, file } = ctx;
  const id = newId<PersonId>();
  await insertPerson(sql, file, { id, part: 'child', ...childValues(typed) });
  await indexNamed(ctx, file.id, named(typed));
  await changeContact(sql, file, { childrenKnown: 'yes' });
  await happened(ctx, file, { kind: 'child.told', section: 'children', about: id });
}

export async function correctChild(ctx: FileContext, id: PersonId, typed: ChildTyped): Promise<void> {
  await updatePerson(ctx.sql, ctx.file, id, childValues(typed));
  await indexNamed(ctx, ctx.file.id, named(typed));
  await happened(ctx, ctx.file, { kind: 'person.corrected', section: 'children', about: id });
}

export type OtherTyped = {
  readonly part: AddedPart;
  readonly name?: string | undefined;
  readonly number?: PersonalNumber | undefined;
  readonly relation: Relation;
  readonly livesWith: YesNoUnknown;
  readonly words?: string | undefined;
};
const otherValues = ({ part, name, number, relation, livesWith, words }: OtherTyped) => ({
  name: name ?? null,
  number: part === 'usesViolence' ? (number?.digits() ?? null) : null,
  relation,
  livesWith,
  words: words ?? null,
});

/** Told of here, and nowhere else: nothing is looked up, and nothing is written in any file of that person. */
export async function tellOfOther(ctx: FileContext, typed: OtherTyped): Promise<void> {
  const id = newId<PersonId>();
  const values = otherValues(typed);
  await insertPerson(ctx.sql, ctx.file, { id, part: typed.part, ...values });
  await indexOtherSide(ctx, ctx.file.id, values);
  await happened(ctx, ctx.file, {
    kind: 'person.told',
    section: typed.part === 'guardian' ? 'children' : 'account',
    subject: { part: typed.part },
    about: id,
  });
}

export async function correctOther(ctx: FileContext, person: PersonTold, typed: OtherTyped): Promise<void> {
  const values = otherValues(typed);
  await updatePerson(ctx.sql, ctx.file, person.id, values);
  if (values.number !== person.number) {
    await unindexPerson(ctx, ctx.file.id, person);
    await indexOtherSide(ctx, ctx.file.id, values);
  }
  await happened(ctx, ctx.file, {
    kind: 'person.corrected',
    section: person.part === 'guardian' ? 'children' : 'account',
    about: person.id,
  });
}

export type ViolenceTyped = {
  readonly kinds: readonly ViolenceKind[];
  readonly by: PersonId | 'unknown';
  readonly to: PersonId | 'unknown';
  readonly severity: Severity;
  readonly ongoing: boolean;
  readonly when?: string | undefined;
  readonly words?: string | undefined;
};

/** Saves, and answers whether there are hints about the words (voices V16): they come after the saving and never stop it. */
export async function tellOfViolence(ctx: FileContext, typed: ViolenceTyped): Promise<boolean> {
  const { sql, file, now } = ctx;
  const person = (id: PersonId | 'unknown') => (id === 'unknown' ? null : id);
  const ids = await insertViolence(sql, file, {
    kinds: typed.kinds,
    severity: typed.severity,
    byPerson: person(typed.by),
    toPerson: person(typed.to),
    whenWords: typed.when ?? null,
    words: typed.words ?? null,
    toldAt: now,
    ongoing: typed.ongoing,
  });
  await happened(ctx, file, { kind: 'violence.told', section: 'account', subject: { violence: ids.join(' ') } });
  return levellingHints(typed.words ?? '').length > 0;
}

export async function rateFear(
  ctx: FileContext,
  self: PersonTold | undefined,
  typed: { fear?: number | undefined; fearNotAsked?: FearNotAsked | undefined },
): Promise<void> {
  const { sql, file, now, actor } = ctx;
  await insertFear(sql, file, {
    personId: self?.id ?? null,
    score: typed.fear ?? null,
    notAskedBecause: typed.fearNotAsked ?? null,
    at: now,
    byId: actor.staffId,
  });
  await happened(ctx, file, { kind: 'fear.rated', section: 'protection', ...(self ? { about: self.id } : {}) });
}

export async function checkInterpreter(
  ctx: FileContext,
  typed: {
    needed: 'yes' | 'no';
    language?: string | undefined;
    dialect?: string | undefined;
    circle?: string | undefined;
    who?: string | undefined;
  },
): Promise<void> {
  const { sql, file, now, actor } = ctx;
  const needed = typed.needed === 'yes';
  await insertInterpreter(sql, file, {
    language: needed ? (typed.language ?? 'other') : 'none',
    dialect: needed ? (typed.dialect ?? null) : null,
    circle: needed ? (typed.circle ?? null) : null,
    words: needed ? (typed.who ?? null) : null,
    checkedAt: now,
    checkedBy: actor.staffId,
  });
  await happened(ctx, file, { kind: 'interpreter.checked', section: 'safeContact' });
}
