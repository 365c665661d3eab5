import pg from 'pg';
import { askToOpen } from '../../src/access/files.store.ts';
import { type DecisionKind, findOpenFile, type OpenFile } from '../../src/access/index.ts';
import type { Founded } from '../../src/demo/found.store.ts';
import { staff, units } from '../../src/demo/strandhaga.ts';
import { type FileId, newId, type ShiftId, type StaffId, type UnitId } from '../../src/kernel/ids.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { connect, type Database } from '../../src/platform/database/database.ts';
import { type StaffRole, type Work, withActor } from '../../src/platform/database/with-actor.ts';
import { connectJobs, type JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import { Keyring } from '../../src/platform/sealing/keyring.ts';
import type { TestDatabase } from '../support/database.ts';
import { rows, type Session, signIn } from './session.ts';

/** Strandhaga as a test finds it: its units and people, nobody on duty and nothing given away yet. A database each; nothing is shared. */
export class Town {
  readonly database: Database;
  readonly keyring = new Keyring(Buffer.alloc(32, 7));
  readonly units: Founded['units'];
  readonly staff: Founded['staff'];
  /** The account that may do everything. Only for what no function may do, and for proving that there is something to hide. */
  readonly admin: pg.Pool;
  readonly #test: TestDatabase;

  private constructor(test: TestDatabase, database: Database, admin: pg.Pool, people: Founded) {
    this.#test = test;
    this.database = database;
    this.admin = admin;
    this.units = people.units;
    this.staff = people.staff;
  }

  /** On a database where Strandhaga has been founded. */
  static async found(test: TestDatabase): Promise<Town> {
    const database = connect(test.urlFor, { size: 6 });
    const admin = new pg.Pool({ connectionString: test.adminUrl, max: 2 });
    admin.on('error', () => {});
    return new Town(test, database, admin, await foundIn(admin));
  }

  /** Takes the database away. */
  async close(): Promise<void> {
    await Promise.all([this.database.close(), this.admin.end()]);
    await this.#test.drop();
  }

  /** The application once more, with connections of its own: for tests of who shares them. */
  connectAgain(size: number): Database {
    return connect(this.#test.urlFor, { size });
  }

  /** The connections of work in the background; whoever asks for them closes them. */
  connectJobs(): JobsDatabase {
    return connectJobs(this.#test.urlFor);
  }

  /** Where the operator's own commands work. */
  get adminUrl(): string {
    return this.#test.adminUrl;
  }

  /** Where the queue is, for its own role. */
  get queueUrl(): string {
    return this.#test.urlFor('samgrepp_jobs');
  }

  signIn(staffId: StaffId): Promise<Session> {
    return signIn(this.database, staffId);
  }

  async signOut(session: Session): Promise<void> {
    await this.ask(session, 'select authz.end_session($1)', [session.token]);
  }

  /** One transaction of this person: what `work` writes is committed, unless it throws. */
  act<T>(session: Session, work: (tx: Work) => Promise<T>): Promise<T> {
    return withActor(this.database, session.token, work);
  }

  /** One statement in a transaction of this person. */
  ask<Row = Record<string, unknown>>(session: Session, text: string, values: unknown[] = []): Promise<Row[]> {
    return this.act(session, (tx) => rows<Row>(tx.sql, text, values));
  }

  /** One statement as the account that may do everything. */
  async look<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query<Row>(text, values)).rows;
  }

  /** Opens a file as a page does: the opening is committed first, then the file is read. */
  async open(session: Session, fileId: FileId, reason: string | null = null): Promise<OpenFile | undefined> {
    await this.act(session, (tx) =>
      askToOpen(tx.sql, fileId, 'test', reason === null ? null : this.keyring.reasons.seal('reason', reason)),
    );
    return this.act(session, (tx) => findOpenFile(tx.sql, this.keyring, fileId));
  }

  /** What only an administrator does: one function of the organisation. */
  async administer(text: string, values: unknown[] = []): Promise<void> {
    const session = await this.signIn(this.staff.administrator);
    await this.ask(session, text, values);
    await this.signOut(session);
  }

  /** Sets the town's one clock. It goes on from there. */
  async setClock(at: Instant): Promise<void> {
    await this.database.app.query('select authz.set_clock($1)', [at.toString()]);
  }

  async now(): Promise<Instant> {
    const { rows: found } = await this.database.app.query<{ now: Instant }>('select authz.now()');
    if (!found[0]) throw new Error('A town without a clock');
    return found[0].now;
  }

  async letPass(time: { hours?: number; minutes?: number }): Promise<void> {
    await this.setClock((await this.now()).add(time));
  }

  /** What the board has given away, from now on: who decides what, always or while on duty. */
  async delegates(
    decision: DecisionKind,
    role: StaffRole,
    condition: 'always' | 'onDuty' | 'onBackup' = 'always',
  ): Promise<void> {
    await this.administer('select authz.set_delegation($1, $2, $3, null, null, $4, $5, null)', [
      newId(),
      decision,
      role,
      condition,
      'Delegationsordning 4.1',
    ]);
  }

  /** Puts somebody on duty from now on. */
  async onDuty(
    staffId: StaffId,
    unitId: UnitId,
    options: { hours?: number; minutes?: number; duty?: 'duty' | 'backup' } = {},
  ): Promise<ShiftId> {
    const id = newId<ShiftId>();
    const from = await this.now();
    await this.administer('select authz.save_shift($1, $2, $3, $4, $5, $6)', [
      id,
      unitId,
      staffId,
      options.duty ?? 'duty',
      from.subtract({ minutes: 1 }),
      from.add(options.minutes ? { minutes: options.minutes } : { hours: options.hours ?? 8 }),
    ]);
    return id;
  }
}

/** Who and what there is, by the key that tests name it by. Asked without a session: nobody has been there yet. */
async function foundIn(admin: pg.Pool): Promise<Founded> {
  const { rows: found } = await admin.query<{ id: string; name: string }>(
    'select id, name from authz.unit union all select id, name from authz.staff',
  );
  const ids = new Map(found.map(({ id, name }) => [name, id]));
  const byKey = (things: Record<string, { readonly name: string }>) =>
    Object.fromEntries(Object.entries(things).map(([key, { name }]) => [key, ids.get(name)]));
  return { units: byKey(units) as Founded['units'], staff: byKey(staff) as Founded['staff'] };
}
