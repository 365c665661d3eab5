import { createServer, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { StartFailure } from '../start-failure.ts';

type Place = { readonly host: string; readonly port: number };
type Handler = (request: Request) => Response | Promise<Response>;

export type Listening = { readonly close: () => Promise<void> };

/** How long a page that is being answered may go on when Samgrepp is told to stop. */
const LAST_ANSWERS_MS = 5000;

/** Finds out that a port is taken before a database is started for nothing. Answers the port; for 0 a free one. */
export async function findPort(place: Place): Promise<number> {
  const probe = createServer();
  const port = await bind(probe, place);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export async function listen(fetch: Handler, place: Place): Promise<Listening> {
  const server = createAdaptorServer({ fetch }) as Server;
  await bind(server, place);
  return {
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
      await closed;
      clearTimeout(cut);
    },
  };
}

function bind(server: Server, { host, port }: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, { host, port })));
    server.listen({ host, port }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function refusal(error: NodeJS.ErrnoException, { host, port }: Place): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFailure(
        `Port ${port} is taken by another program: stop it, or choose another port, such as PORT=${port < 65_535 ? port + 1 : 3000}.`,
      );
    case 'EACCES':
      return new StartFailure(`This account may not use port ${port}: choose one from 1024 up, such as PORT=3000.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartFailure(
        `HOST=${host} is not an address of this machine: write one of its own, such as HOST=127.0.0.1.`,
      );
    default:
      return error;
  }
}
