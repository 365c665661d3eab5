// Writes src/platform/database/schema.generated.ts from a migrated database: node tools/schema.mjs DATABASE_URL [--verify]
import { spawnSync } from 'node:child_process';

const [url, ...rest] = process.argv.slice(2);
const column = (name) => `./column-types.ts#${name}`;
const { status } = spawnSync(
  'node_modules/.bin/kysely-codegen',
  [
    '--dialect',
    'postgres',
    '--camel-case',
    '--url',
    url,
    '--default-schema',
    'data',
    '--include-pattern',
    '(authz|data|audit).*',
    '--type-mapping',
    JSON.stringify({ timestamptz: 'InstantColumn', date: 'DayColumn', int8: 'CountColumn' }),
    '--custom-imports',
    JSON.stringify({
      InstantColumn: column('InstantColumn'),
      DayColumn: column('DayColumn'),
      CountColumn: column('CountColumn'),
    }),
    '--out-file',
    'src/platform/database/schema.generated.ts',
    ...rest,
  ],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
