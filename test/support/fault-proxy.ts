import { connect, createServer, type Server, type Socket } from 'node:net';

/** What is wrong with the wire to the database right now. */
export type Fault =
  | { kind: 'none' }
  | { kind: 'latency'; ms: number }
  /** Answers come a little at a time. */
  | { kind: 'slow'; bytes: number }
  /** Nothing passes any more, and nobody is told. */
  | { kind: 'halfOpen' }
  /** The connection breaks when a commit has been handed on, before its answer; or before it is handed on. */
  | { kind: 'cutAtCommit'; handedOn: boolean }
  | { kind: 'reset' };

/** Stands between Samgrepp and its PostgreSQL, at an address that stays while the server is killed and started. */
export class FaultProxy {
  fault: Fault = { kind: 'none' };
  /** How often a commit was cut. */
  cuts = 0;
  /** The socket of the server that answers now. */
  socket = '';
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  private constructor() {
    this.#server = createServer((client) => this.#accept(client));
  }

  static async start(): Promise<FaultProxy> {
    const proxy = new FaultProxy();
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  urlFor(role: string): string {
    const { port } = this.#server.address() as { port: number };
    return `postgresql://${role}@127.0.0.1:${port}/samgrepp`;
  }

  /** Every connection breaks at once. */
  resetAll(): void {
    // Only a connection over TCP can be reset; that of the other side ends with it.
    for (const socket of this.#open) {
      if (socket.remoteAddress) socket.resetAndDestroy();
      else socket.destroy();
    }
  }

  async stop(): Promise<void> {
    this.resetAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(client: Socket): void {
    const server = connect(this.socket);
    const both = [client, server];
    for (const socket of both) {
      this.#open.add(socket);
      socket.on('error', () => {}); // `close` follows
      socket.on('close', () => {
        this.#open.delete(socket);
        for (const other of both) other.destroy();
      });
    }
    client.on('data', (data) => this.#ask(client, server, data));
    server.on('data', (data) => this.#answer(client, server, data));
  }

  #ask(client: Socket, server: Socket, data: Buffer): void {
    const { fault } = this;
    if (fault.kind === 'halfOpen') return;
    if (fault.kind === 'cutAtCommit' && data.includes('commit')) {
      this.cuts += 1;
      if (!fault.handedOn) {
        client.resetAndDestroy();
        return;
      }
      // The server has it, and works on; whoever asked never hears.
      client.resetAndDestroy();
      server.removeAllListeners('close');
      server.on('close', () => this.#open.delete(server));
      server.write(data, () => setTimeout(() => server.end(), 200));
      return;
    }
    this.#later(() => server.write(data));
  }

  #answer(client: Socket, server: Socket, data: Buffer): void {
    const { fault } = this;
    if (fault.kind === 'halfOpen') return;
    if (fault.kind === 'reset') client.resetAndDestroy();
    else if (fault.kind === 'slow') this.#dribble(client, server, data, fault.bytes);
    else this.#later(() => client.write(data));
  }

  #dribble(client: Socket, server: Socket, data: Buffer, bytes: number): void {
    server.pause();
    const dribble = (at: number) => {
      if (at >= data.length || client.destroyed) {
        server.resume();
        return;
      }
      client.write(data.subarray(at, at + bytes));
      setTimeout(() => dribble(at + bytes), 2);
    };
    dribble(0);
  }

  /** In the order in which it came: timers of one length keep it. */
  #later(pass: () => void): void {
    if (this.fault.kind === 'latency') setTimeout(pass, this.fault.ms);
    else pass();
  }
}
