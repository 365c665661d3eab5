import { Temporal } from 'temporal-polyfill';
import { type GroundFunction, type SectionKind, sectionsOf } from '../../access/index.ts';
import type { GroundId, OpeningId, StaffId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/instant.ts';
import type { AuthzGround, AuthzOpening } from '../../platform/database/schema.generated.ts';
import type { MadeFile } from './made-file.ts';
import type { Insertable } from './rows.store.ts';
import { SignedIn } from './signed-in.ts';

/** Who may open a file, and when she did. */
export class WaysIn extends SignedIn {
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
}
