import type { OpenFile, SectionKind, StaffContext } from '../access/index.ts';
import { type EventKind, isAssessment, isContact } from '../kernel/event-kind.ts';
import {
  type ActionId,
  type EventId,
  type GroundId,
  type Id,
  newId,
  type PersonId,
  type ProcessId,
  type PromiseId,
  type StaffId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { getOk } from '../kernel/result.ts';
import {
  clocksOf,
  endClock,
  type FileClock,
  insertClocks,
  insertEvent,
  meetClocks,
  noteOnDesk,
  stopClocks,
} from './clocks.store.ts';
import { dueAt } from './clocks.ts';
import { type ClockKind, endedBy, metBy, ruleOf, startedBy } from './rules.ts';

type About =
  | PersonId
  | PromiseId
  | ActionId
  | GroundId
  | Id<'consent'>
  | Id<'decision'>
  | Id<'decisionRequest'>
  | Id<'asking'>
  | Id<'disclosure'>
  | Id<'safetyAsk'>
  | Id<'readingRequest'>
  | Id<'riskAssessment'>
  | Id<'redEvent'>
  | Id<'need'>
  | Id<'emergencyAid'>
  | Id<'referral'>
  | ProcessId
  | Id<'intervention'>
  | Id<'followUp'>
  | Id<'consultation'>
  | Id<'coordinatedPlan'>;

export type Happening = {
  readonly kind: EventKind;
  /** The section that the event lies in: it is seen by those who may read that section. */
  readonly section: SectionKind;
  /** A second section that whoever sees the event, or a clock that it starts, must read too. */
  readonly guard?: SectionKind | undefined;
  /** Ids of what the event is about, by name; never words. */
  readonly subject?: Readonly<Record<string, string>>;
  /** Whom (or which promise or action) the clocks started or met by this event are about: one each for her and for every child. */
  readonly about?: About | undefined;
  /** What it takes the place of: it meets the clocks about these too. */
  readonly replaces?: readonly About[];
  /** Clocks that it meets one by one, where what they are about doesn't say which: an answer to what is asked now, and not to what comes later. */
  readonly meets?: readonly FileClock[];
  /** Who the started clocks are handed to; the actor where nobody is named. */
  readonly owner?: StaffId;
  /** When it happened, where that was before it is written down: clocks run from the contact, not from the typing. */
  readonly at?: Instant;
  /** When what it meets was done, where that was before it is written down: the court looks at the day that it got it. */
  readonly metAt?: Instant;
  /** The moment that the event itself sets, as a promise does. */
  readonly due?: Instant;
  /** Clocks that such an event starts only sometimes, with the moment or the row that is their own: when few talks are left, say. */
  readonly starts?: readonly Started[];
};

/** A clock that the event starts beside those of its kind; in another section, about something else and with another owner where that is said. */
export type Started = {
  readonly kind: ClockKind;
  readonly due?: Instant;
  /** When it began to count, where that was before what is written down now. */
  readonly from?: Instant;
  readonly section?: SectionKind;
  readonly about?: About;
  readonly owner?: StaffId;
};

type Doer = Pick<StaffContext, 'sql' | 'now' | 'actor'>;

/** Writes the one event of a change, and lets the clocks that it starts or meets follow from it (docs/decisions/0003). */
export async function happened(
  ctx: Doer,
  file: Pick<OpenFile, 'id' | 'unitId' | 'section'>,
  what: Happening,
): Promise<EventId> {
  const { sql } = ctx;
  const id = newId<EventId>();
  const at = what.at ?? ctx.now;
  await insertEvent(sql, {
    id,
    fileId: file.id,
    sectionId: file.section(what.section),
    guardId: what.guard ? file.section(what.guard) : null,
    kind: what.kind,
    at,
    actorId: ctx.actor.staffId,
    subject: JSON.stringify({ ...what.subject, ...(what.about ? { person: what.about } : {}) }),
  });
  if (isContact(what.kind)) await noteOnDesk(sql, file.id, 'lastContactAt', at);
  if (isAssessment(what.kind)) await noteOnDesk(sql, file.id, 'assessedAt', at);
  // First what it stops, then what it starts: a new promise of the same kind is not met by its own beginning.
  for (const about of [what.about, ...(what.replaces ?? [])])
    await stopClocks(sql, file.id, metBy(what.kind), about, { metAt: what.metAt ?? ctx.now, metBy: id });
  if (what.meets) await meetClocks(sql, what.meets, { metAt: what.metAt ?? ctx.now, metBy: id });
  await stopClocks(sql, file.id, endedBy(what.kind), what.about, { endedAt: ctx.now });
  const started: readonly Started[] = [
    ...startedBy(what.kind).map((kind) => ({ kind, ...(what.due ? { due: what.due } : {}) })),
    ...(what.starts ?? []),
  ];
  await insertClocks(
    sql,
    started.map(({ kind, due, from = at, section, about = what.about, owner = what.owner }) => ({
      id: newId(),
      fileId: file.id,
      sectionId: file.section(section ?? what.section),
      guardId: what.guard && !section ? file.section(what.guard) : null,
      rule: kind,
      subjectId: about ?? null,
      startedAt: from,
      dueAt: getOk(dueAt(ruleOf(kind), from, due), `a deadline for ${kind}`),
      ownerId: owner ?? ctx.actor.staffId,
      unitId: file.unitId,
    })),
  );
  return id;
}

/**
 * Clocks that still run when a contact becomes a file go on there, from their own beginning: opening a file wins no time.
 * `about` says which person or promise of the new file a clock about one belongs to; clocks about others stay where they are.
 */
export async function moveClocks(
  ctx: Doer,
  from: OpenFile,
  to: OpenFile,
  move: {
    readonly section: SectionKind;
    readonly about: ReadonlyMap<string, string>;
    readonly alsoAboutNobody: boolean;
    readonly owner: StaffId;
    /** Which kinds go along; all of them where nothing is said. */
    readonly kinds?: (kind: ClockKind) => boolean;
  },
): Promise<void> {
  for (const clock of await clocksOf(ctx.sql, from.id)) {
    if (move.kinds && !move.kinds(clock.kind)) continue;
    const about = clock.about && move.about.get(clock.about);
    if (clock.about ? !about : !move.alsoAboutNobody) continue;
    await insertClocks(ctx.sql, [
      {
        id: newId(),
        fileId: to.id,
        sectionId: to.section(move.section),
        rule: clock.kind,
        subjectId: about ?? null,
        startedAt: clock.startedAt,
        dueAt: clock.dueAt,
        ownerId: move.owner,
        unitId: to.unitId,
      },
    ]);
    await endClock(ctx.sql, clock.id, ctx.now);
  }
}
