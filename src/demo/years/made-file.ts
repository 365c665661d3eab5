import { Temporal } from 'temporal-polyfill';
import {
  type FileKind,
  type GroundFunction,
  type ProtectedIdentity,
  type SectionKind,
  sectionKinds,
  sectionsOf,
} from '../../access/index.ts';
import type { FileId, GroundId, OpeningId, SectionId, StaffId, UnitId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/instant.ts';
import type {
  AuthzFile,
  AuthzGround,
  AuthzOpening,
  Consent,
  Desk,
  RunningClock,
} from '../../platform/database/schema.generated.ts';
import type { Vault } from '../../platform/sealing/keyring.ts';
import type { Insertable } from './rows.store.ts';
import { SignedIn } from './signed-in.ts';

const asInstant = (moment: unknown): Instant => Temporal.Instant.from(String(moment));

/** A file as it grows; its rows are written when everything that changes them has happened. */
export type MadeFile = {
  readonly id: FileId;
  readonly row: Insertable<AuthzFile>;
  readonly vault: Vault;
  readonly section: (kind: SectionKind) => SectionId;
  readonly grounds: Insertable<AuthzGround>[];
  readonly openings: Map<string, Insertable<AuthzOpening>>;
  clocks: Insertable<RunningClock>[];
  desks: Insertable<Desk>[];
  /** When something last happened in it. */
  lastAt: Instant;
};

/** Files with their sections and keys, who may open them, and when she did. */
export class Opened extends SignedIn {
  readonly #references = new Set<string>();

  /** A form that was sent in an open file: opened by itself before, where it was not. */
  act(
    file: MadeFile,
    by: StaffId,
    at: Instant,
    audit: string,
    location: string,
    detail: Record<string, string> = {},
  ): void {
    const opening = this.open(file, by, at);
    this.submit(by, at, location);
    this.log(file, by, at, audit, { ...detail, changed: true }, opening.id);
  }
  makeFile(wanted: {
    id?: FileId;
    kind: FileKind;
    unitId: UnitId;
    by: StaffId;
    at: Instant;
    /** The maker's own; none for the file that a concern report makes in another unit. */
    function: GroundFunction | undefined;
    protection?: ProtectedIdentity;
    purpose?: string;
  }): MadeFile {
    const { kind, unitId, by, at, protection = 'none' } = wanted;
    const { chance, rows } = this;
    const id = wanted.id ?? chance.id<FileId>();
    const row = rows.add('authz.file', {
      id,
      kind,
      unitId,
      reference: this.reference(),
      protection,
      createdAt: at,
      createdBy: by,
    });
    const sections = new Map(sectionKinds.map((section) => [section, chance.id<SectionId>()]));
    for (const [section, sectionId] of sections)
      rows.add('authz.section', { id: sectionId, fileId: id, kind: section });
    const { wrapped, vault } = this.town.keyring.newFileKey(id);
    rows.add('fileKey', { fileId: id, wrapped });
    const file: MadeFile = {
      id,
      row,
      vault,
      section: (section) => sections.get(section) as SectionId,
      grounds: [],
      openings: new Map(),
      clocks: [],
      desks: [],
      lastAt: at,
    };
    const ground = wanted.function && this.ground(file, by, at, wanted.function, undefined);
    const { session } = this.openingOf(file, by, at, {
      kind: 'created',
      ground,
      purpose: wanted.purpose ?? 'create',
      reads: wanted.function ? sectionKinds : [],
      writes: sectionKinds,
    });
    const opening = file.openings.get(session);
    this.log(file, by, at, 'file.created', { opening: opening?.id ?? '', kind }, opening?.id);
    if (!wanted.function && opening) opening.endedAt = at;
    return file;
  }

  /** What nobody was responsible for becomes the taker's, and is open to her from then on. */
  claimed(file: MadeFile, by: StaffId, at: Instant): void {
    this.open(file, by, at);
    const ground = this.ground(file, by, at, 'responsible', undefined);
    const { session } = this.openingOf(file, by, at, {
      kind: 'team',
      ground,
      purpose: 'claim',
      reads: sectionKinds,
      writes: sectionKinds,
    });
    const opening = file.openings.get(session)?.id;
    this.log(file, by, at, 'file.claimed', { opening: opening ?? '' }, opening);
  }

  nameMember(
    file: MadeFile,
    by: StaffId,
    at: Instant,
    staff: StaffId,
    as: GroundFunction,
    deputyFor?: Insertable<AuthzGround>,
    like = as,
  ): Insertable<AuthzGround> {
    const ground = this.ground(file, staff, at, as, deputyFor?.id, like);
    this.log(file, by, at, 'team.named', { staff, function: as }, this.open(file, by, at).id);
    return ground;
  }

  /** A ground that the database gives by itself: at a handing over, to one who is asked to decide. */
  giveGround(
    file: MadeFile,
    staff: StaffId,
    at: Instant,
    as: GroundFunction,
    deputyFor?: string,
  ): Insertable<AuthzGround> {
    return this.ground(file, staff, at, as, deputyFor, as === 'deputy' ? 'responsible' : as);
  }

  /** From now on the file that was opened answers for the person. */
  unindex(file: MadeFile): void {
    const gone = this.rows.of('authz.personIndex').filter((row) => (row as { fileId?: string }).fileId === file.id);
    if (gone.length > 0) this.rows.remove('authz.personIndex', gone);
  }

  /** With the decision ends the way in that the asking gave. */
  letDeciderGo(file: MadeFile, staff: StaffId, at: Instant): void {
    const opening = this.open(file, staff, at).id;
    this.endGrounds(file, staff, at, ['leader']);
    this.log(file, staff, at, 'decider.ended', { staff }, opening);
  }

  /** Ends every ground of these functions, and what is open on them. */
  endGrounds(file: MadeFile, by: StaffId, at: Instant, functions: readonly string[]): void {
    for (const ground of file.grounds) {
      if (ground.endedAt || !functions.includes(ground.function ?? '')) continue;
      Object.assign(ground, { endedAt: at, endedBy: by });
      for (const opening of file.openings.values()) if (opening.groundId === ground.id) opening.endedAt = at;
    }
  }

  protected ground(
    file: MadeFile,
    staffId: StaffId,
    at: Instant,
    as: GroundFunction,
    deputyFor: string | undefined,
    like: GroundFunction = as,
  ) {
    const ground = this.rows.add('authz.ground', {
      id: this.chance.id<GroundId>(),
      fileId: file.id,
      kind: 'team',
      staffId,
      function: as,
      deputyFor: deputyFor ?? null,
      reads: [...sectionsOf[like].reads],
      writes: [...sectionsOf[like].writes],
      validFrom: at,
      validTo: null,
      endedAt: null,
      endedBy: null,
    });
    file.grounds.push(ground);
    return ground;
  }

  /** What was shared for the work ends with it, and the places in the team but for the one who answers, and her deputy. */
  endWork(file: MadeFile, by: StaffId, at: Instant): void {
    const forTheWork = ['coHandler', 'childOfficer', 'therapist', 'supportWorker'];
    const shared = (this.rows.of('authz.ground') as readonly Insertable<AuthzGround>[]).filter(
      (one) => one.fileId === file.id && one.kind === 'secrecyWaiver',
    );
    const team = file.grounds.filter((one) => {
      const of = one.deputyFor ? file.grounds.find(({ id }) => id === one.deputyFor) : one;
      return forTheWork.includes(of?.function ?? '');
    });
    const gone = [...shared, ...team].filter(({ endedAt }) => !endedAt);
    for (const ground of gone) Object.assign(ground, { endedAt: at, endedBy: by });
    for (const opening of file.openings.values())
      if (gone.some(({ id }) => id === opening.groundId)) opening.endedAt = at;
    for (const consent of this.rows.of('consent') as readonly Insertable<Consent>[])
      if (consent.fileId === file.id && !consent.runOutAt && isBefore(at, asInstant(consent.validTo)))
        Object.assign(consent, { validTo: at, runOutAt: consent.answer === 'given' ? at : null });
    this.log(file, by, at, 'file.workEnded', { grounds: String(gone.length) }, this.open(file, by, at).id);
  }

  /** Who is asked to decide, and has no way in already, gets one for a day. */
  letDeciderIn(file: MadeFile, by: StaffId, staff: StaffId, decision: string, at: Instant): void {
    const ground = this.ground(file, staff, at, 'leader', undefined);
    Object.assign(ground, {
      reads: ['identity', 'safeContact', 'protection', 'children', 'decisions'],
      writes: ['decisions'],
      validTo: at.add({ hours: 24 }),
    });
    this.log(file, by, at, 'decider.asked', { staff, decision }, this.open(file, by, at).id);
  }

  /** The opening in which this happens; one that lasts, where there is one. */
  opening(file: MadeFile, by: StaffId, at: Instant): string {
    return this.open(file, by, at).id;
  }

  protected open(file: MadeFile, by: StaffId, at: Instant): Insertable<AuthzOpening> {
    const session = this.session(by, at).id;
    const there = file.openings.get(session);
    if (there && !there.endedAt) return there;
    const ground = file.grounds.find(
      (one) => one.staffId === by && !one.endedAt && !isBefore(at, Temporal.Instant.from(String(one.validFrom))),
    );
    const daily = sectionsOf.leader.reads;
    const kind = ground ? 'team' : 'duty';
    this.openingOf(file, by, at, {
      kind,
      ground,
      purpose: file.row.kind === 'contact' ? 'intake' : 'page',
      reads: ground ? (ground.reads as SectionKind[]) : daily,
      writes: ground ? (ground.writes as SectionKind[]) : daily.filter((one) => one !== 'identity'),
    });
    const opening = file.openings.get(session) as Insertable<AuthzOpening>;
    this.log(file, by, at, 'file.opened', { opening: opening.id, ground: kind, purpose: opening.purpose }, opening.id);
    return opening;
  }

  protected openingOf(
    file: MadeFile,
    by: StaffId,
    at: Instant,
    made: {
      kind: string;
      ground: Insertable<AuthzGround> | undefined;
      purpose: string;
      reads: readonly SectionKind[];
      writes: readonly SectionKind[];
    },
  ): { session: string } {
    const session = this.session(by, at);
    file.openings.set(
      session.id,
      this.rows.add('authz.opening', {
        id: this.chance.id<OpeningId>(),
        sessionId: session.id,
        staffId: by,
        fileId: file.id,
        groundKind: made.kind,
        groundId: made.ground?.id ?? null,
        purpose: made.purpose,
        reads: made.reads.map(file.section),
        writes: made.writes.map(file.section),
        openedAt: at,
        expiresAt: session.expiresAt,
        endedAt: session.endedAt ?? null,
      }),
    );
    return { session: session.id };
  }

  /** Unlike any other: where there are a hundred thousand, chance alone would give two of them the same. */
  protected reference(): string {
    const letters = [...'ABCDEFGHJKLMNPRSTUVWXYZ23456789'];
    const pick = (count: number) => Array.from({ length: count }, () => this.chance.pick(letters)).join('');
    for (;;) {
      const made = `${this.town.prefix ?? pick(3)}-${pick(4)}`;
      if (this.#references.has(made)) continue;
      this.#references.add(made);
      return made;
    }
  }
}

/** The columns of one sealed row, as its own file's key seals them. */
export const sealing =
  (file: MadeFile, table: string, id: string) => (column: string, text: string | null | undefined) =>
    file.vault.sealOptional(`${table}.${column}:${id}`, text);
