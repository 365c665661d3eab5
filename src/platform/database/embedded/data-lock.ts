import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { fileFailure, StartFailure } from '../../start-failure.ts';

export type DataLock = {
  /** What a second start is told. */
  tellAddress(address: string): void;
  release(): Promise<void>;
};

/**
 * Holds a data folder for this process. The lock is a listening socket without a file: the kernel gives it to one
 * process only, and takes it back however that process ends, so that a lock is never left behind.
 */
export async function lockData(dataDir: string): Promise<DataLock> {
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    throw fileFailure(error, 'the database', dataDir);
  }
  const { dev, ino } = statSync(dataDir);
  // By the folder itself and not its path, which may have several spellings.
  const name = process.platform === 'win32' ? `\\\\.\\pipe\\samgrepp-${dev}-${ino}` : `\0samgrepp-${dev}-${ino}`;
  let address = '';
  const server = createServer((other) => {
    other.on('error', () => {}); // the asker may be gone already
    other.end(address);
  });
  const held = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(name, () => resolve(true));
  });
  if (!held) {
    const where = await ask(name);
    throw new StartFailure(
      where === ''
        ? `Samgrepp is already starting or stopping with the data in ${dataDir}: wait a moment and look again, or set DATA_DIR to another folder.`
        : `Samgrepp already runs on ${where} with the data in ${dataDir}: use that one, or set DATA_DIR and PORT for a second one.`,
    );
  }
  server.unref();
  return {
    tellAddress: (told) => {
      address = told;
    },
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function ask(name: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(name);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (text) => {
      said += text;
    });
    socket.on('error', () => {}); // it ended between the two looks; `close` follows
    socket.on('close', () => resolve(said));
  });
}
