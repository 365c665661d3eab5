import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/platform/root.ts';
import { settingsList } from '../../src/platform/settings.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const part = (title: string): string => readme.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const rows = (text: string): string[] => text.split('\n').filter((line) => /^\| `/.test(line));

describe('the README', () => {
  it('lists the settings as they are', () => {
    const settings = Object.entries(settingsList).map(
      ([name, { about, standard }]) =>
        `| \`${name}\` | ${standard === undefined ? '–' : `\`${standard}\``} | ${about} |`,
    );
    expect(rows(part('Settings'))).toEqual(settings);
  });

  it('lists every command', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const commands = Object.keys(scripts).map((name) => (/^(start|test)$/.test(name) ? name : `run ${name}`));
    const listed = rows(part('Commands')).map((row) => /^\| `npm ([\w -]+)` \| \S/.exec(row)?.[1]);
    expect(listed).toEqual(expect.arrayContaining(commands));
  });

  it('shows where each folder of the sources is', () => {
    const folders = readdirSync(join(root, 'src')).filter((name) => statSync(join(root, 'src', name)).isDirectory());
    const shown = [...part('Where things are').matchAll(/`src\/(\w+)`/g)].map(([, name]) => name);
    expect(shown.toSorted()).toEqual(folders.toSorted());
  });
});

const documents = globSync(['*.md', 'docs/**/*.md', 'src/**/README.md'], { cwd: root });

describe.each(documents)('%s', (path) => {
  const text = read(path);

  it('leads only to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, to]) => to ?? '');
    // Pictures are made by a command, and may be on their way.
    const own = links.filter((to) => !/^(https?:|mailto:|docs\/screenshots\/)/.test(to));
    expect(own.filter((to) => !existsSync(join(root, dirname(path), to)))).toEqual([]);
  });
});

describe('every slice', () => {
  const slices = globSync('src/*/index.ts', { cwd: root }).map((path) => dirname(path));

  it.each(slices)('%s says in a few lines what work it is, and names only files that it has', (slice) => {
    const text = read(`${slice}/README.md`);
    const named = [...text.matchAll(/`([\w./-]+\.(?:tsx?|css|csv|sql))`/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !existsSync(join(root, slice, name)) && !existsSync(join(root, name)))).toEqual([]);
  });
});
