// Who may import whom. TypeScript stays on version 6 until dependency-cruiser reads sources with 7.
const LAYERS = '(?:kernel|platform|ui)';
const TEST = '\\.test\\.tsx?$';
const npm = (...names) => `node_modules/(${names.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What needs each other can be neither read nor tested alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-knows-nothing-of-ours',
      comment: 'Value types are understood, and tested, without the rest.',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/(?!kernel/)' },
    },
    {
      name: 'ground-knows-no-slice',
      comment: 'Platform and ui carry the slices, and stay as they are when the work changes.',
      severity: 'error',
      from: { path: '^src/(platform|ui)/', pathNot: TEST },
      to: { path: `^src/(?!${LAYERS}/)` },
    },
    {
      name: 'slices-meet-at-the-door',
      comment: "Another slice is used through its index.ts only, so that what's inside can change.",
      severity: 'error',
      from: { path: `^src/(?!${LAYERS}/)([^/]+)/` },
      to: { path: `^src/(?!${LAYERS}/)[^/]+/`, pathNot: ['^src/$1/', '^src/[^/]+/index\\.tsx?$'] },
    },
    {
      name: 'rules-are-pure',
      comment: 'The rules of a slice (<slice>.ts) get facts and give answers: no database, page, or setting.',
      severity: 'error',
      from: { path: '^src/([^/]+)/\\1\\.tsx?$' },
      to: { path: ['^src/(platform|ui)/', '^src/$1/.*\\.store\\.ts$'] },
    },
    {
      name: 'only-stores-know-sql',
      comment: 'SQL elsewhere would be read by nobody who looks for it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.store\\.ts$', '^src/platform/database/', TEST] },
      to: { path: npm('pg', 'kysely', 'postgrator') },
    },
    {
      name: 'only-pages-know-the-web',
      comment: 'Rules and commands work the same from a page, a job and a test.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/(app|main)\\.tsx?$',
          '^src/(ui|platform/web)/',
          // Sign-in is about cookies, addresses and limits of requests throughout.
          '^src/access/door/',
          // The demo is played through the pages, as people would.
          '^src/demo/player\\.ts$',
          '/pages/',
          '(^|[/-])(route|routes|page|pages)\\.tsx?$',
          TEST,
        ],
      },
      to: { path: npm('hono', '@hono/[^/]+') },
    },
    {
      name: 'no-tests-in-the-program',
      comment: 'What runs at a municipality needs nothing that is there for tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: ['^test/', TEST] },
    },
    {
      name: 'no-development-packages-in-the-program',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-is-found',
      comment: 'An import that leads nowhere, or to a package that package.json does not name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
