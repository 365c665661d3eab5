/**
 * Statements that somebody with a way to inject SQL would try, one by one, each in a transaction of hers. `refused`: it must not even
 * be done. Where nothing is said, what comes back is looked through. `:file`, `:section`, `:note`, `:ground`, `:session`, `:hash`,
 * `:staff` stand for what she may not see and has got hold of; `:mine` for her own id, `:new` for an id of nothing.
 */
export type Assault = {
  readonly rule: string;
  readonly name: string;
  readonly sql: readonly string[];
  readonly refused?: boolean;
};

export const every = (sql: (table: string) => string, ...tables: string[]) => tables.map(sql);
export const refused = (rule: string, name: string, ...sql: string[]): Assault => ({ rule, name, sql, refused: true });
export const looked = (rule: string, name: string, ...sql: string[]): Assault => ({ rule, name, sql });

export const told = [
  'note',
  'account',
  'person_told',
  'safe_contact',
  'event',
  'decision',
  'desk',
  'running_clock',
  'consent',
  'contact',
];
export const worded: [string, string][] = [
  ['desk', 'reference'],
  ['desk', 'state'],
  ['running_clock', 'rule'],
  ['event', 'kind'],
  ['decision', 'kind'],
  ['consent', 'reference'],
  ['interpreter_need', 'language'],
  ['contact', 'state'],
];
export const closed = [
  'session',
  'block',
  'person_index',
  'situation_member',
  'credential',
  'enrolment',
  'ceremony',
  'instance',
];
