import type { FileContext, OpenFile, SectionKind, StaffContext } from '../access/index.ts';
import type { EventId, PersonId, StaffId, UnitId } from '../kernel/ids.ts';
import { newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { insertEvent } from './clocks.store.ts';

export type Happening = {
  readonly kind: string;
  /** The section that the event lies in: it is seen by those who may read that section. */
  readonly section: SectionKind;
  /** Ids of what the event is about, by name; never words. */
  readonly subject?: Readonly<Record<string, string>>;
  /** The person that clocks started or met by this event are about: one clock each for her and for every child. */
  readonly about?: PersonId;
  /** Who the started clocks are handed to; the actor where nobody is named. */
  readonly owner?: StaffId;
  readonly ownerUnit?: UnitId;
  /** When it happened, where that was before it is written down: clocks run from the contact, not from the typing. */
  readonly at?: Instant;
};

/** Writes the one event of a change, and lets the clocks that it starts or meets follow from it (design.md, idea 3 and 4). */
export async function happened(
  ctx: Pick<StaffContext | FileContext, 'sql' | 'now' | 'actor'>,
  file: OpenFile,
  what: Happening,
): Promise<EventId> {
  const id = newId<EventId>();
  await insertEvent(ctx.sql, {
    id,
    fileId: file.id,
    sectionId: file.section(what.section),
    kind: what.kind,
    at: what.at ?? ctx.now,
    actorId: ctx.actor.staffId,
    subject: JSON.stringify({ ...what.subject, ...(what.about ? { person: what.about } : {}) }),
  });
  return id;
}
