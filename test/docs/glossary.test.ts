import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/platform/root.ts';

const glossary = 'docs/glossary.md';
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

type Section = { title: string; list: { name: string; file: string } | undefined; identifiers: string[] };

/** A heading, and the identifiers of the table below it. A heading that links to a closed list is held to its values. */
const sections: Section[] = read(glossary)
  .split(/^#{2,3} /m)
  .slice(1)
  .map((text) => {
    const [title = ''] = text.split('\n');
    const [, name, path] = /\[`([\w.]+)`\]\(([^)]+)\)/.exec(title) ?? [];
    return {
      title,
      list: name && path ? { name, file: join(dirname(glossary), path) } : undefined,
      identifiers: [...text.matchAll(/^\|[^|]+\| `([^`]+)` \|/gm)].map(([, identifier]) => identifier ?? ''),
    };
  });

const quoted = (text: string): string[] => [...text.matchAll(/'([^']*)'/g)].map(([, value]) => value ?? '');

/** The values of a type or constant (`ClockKind`), or of a column's check (`authz.unit.kind`). */
function valuesOf({ name, file }: { name: string; file: string }): string[] {
  const source = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$|--.*$/gm, '');
  const column = /^(\w+\.\w+)\.(\w+)$/.exec(name);
  if (column) {
    const [, table = '', field = ''] = column;
    const rows = source.split(`create table ${table} (`)[1]?.split('\n);')[0] ?? '';
    return quoted(new RegExp(`check \\(${field} in \\(([^)]*)\\)`).exec(rows)?.[1] ?? '');
  }
  const declared = new RegExp(`^(?:export )?(?:type|const) ${name}\\b[^=]*=([^;]*);`, 'm').exec(source)?.[1] ?? '';
  // What happens is named "concern.sent": the glossary holds what it is about.
  return quoted(declared).map((value) => value.split('.')[0] ?? '');
}

/** Every word of our own sources; words that only a test uses don't count. */
const inUse = new Set(
  globSync(['src/**/*.{ts,tsx}', 'db/**/*.sql'], { cwd: root })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .flatMap((path) => read(path).match(/\w+/g) ?? []),
);

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
const listed = sections.flatMap(({ list }) => (list ? [list.name] : []));

describe('the glossary', () => {
  it.each([
    'staffRoles',
    'DecidingRole',
    'authz.unit.kind',
    'authz.unit_function.function',
    'organisationModels',
    'FileKind',
    'sectionKinds',
    'GroundKind',
    'GroundFunction',
    'authz.block.kind',
    'authz.situation_member.role',
    'ProtectedIdentity',
    'fileSides',
    'eventKinds',
    'ClockKind',
    'decisionKinds',
    'ContactState',
    'DeskState',
    'channels',
    'tryResults',
    'violenceKinds',
    'severities',
    'childExposures',
    'needs',
    'warningKinds',
    'instrumentKinds',
    'riskLevels',
    'redEventKinds',
    'relations',
    'changeGrounds',
    'alertKinds',
    'annotationKinds',
    'tellingWays',
    'provisions',
    'disclosureWays',
    'readingActs',
    'readingGrounds',
    'handedBy',
    'heldBecause',
    'certificateNeeds',
    'serviceKinds',
    'endings',
    'exitReasons',
    'talkOutcomes',
    'turnChoices',
    'audiences',
    'bases',
    'accessNeeds',
    'knownNeeds',
    'extentUnits',
    'data.promise.kind',
    'processKinds',
  ])('has a table for %s', (name) => {
    expect(listed).toContain(name);
  });

  it.each(sections.flatMap(({ list, identifiers }) => (list ? [{ ...list, identifiers }] : [])))(
    'has exactly the values of $name',
    ({ name, file, identifiers }) => {
      const values = unique(valuesOf({ name, file }));
      expect(values, `${name} is found in ${file}`).not.toEqual([]);
      expect(unique(identifiers)).toEqual(values);
    },
  );

  it('has no word that the code does not use', () => {
    expect(sections.flatMap(({ identifiers }) => identifiers).filter((word) => !inUse.has(word))).toEqual([]);
  });

  it('names and explains every word', () => {
    const rows = read(glossary).match(/^\|.*`.*$/gm) ?? [];
    const four = /^\| [^|`]+ \| `\w+` \| (?:[^|]+ )?\| (?:[^|]+ )?\|$/;
    expect(rows.filter((row) => !four.test(row))).toEqual([]);
  });
});
