import {
  createFile,
  type FileKind,
  type GroundFunction,
  nameTeamMember,
  type OpenFile,
  type ProtectedIdentity,
  type SectionKind,
  sectionsOf,
} from '../../src/access/index.ts';
import {
  type FileId,
  type GroundId,
  type NoteId,
  newId,
  type SectionId,
  type StaffId,
  type UnitId,
} from '../../src/kernel/ids.ts';
import type { Work } from '../../src/platform/database/with-actor.ts';
import { type DeskName, putOnDesk } from '../../src/today/index.ts';
import type { Session } from './session.ts';
import type { Town } from './town.ts';

/** A file as a test finds it: there, with its team, and open to nobody yet. */
export type MadeFile = {
  readonly id: FileId;
  readonly unitId: UnitId;
  readonly sections: Readonly<Record<SectionKind, SectionId>>;
  /** The ground that each member of the team has. */
  readonly grounds: ReadonlyMap<StaffId, GroundId>;
};

/** A person's file in the violence team, opened by a case officer who is responsible for it, until told otherwise. */
export const aFile = (town: Town): FileBuilder =>
  new FileBuilder(town, 'person', town.staff.caseOfficer, town.units.violenceTeam, 'responsible');

/** What came in to the intake, received by the duty officer, and nobody's file yet. */
export const aContact = (town: Town): FileBuilder =>
  new FileBuilder(town, 'contact', town.staff.dutyOfficer, town.units.intake, 'received');

type Member = { staffId: StaffId; function: GroundFunction };
type Step = (tx: Work, file: OpenFile, session: Session) => Promise<void>;

export class FileBuilder {
  readonly #town: Town;
  readonly #kind: FileKind;
  readonly #function: GroundFunction;
  #creator: StaffId;
  #unitId: UnitId;
  #protection: ProtectedIdentity = 'none';
  readonly #team: Member[] = [];
  readonly #steps: Step[] = [];

  constructor(town: Town, kind: FileKind, creator: StaffId, unitId: UnitId, groundFunction: GroundFunction) {
    this.#town = town;
    this.#kind = kind;
    this.#creator = creator;
    this.#unitId = unitId;
    this.#function = groundFunction;
  }

  ofUnit(unitId: UnitId): this {
    this.#unitId = unitId;
    return this;
  }

  createdBy(staffId: StaffId): this {
    this.#creator = staffId;
    return this;
  }

  protectedAs(protection: ProtectedIdentity): this {
    this.#protection = protection;
    return this;
  }

  withTeam(...members: Member[]): this {
    this.#team.push(...members);
    return this;
  }

  /** A signed journal note with these words. */
  withNote(words: string): this {
    this.#steps.push(async ({ sql, now }, file, session) => {
      const id = newId<NoteId>();
      await sql
        .insertInto('note')
        .values({
          id,
          fileId: file.id,
          sectionId: file.section('notes'),
          kind: 'journal',
          body: file.vault.seal(`note.body:${id}`, words),
          authorId: session.staffId,
          beganAt: now,
          savedAt: now,
          happenedAt: now,
          signedAt: now,
        })
        .execute();
    });
    return this;
  }

  /** Lies on the desk of its unit and of the creator. */
  onDesk(name?: DeskName): this {
    this.#steps.push(({ sql, now }, file, session) =>
      putOnDesk(sql, this.#town.keyring, file, {
        kind: this.#kind === 'contact' ? 'contact' : 'file',
        name,
        state: this.#kind === 'contact' ? 'received' : 'active',
        urgency: 0,
        owner: session.staffId,
        staff: [session.staffId],
        since: now,
        now,
      }),
    );
    return this;
  }

  /** Anything else that its creator writes in the transaction that makes the file. */
  with(step: Step): this {
    this.#steps.push(step);
    return this;
  }

  async made(): Promise<MadeFile> {
    const town = this.#town;
    const session = await town.signIn(this.#creator);
    const file = await town.act(session, async (tx) => {
      const created = await createFile(tx.sql, town.keyring, {
        kind: this.#kind,
        unitId: this.#unitId,
        function: this.#function,
        protection: this.#protection,
        now: tx.now,
      });
      for (const member of this.#team)
        await nameTeamMember(tx.sql, { fileId: created.id, ...member, ...sectionsOf[member.function] });
      for (const step of this.#steps) await step(tx, created, session);
      return created;
    });
    const [grounds, sections] = await town.act(session, ({ sql }) =>
      Promise.all([
        sql
          .selectFrom('authz.ground')
          .select(['id', 'staffId'])
          .where('fileId', '=', file.id)
          .where('kind', '=', 'team')
          .execute(),
        sql.selectFrom('authz.section').select(['id', 'kind']).where('fileId', '=', file.id).execute(),
      ]),
    );
    await town.signOut(session);
    return {
      id: file.id,
      unitId: file.unitId,
      sections: Object.fromEntries(sections.map((s) => [s.kind, s.id])) as Record<SectionKind, SectionId>,
      grounds: new Map(grounds.map((g) => [g.staffId as StaffId, g.id as GroundId])),
    };
  }
}
