import { Temporal } from 'temporal-polyfill';
import type { FileId, SessionId, StaffId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/instant.ts';
import type { AuthzSession } from '../../platform/database/schema.generated.ts';
import type { Chance } from './chance.ts';
import type { Insertable } from './rows.store.ts';

import { Rows } from './rows.store.ts';
import type { Town } from './town.ts';

/** A working day has three parts of eight hours, and each worker signs in once in each. */
const SHIFT = 8 * 3_600_000;

/** Who was signed in, what the log says of it, and the forms that were sent. */
export class SignedIn {
  readonly rows = new Rows();
  readonly town: Town;
  readonly #sessions = new Map<string, Insertable<AuthzSession>>();
  /** Of the case that is told now: each has its own, so that one more in one of them changes nothing in the others. */
  chance: Chance;
  /** Nothing has happened yet after this. */
  readonly now: Instant;

  constructor(town: Town, chance: Chance, now: Instant) {
    this.town = town;
    this.chance = chance;
    this.now = now;
  }

  /** Had somebody the time to do by now what was begun then? */
  isDone(begun: Instant): boolean {
    return isBefore(begun.add({ hours: 1 }), this.now);
  }

  log(
    file: { readonly id: FileId } | undefined,
    by: StaffId,
    at: Instant,
    action: string,
    detail: Record<string, string | boolean>,
    opening?: string,
  ): void {
    this.rows.add('audit.entry', {
      at,
      staffId: by,
      sessionId: this.session(by, at).id,
      action,
      outcome: 'done',
      fileId: file?.id ?? null,
      openingId: opening ?? null,
      detail,
    });
  }

  protected session(staffId: StaffId, at: Instant): Insertable<AuthzSession> {
    // From 6, 14 and 22 hours UTC: before the office opens, and before the evening's work.
    const part = Math.floor((at.epochMilliseconds + SHIFT / 4) / SHIFT);
    const key = `${staffId} ${part}`;
    const there = this.#sessions.get(key);
    if (there) return there;
    const startedAt = Temporal.Instant.fromEpochMilliseconds(part * SHIFT - SHIFT / 4);
    const endedAt = startedAt.add({ hours: 8 });
    const session = this.rows.add('authz.session', {
      id: this.chance.id<SessionId>(),
      tokenHash: this.chance.bytes(32),
      staffId,
      startedAt,
      provedAt: startedAt,
      expiresAt: startedAt.add({ hours: 10 }),
      lastSeenAt: endedAt,
      endedAt,
    });
    this.#sessions.set(key, session);
    const line = (moment: Instant, action: string) =>
      this.rows.add('audit.entry', {
        at: moment,
        staffId,
        sessionId: session.id,
        action,
        outcome: 'done',
        fileId: null,
        openingId: null,
        detail: {},
      });
    line(startedAt, 'session.started');
    line(endedAt, 'session.ended');
    return session;
  }

  submit(by: StaffId, at: Instant, location: string): void {
    this.rows.add('submission', { id: this.chance.id(), staffId: by, at, location });
  }
}
