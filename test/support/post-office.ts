import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type MailServer, readMailUrl } from '../../src/platform/mail/mail-server.ts';

export type Arrived = { readonly to: string; readonly source: string; readonly messageId: string };

/** How a mail server can let one down. */
export type Mood =
  | 'takes'
  | 'refusesForNow'
  | 'refusesSender'
  | 'knowsNoSuchAddress'
  | 'refusesToRelay'
  | 'refusesContent'
  | 'hangsInData'
  | 'breaksAfterData';

/** A real mail server on this machine, whose mood a test sets. What it has taken is in `arrived`. */
export class PostOffice {
  readonly arrived: Arrived[] = [];
  tries = 0;
  mood: Mood = 'takes';
  #server: SMTPServer | undefined;
  #port = 0;

  async open(): Promise<this> {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      authOptional: true,
      logger: false,
      closeTimeout: 1,
      onMailFrom: (_, __, answer) => {
        this.tries += 1;
        answer(this.mood === 'refusesSender' ? refusal(550, 'Sender refused') : null);
      },
      onRcptTo: (_, __, answer) => {
        if (this.mood === 'refusesForNow') return answer(refusal(451, '4.7.1 Greylisted, try again later'));
        if (this.mood === 'knowsNoSuchAddress') return answer(refusal(550, '5.1.1 No such user here'));
        if (this.mood === 'refusesToRelay') return answer(refusal(550, '5.7.1 Relaying denied'));
        answer();
      },
      onData: (stream, session, answer) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          if (this.mood === 'hangsInData') return; // never says that it has it
          if (this.mood === 'refusesContent') return answer(refusal(554, '5.6.0 Content refused'));
          const source = Buffer.concat(parts).toString('utf8');
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          this.arrived.push({ to, source, messageId: /^Message-ID: (.+)$/im.exec(source)?.[1] ?? '' });
          if (this.mood === 'breaksAfterData') {
            for (const connection of server.connections) connection._socket.destroy();
            return;
          }
          answer();
        });
      },
    });
    server.on('error', () => {}); // connections that the other side cuts
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  /** Gone: nobody answers on its port until it opens again. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  get place(): MailServer {
    return { ...readMailUrl(`smtp://127.0.0.1:${this.#port}`), from: 'noreply@kommun.example' };
  }
}

/** Answers the telephone and says nothing. */
export async function silentServer(): Promise<{ place: MailServer; close: () => void }> {
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    place: { ...readMailUrl(`smtp://127.0.0.1:${port}`), from: 'noreply@kommun.example' },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });
