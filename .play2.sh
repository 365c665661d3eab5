set -e; cd /work/wt/town; export PATH=$PWD/node_modules/.bin:$PATH
psql -qh /tmp/pgcore -U postgres -c "drop database if exists $1 with (force)" -c "create database $1"
node --input-type=module -e "
import { migrate } from '$PWD/src/platform/database/migrate.ts';
await migrate('postgres://postgres@localhost/$1?host=/tmp/pgcore', { kind: 'test' });"
cat > src/zz-play.tsx <<EOT
import { createApp } from './app.ts';
import { connect } from './platform/database/database.ts';
import { Keyring } from './platform/sealing/keyring.ts';
import { answerPages } from './answers/answer-pages.tsx';
import { loadDemo, Player } from './demo/index.ts'; import { findStrandhaga } from './demo/found.store.ts'; import { playWholeCases } from '../test/support/whole-case.ts'; import { Temporal } from 'temporal-polyfill';
const database = connect((role) => \`postgres://\${role}@localhost/$1?host=/tmp/pgcore\`);
const keyring = new Keyring(Buffer.alloc(32, 7));
const site = { origin: 'http://localhost', sessionCookie: 'session' };
const app = createApp({ database, keyring, ...site, demoDoor: true, neutralUrl: 'https://x.se', pages: answerPages, reportFault: (e: unknown, a: string) => console.error(a, e) });
const t = performance.now();
try { await loadDemo({ app, database, keyring, ...site }); const f = await findStrandhaga(database); await playWholeCases(new Player({ app, database, keyring, ...site }, f as never), database, Temporal.Now.instant()); console.log('played in', Math.round(performance.now() - t), 'ms', Math.round(process.memoryUsage().rss / 1e6), 'MB'); } catch (e) { console.error(e); }
await database.close();
EOT
node tools/run.mjs src/zz-play.tsx 2>&1 | grep -v "npm warn"; rm -f src/zz-play.tsx
