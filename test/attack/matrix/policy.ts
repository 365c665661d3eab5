import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileKind, ProtectedIdentity, SectionKind } from '../../../src/access/index.ts';
import { root } from '../../../src/platform/root.ts';

/** `test/attack/policy.md`, read: the oracle that the database is held against. It knows nothing of the database's rules. */
export type Answer = 'open' | 'asks' | 'no';
export type Place = 'file' | 'contact' | 'settled' | 'situation';

export type Person = {
  readonly who: string;
  readonly role: string;
  readonly unit: string;
  readonly ties: readonly string[];
  readonly answers: Readonly<Record<Place | 'protected', Answer>>;
  readonly reads: ReadonlySet<SectionKind>;
  readonly writes: ReadonlySet<SectionKind>;
  readonly lists: ReadonlySet<string>;
  /** Signed in anew, with nothing open. */
  readonly before?: true;
};

/** Any of these alternatives, each of which holds where all of its words do. */
export type Who = readonly (readonly string[])[];
export type Operation = 'seen' | 'added' | 'changed' | 'removed';
export type Rule = {
  readonly table: string;
  readonly lie: 'section' | 'file' | 'none';
  /** The column that nobody fills in with another's name. */
  readonly name: string | undefined;
  /** The same, of what is filled in later. */
  readonly nameThen: string | undefined;
} & Readonly<Record<Operation, Who>>;

export type FilePlace = { readonly place: Place; readonly level: ProtectedIdentity };
export const kindOf = (place: Place): FileKind =>
  place === 'situation' ? 'situation' : place === 'file' ? 'person' : 'contact';

/** A row as the policy knows it. `mark` is whose it is: a person's, or `unit`, `duty`, `draft` … */
export type Row = {
  readonly table: string;
  readonly file?: FilePlace | undefined;
  readonly section?: SectionKind | undefined;
  readonly mark: string;
};

type Line = Readonly<Record<string, string>>;

function tablesOf(text: string): Line[][] {
  const blocks = text.split('\n\n').filter((block) => block.startsWith('| '));
  return blocks.map((block) => {
    const [head = [], , ...lines] = block
      .trim()
      .split('\n')
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at] ?? ''])));
  });
}

const words = (text = ''): string[] => text.split(/\s+/).filter((word) => word !== '' && word !== '-');

export type Policy = { readonly people: readonly Person[]; readonly rules: readonly Rule[] };

export function readPolicy(): Policy {
  const [people = [], parts = [], rules = []] = tablesOf(readFileSync(join(root, 'test/attack/policy.md'), 'utf8'));
  const part = new Map(parts.map((one) => [one.part, one]));
  return { people: people.map((one) => person(one, part)), rules: rules.map(rule) };
}

function person(line: Line, parts: ReadonlyMap<string | undefined, Line>): Person {
  const part = parts.get(line.part);
  const [role = '', unit = ''] = (line['works as'] ?? '').split(', ');
  if (!part) throw new Error(`No part of a file is called ${line.part}`);
  return {
    who: line.who ?? '',
    role,
    unit,
    ties: (line['tie to the file'] ?? '').split(', ').filter((tie) => tie !== '-'),
    answers: line as Person['answers'],
    reads: new Set(words(part.reads) as SectionKind[]),
    writes: new Set(words(part.writes) as SectionKind[]),
    lists: new Set(words(line.lists)),
  };
}

function rule(line: Line): Rule {
  const [name, nameThen] = (line.name === '-' ? '' : (line.name ?? '')).split(' then ');
  const who = (text = '') => text.split(' or ').map(words);
  return {
    table: line.table ?? '',
    lie: line['lie in'] as Rule['lie'],
    seen: who(line['seen by']),
    added: who(line['added by']),
    changed: who(line['changed by']),
    removed: who(line['removed by']),
    name: name === '-' ? undefined : name || undefined,
    nameThen,
  };
}

const isProtected = (file: FilePlace) => file.level === 'protectedRegistration' || file.level === 'assumedIdentity';

export const answerTo = (one: Person, file: FilePlace): Answer =>
  isProtected(file) && one.answers.protected === 'no' ? 'no' : one.answers[file.place];

const opens = (one: Person, row: Row) => row.file !== undefined && answerTo(one, row.file) === 'open';
const isOpen = (one: Person, row: Row) => one.before === undefined && opens(one, row);
const livesOn = (one: Person) => !one.lists.has('nothing');
/** What rests on a consent that holds no longer. */
const lapsed = ['consent over', 'consent withdrawn', 'its ground ended'];
const elected = ['boardChair', 'administrator', 'auditor'];
const inWork = (one: Person) =>
  livesOn(one) &&
  !elected.includes(one.role) &&
  !one.ties.some((tie) => tie === 'role ended' || tie === 'role tomorrow');

const means: Readonly<Record<string, (one: Person, row: Row, part: ReadonlySet<SectionKind>) => boolean>> = {
  nobody: () => false,
  everyone: () => true,
  staff: livesOn,
  signed: (_, row) => row.mark !== 'draft' && !row.mark.startsWith('of '),
  section: (one, row, part) => isOpen(one, row) && row.section !== undefined && part.has(row.section),
  writer: (one, row) => isOpen(one, row) && row.section !== undefined && one.writes.has(row.section),
  shown: (one, row) => !row.mark.startsWith('withheld') || !one.ties.includes('withheld'),
  unguarded: (one, row) => !row.mark.startsWith('guarded') || (isOpen(one, row) && one.reads.has('location')),
  other: (one, row) => row.mark !== `from ${one.who}`,
  reader: (one, row) => isOpen(one, row) && row.section !== undefined && one.reads.has(row.section),
  leads: (one) => one.unit === 'team' && (one.role === 'teamLeader' || one.role === 'unitManager') && inWork(one),
  maker: (one, row) => row.mark === `of ${one.who}`,
  author: (one, row, part) => means.section?.(one, row, part) === true && row.mark === `of ${one.who}`,
  file: (one, row, part) => isOpen(one, row) && part.size > 0,
  asked: (one, row) => isOpen(one, row) && one.writes.size > 0 && row.mark === 'to',
  agreed: (_, row) => row.mark !== 'to',
  tied: (_, row) => row.mark !== 'along',
  told: (one, row) => row.mark === 'along' && isOpen(one, row) && one.reads.has('children'),
  ordinary: (_, row) => row.mark !== 'residence',
  sided: (_, row) => row.file?.place !== 'situation',
  here: (_, row) => row.mark !== 'to' && row.mark !== 'joined',
  child: (one, row, part) => isOpen(one, row) && part.size > 0 && row.mark === 'to',
  owner: (one, row) => livesOn(one) && (row.mark === `of ${one.who}` || row.mark === `guarded for ${one.who}`),
  opener: (one, row) => row.file !== undefined && row.file.place !== 'situation' && answerTo(one, row.file) !== 'no',
  self: (one, row) => livesOn(one) && row.mark === `of ${one.who}`,
  own: (one, row) => opens(one, row) && one.lists.has('own') && (row.mark === `of ${one.who}` || row.mark === 'agenda'),
  unit: (one, row) => one.lists.has('unit') && (row.mark === 'unit' || row.mark === 'guarded unit'),
  led: (one, row) => row.mark === 'unit' && means.leads?.(one, row, new Set()) === true,
  kept: (one, row) => one.lists.has('settings') || means.led?.(one, row, new Set()) === true,
  duty: (one, row) => one.lists.has('duty') && row.mark === 'duty',
  backup: (one, row) => one.lists.has('backup') && row.mark === 'backup',
  called: (one, row) => one.lists.has('called') && !(row.mark === 'urgent' && one.lists.has('coordinates')),
  caller: (one) => one.lists.has('caller'),
  coordinator: (one) => one.lists.has('coordinates'),
  member: (_, row) => row.mark !== 'presenter' && !row.mark.startsWith('of '),
  // No tie leads to an assumed identity; that there is a certificate tells nothing of whom.
  certificates: (one, row) =>
    one.lists.has('certificates') && !(one.ties.includes('opposite') && row.file?.level !== 'assumedIdentity'),
  unprotected: (_, row) => row.file !== undefined && !isProtected(row.file),
  reviewer: (one, row) => one.lists.has('reviews') && row.mark !== 'elsewhere',
  unsigned: (one, row) => !/^(signed|refused) by /.test(row.mark) || row.mark.endsWith(` by ${one.who}`),
  promised: (one, row) => livesOn(one) && row.mark === `promise by ${one.who}`,
  due: (_, row) => !row.mark.startsWith('seen ') && row.mark !== 'other duty',
  live: (_, row) => !['ended', 'answered', 'run out', 'reopened', ...lapsed].includes(row.mark),
  unblocked: (one, row) => row.mark !== 'about a file' || !one.lists.has('blocked'),
  another: (one, row) => row.mark !== `of ${one.who}`,
  settings: (one) => one.lists.has('settings'),
  keeps: (one) => one.lists.has('settings') || (one.role === 'unitManager' && one.unit === 'team' && inWork(one)),
  worker: inWork,
};

/** May this person do this with this row? */
export function may(one: Person, operation: Operation, rule: Rule, row: Row): boolean {
  if (one.lists.has('blocked') && row.file) return false;
  const part = operation === 'seen' ? one.reads : one.writes;
  const holds = (alternative: readonly string[]) => alternative.every((word) => meaning(word)(one, row, part));
  return rule[operation].some(holds) && (operation === 'seen' || operation === 'added' || may(one, 'seen', rule, row));
}

function meaning(word: string) {
  const found = means[word];
  if (!found) throw new Error(`The policy says “${word}”, which nothing explains`);
  return found;
}
