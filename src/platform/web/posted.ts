import { err, ok, type Result } from '../../kernel/result.ts';

type Entry = string | Blob;
export type Posted = FormData | Readonly<Record<string, Entry | readonly Entry[] | undefined>>;
export type Values = Record<string, string[]>;

/** More than any of our forms can hold. The server has refused larger bodies before; this is the limit for one form. */
export const caps = { names: 1000, values: 2000, characters: 400_000, rows: 30 } as const;

// Letters only at the start, so that "__proto__" is never a name; an index of at most two digits.
const nameShape = /^[A-Za-z]\w{0,60}(?:\[\d{1,2}\])?(?:\.[A-Za-z]\w{0,60}(?:\[\d{1,2}\])?){0,4}$/;

type TooMuch = { problem: 'tooMuch' | 'noFiles'; values: Values };

function* entriesOf(body: Posted): Generator<[string, Entry]> {
  if (body instanceof FormData) {
    yield* body.entries();
    return;
  }
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) yield [name, one];
  }
}

/** All values by name, as typed. Names that no form of ours can have are dropped. */
export function postedValues(body: Posted): Result<Values, TooMuch> {
  const values = new Map<string, string[]>();
  let count = 0;
  let characters = 0;
  for (const [name, value] of entriesOf(body)) {
    if (!nameShape.test(name)) continue;
    if (typeof value !== 'string') {
      if (value.size === 0) continue;
      return err({ problem: 'noFiles' as const, values: Object.fromEntries(values) });
    }
    count += 1;
    characters += value.length;
    const beyond = value.trim() !== '' && (rowAt(name.split('.', 1)[0] ?? '')?.index ?? 0) >= caps.rows;
    if (beyond || values.size >= caps.names || count > caps.values || characters > caps.characters) {
      return err({ problem: 'tooMuch' as const, values: Object.fromEntries(values) });
    }
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return ok(Object.fromEntries(values));
}

type Tree = { [key: string]: string | string[] | Tree | Tree[] };
/** For each repeated group, the typed index of each row that was kept. */
export type Rows = Map<string, number[]>;

/** Builds what a schema reads. A lone value is a string, several are a list. */
export function nested(values: Values): { input: Tree; rows: Rows } {
  const rows: Rows = new Map();
  const input = branch(Object.entries(values), '', rows);
  return { input, rows };
}

function branch(entries: [string, string[]][], path: string, rows: Rows): Tree {
  const tree: Tree = {};
  for (const [head, inside] of Map.groupBy(entries, ([name]) => name.split('.', 1)[0] ?? '')) {
    const below = inside.filter(([name]) => name.length > head.length);
    const leaf = inside.find(([name]) => name === head)?.[1];
    const repeated = rowAt(head);
    if (repeated) {
      if (isBlank(below) || repeated.index >= caps.rows) continue;
      const kept = rows.get(path + repeated.group) ?? [];
      const list = tree[repeated.group];
      const row = branch(tails(below, head), `${path}${head}.`, rows);
      rows.set(path + repeated.group, [...kept, repeated.index]);
      tree[repeated.group] = [...(isRows(list) ? list : []), row];
    } else if (below.length > 0) {
      tree[head] = branch(tails(below, head), `${path}${head}.`, rows);
    } else if (leaf) {
      tree[head] = leaf.length === 1 ? (leaf[0] ?? '') : leaf;
    }
  }
  return tree;
}

const isRows = (value: Tree[string] | undefined): value is Tree[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object');

const tails = (entries: [string, string[]][], head: string): [string, string[]][] =>
  entries.map(([name, value]) => [name.slice(head.length + 1), value]);

/** An id is made by the page and the marker of a new row by us: neither means that someone wrote in the row. */
const isBlank = (entries: [string, string[]][]): boolean =>
  entries.every(([name, values]) => /\.(?:id|row)$/.test(name) || values.every((value) => value.trim() === ''));

/** "children[1]" → the group and the row. */
export function rowAt(name: string): { group: string; index: number } | undefined {
  const match = /^(.+)\[(\d{1,2})\]$/.exec(name);
  return match?.[1] ? { group: match[1], index: Number(match[2]) } : undefined;
}

export function rowIndexes(values: Readonly<Values>, group: string): number[] {
  const start = `${group}[`;
  const found = Object.keys(values).flatMap((name) =>
    name.startsWith(start) ? (rowAt(name.slice(0, name.indexOf(']', start.length) + 1))?.index ?? []) : [],
  );
  return [...new Set(found)].filter((index) => index < caps.rows).toSorted((a, b) => a - b);
}

/** The field name for the path of an issue: the row that was typed, not the place among those that were kept. */
export function originalName(path: readonly PropertyKey[], rows: Rows): string {
  let name = '';
  for (const part of path) {
    if (typeof part === 'number') name += `[${rows.get(name)?.[part] ?? part}]`;
    else name += `${name === '' ? '' : '.'}${String(part)}`;
  }
  return name;
}
