import { Temporal } from 'temporal-polyfill';
import { type FileKind, type GroundFunction, type ProtectedIdentity, sectionKinds } from '../../access/index.ts';
import type { FileId, SectionId, StaffId, UnitId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/instant.ts';
import type { AuthzGround, Consent } from '../../platform/database/schema.generated.ts';
import type { MadeFile } from './made-file.ts';
import type { Insertable } from './rows.store.ts';
import { WaysIn } from './ways-in.ts';

const asInstant = (moment: unknown): Instant => Temporal.Instant.from(String(moment));

/** Files with their sections and keys, from when they are made until the work in them ends. */
export class Opened extends WaysIn {
  readonly #references = new Set<string>();

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

  /** From now on the file that was opened answers for the person. */
  unindex(file: MadeFile): void {
    const gone = this.rows.of('authz.personIndex').filter((row) => (row as { fileId?: string }).fileId === file.id);
    if (gone.length > 0) this.rows.remove('authz.personIndex', gone);
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
