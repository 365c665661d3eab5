import type { ProtectedIdentity, SectionKind } from '../../access/index.ts';
import { type ClockKind, dueAt, endedBy, metBy, ruleOf, startedBy } from '../../clocks/index.ts';
import { type EventKind, isAssessment, isContact } from '../../kernel/event-kind.ts';
import type { EventId, StaffId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/instant.ts';
import { getOk } from '../../kernel/result.ts';
import type { RunningClock } from '../../platform/database/schema.generated.ts';
import { type DeskName, type DeskState, deskName, ownLabel, unitLabel } from '../../today/index.ts';
import type { MadeFile } from './made-file.ts';
import { Opened } from './opened.ts';
import type { Insertable } from './rows.store.ts';

type Happened = {
  readonly kind: EventKind;
  readonly section: SectionKind;
  readonly subject?: Readonly<Record<string, string>>;
  readonly about?: string | undefined;
  readonly owner?: StaffId;
  readonly at?: Instant;
  readonly due?: Instant;
};

/** What the pages write beside the change itself: who was signed in, what was opened, the log, the event, the clocks, the desks. */
export class Chronicle extends Opened {
  /** The one event of the change, and the clocks that follow from it, by the table that the pages use. */
  happened(file: MadeFile, by: StaffId, now: Instant, what: Happened): void {
    const id = this.chance.id<EventId>();
    const at = what.at ?? now;
    if (isBefore(file.lastAt, now)) file.lastAt = now;
    this.rows.add('event', {
      id,
      fileId: file.id,
      sectionId: file.section(what.section),
      kind: what.kind,
      at,
      actorId: by,
      subject: { ...what.subject, ...(what.about ? { person: what.about } : {}) },
    });
    const ofUnit = file.desks.find(({ unitId }) => unitId);
    if (ofUnit && isContact(what.kind)) ofUnit.lastContactAt = at;
    if (ofUnit && isAssessment(what.kind)) ofUnit.assessedAt = at;
    this.#stop(file, metBy(what.kind), what.about, { metAt: now, metBy: id });
    this.#stop(file, endedBy(what.kind), what.about, { endedAt: now });
    for (const kind of startedBy(what.kind)) {
      const due = getOk(dueAt(ruleOf(kind), at, what.due), `a deadline for ${kind}`);
      this.#startClock(file, {
        sectionId: file.section(what.section),
        rule: kind,
        subjectId: what.about ?? null,
        startedAt: at,
        dueAt: due,
        ownerId: what.owner ?? by,
      });
    }
  }

  #stop(file: MadeFile, kinds: readonly ClockKind[], about: string | undefined, stop: object): void {
    for (const clock of running(file))
      if (kinds.some((kind) => kind === clock.rule) && (!about || !clock.subjectId || clock.subjectId === about))
        Object.assign(clock, stop);
  }

  #startClock(
    file: MadeFile,
    clock: Pick<Insertable<RunningClock>, 'sectionId' | 'rule' | 'subjectId' | 'startedAt' | 'dueAt' | 'ownerId'>,
  ): void {
    file.clocks.push(
      this.rows.add('runningClock', {
        ...clock,
        id: this.chance.id(),
        fileId: file.id,
        unitId: file.row.unitId,
        metAt: null,
        metBy: null,
        endedAt: null,
      }),
    );
  }

  /** Clocks that still run go on in the file, from their own beginning. */
  moveClocks(
    from: MadeFile,
    to: MadeFile,
    now: Instant,
    people: ReadonlyMap<string, string>,
    alsoAboutNobody: boolean,
    owner: StaffId,
    which: { readonly section: SectionKind; readonly kinds: (kind: string) => boolean },
  ): void {
    for (const clock of running(from)) {
      if (!which.kinds(clock.rule)) continue;
      const about = clock.subjectId ? people.get(clock.subjectId) : undefined;
      if (clock.subjectId ? !about : !alsoAboutNobody) continue;
      const { rule, startedAt, dueAt: due } = clock;
      this.#startClock(to, {
        sectionId: to.section(which.section),
        rule,
        subjectId: about ?? null,
        startedAt,
        dueAt: due,
        ownerId: owner,
      });
      clock.endedAt = now;
    }
  }
  /** On the desks of the unit and of these members of staff. */
  putOnDesk(
    file: MadeFile,
    at: Instant,
    placed: {
      kind: 'contact' | 'file';
      name: DeskName;
      state: DeskState;
      urgency: number;
      owner: StaffId | null;
      staff: readonly StaffId[];
      since: Instant;
    },
  ): void {
    const { name, staff, owner, ...plain } = placed;
    const protection = file.row.protection as ProtectedIdentity;
    const place = (staffId: StaffId | null, label: string) =>
      file.desks.push(
        this.rows.add('desk', {
          ...plain,
          id: this.chance.id(),
          fileId: file.id,
          staffId,
          unitId: staffId ? null : file.row.unitId,
          reference: file.row.reference,
          label: this.town.keyring.desk.seal(`desk.label:${file.id}`, label),
          ownerId: owner,
          changedAt: at,
        }),
      );
    place(null, unitLabel(name, protection));
    for (const one of staff) place(one, ownLabel(name, protection));
  }

  /** Their own rows begin as the unit's row stands. */
  putOnOwnDesks(file: MadeFile, at: Instant, name: string | undefined, staff: readonly StaffId[]): void {
    const unit = file.desks.find((row) => row.unitId);
    for (const staffId of staff) {
      if (!unit || file.desks.some((row) => row.staffId === staffId)) continue;
      const label = ownLabel(deskName(name), file.row.protection as ProtectedIdentity);
      const sealed = this.town.keyring.desk.seal(`desk.label:${file.id}`, label);
      const { lastContactAt: _contact, assessedAt: _assessed, ...begun } = unit;
      const own = { ...begun, id: this.chance.id(), staffId, unitId: null, label: sealed, changedAt: at };
      file.desks.push(this.rows.add('desk', own));
    }
  }
  changeOnDesk(file: MadeFile, at: Instant, change: { state?: DeskState; urgency?: number; ownerId?: StaffId }): void {
    for (const desk of file.desks) Object.assign(desk, change, { changedAt: at });
  }

  clearDesks(file: MadeFile): void {
    this.rows.remove('desk', file.desks);
    file.desks = [];
  }
}

export const running = (file: MadeFile): Insertable<RunningClock>[] =>
  file.clocks.filter((clock) => !clock.metAt && !clock.endedAt);
