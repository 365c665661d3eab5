/**
 * Every column of a row of the log in one form, as `authz.canonical` makes it when the row is sealed: a value with its length
 * in bytes before it, `-` where there is none. Here once more, because whoever may change the database may change its
 * functions too: what is checked is made of the columns themselves.
 */
export const logColumns = [
  'id',
  'at',
  'staff_id',
  'session_id',
  'action',
  'outcome',
  'file_id',
  'opening_id',
  'detail',
  'written_in',
  'written_at',
] as const;
/** The columns as text, in SQL: independent of how a session writes times. */
export const columnsAsText = (table: string): string =>
  logColumns
    .map((column) =>
      column === 'at' || column === 'written_at'
        ? `(extract(epoch from ${table}.${column}) * 1000000)::bigint::text`
        : `${table}.${column}::text`,
    )
    .join(', ');

export function canonical(values: readonly (string | null)[]): string {
  let form = 'samgrepp log 1';
  for (const value of values) form += value === null ? '-' : `${Buffer.byteLength(value, 'utf8')}:${value}`;
  return form;
}
