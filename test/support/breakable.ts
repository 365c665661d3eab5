import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { foundStrandhaga } from '../../src/demo/found.store.ts';
import { connect } from '../../src/platform/database/database.ts';
import { ADMINISTRATOR, type Cluster, startCluster } from '../../src/platform/database/embedded/cluster.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { refuseUnsafe } from '../../src/platform/database/safe-settings.ts';
import { root } from '../../src/platform/root.ts';
import { findPort } from '../../src/platform/web/listen.ts';
import { signIn } from '../builders/session.ts';
import { FaultProxy } from './fault-proxy.ts';
import { ask } from './samgrepp.ts';

/** Where tools/run.mjs puts what it builds. */
const BUILT = join(root, '.build', 'test-support-app-process.mjs');

/**
 * A real server with a real disk under it, the application in a process of its own, and a wire between them: each can be
 * killed or spoilt while forms are sent. The duty officer of Strandhaga is signed in.
 */
export class Breakable {
  readonly proxy: FaultProxy;
  readonly origin: string;
  token = '';
  readonly #folder: string;
  readonly #port: number;
  #cluster: Cluster | undefined;
  #app: ChildProcess | undefined;
  #built = false;

  private constructor(proxy: FaultProxy, folder: string, port: number) {
    this.proxy = proxy;
    this.#folder = folder;
    this.#port = port;
    this.origin = `http://localhost:${port}`;
  }

  static async start(): Promise<Breakable> {
    const folder = mkdtempSync(join(tmpdir(), 'samgrepp-breakable-'));
    chmodSync(folder, 0o755);
    const made = new Breakable(await FaultProxy.start(), folder, await findPort({ host: '127.0.0.1', port: 0 }));
    await made.startDatabase();
    await ask(made.urlFor(ADMINISTRATOR, 'postgres'), 'create database samgrepp');
    await migrate(made.adminUrl, { kind: 'test' });
    const database = connect((role) => made.urlFor(role), { size: 2 });
    const founded = await foundStrandhaga(database);
    made.token = (await signIn(database, founded.staff.dutyOfficer)).token;
    await database.close();
    await made.startApp();
    return made;
  }

  get adminUrl(): string {
    return this.urlFor(ADMINISTRATOR);
  }

  /** Past the wire and its faults. */
  urlFor(role: string, database = 'samgrepp'): string {
    return this.#cluster?.urlFor(role, database) ?? '';
  }

  async startDatabase(): Promise<void> {
    this.#cluster = await startCluster(this.#folder);
    this.proxy.socket = `${this.#postmaster()[4]}/.s.PGSQL.5432`;
  }

  /** The server and every process of it, as when the machine goes. */
  async killDatabase(): Promise<void> {
    process.kill(-Number(this.#postmaster()[0]), 'SIGKILL');
    await this.#cluster?.ended;
  }

  async startApp(): Promise<void> {
    const url = this.proxy.urlFor('nobody');
    // Built once: what is killed and started a hundred times is the program, and not its building.
    const program = this.#built ? [BUILT] : [join(root, 'tools', 'run.mjs'), 'test/support/app-process.ts'];
    this.#built = true;
    const app = spawn(process.execPath, [...program, String(this.#port), url], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#app = app;
    await new Promise<void>((resolve, reject) => {
      app.stdout?.once('data', () => resolve());
      app.once('exit', () => reject(new Error('The application ended before it was ready')));
    });
  }

  async killApp(): Promise<void> {
    const ended = new Promise((resolve) => this.#app?.once('exit', resolve));
    this.#app?.kill('SIGKILL');
    await ended;
  }

  /** One form, as a browser sends it. Undefined where no answer came. */
  async send(path: string, form: string, fields: Record<string, string>) {
    const began = performance.now();
    try {
      const answer = await fetch(`${this.origin}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: `session=${this.token}`, origin: this.origin },
        body: new URLSearchParams({ _form: form, ...fields }),
        signal: AbortSignal.timeout(30_000),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        location: answer.headers.get('location') ?? '',
        text,
        ms: performance.now() - began,
      };
    } catch {
      return { status: 0, location: '', text: '', ms: performance.now() - began };
    }
  }

  /** 1 where somebody without a session is shown the work of the intake. A fault may be told; nothing may be opened. */
  async getsIn(): Promise<number> {
    try {
      const answer = await fetch(`${this.origin}/mottag`, {
        redirect: 'manual',
        headers: { cookie: 'session=bm9ib2R5IGhhcyB0aGlzIHNlc3Npb24gYXQgYWxsLi4' },
        signal: AbortSignal.timeout(15_000),
      });
      return answer.status === 200 ? 1 : 0;
    } catch {
      return 0;
    }
  }

  /** What the check that every start makes says of this server, to the role that pages are answered with. */
  async refusal(): Promise<string> {
    const client = new pg.Client({ connectionString: this.urlFor('samgrepp_app') });
    await client.connect();
    try {
      return await refuseUnsafe(client).then(
        () => '',
        (error: Error) => error.message,
      );
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.killApp();
    await this.proxy.stop();
    await this.#cluster?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #postmaster(): string[] {
    return readFileSync(join(this.#folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  }
}
