// The whole application on a database that a test made, in a process of its own that can be killed:
// node tools/run.mjs test/support/app-process.ts <port> <database url without a role>
import { answerPages } from '../../src/answers/answer-pages.tsx';
import { createApp } from '../../src/app.ts';
import { connect } from '../../src/platform/database/database.ts';
import { Keyring } from '../../src/platform/sealing/keyring.ts';
import { listen } from '../../src/platform/web/listen.ts';

const [port = '', url = ''] = process.argv.slice(2);
const database = connect(
  (role) => {
    const own = new URL(url);
    own.username = role;
    return own.href;
  },
  { size: 6 },
);
const app = createApp({
  database,
  keyring: new Keyring(Buffer.alloc(32, 7)),
  sessionCookie: 'session',
  origin: `http://localhost:${port}`,
  demoDoor: true,
  neutralUrl: 'https://weather.example/',
  pages: answerPages,
  reportFault: () => {}, // faults are what this is for; the test looks at the answers
});
await listen(app.fetch, { host: '127.0.0.1', port: Number(port) });
process.stdout.write('ready\n');
