import { CamelCasePlugin, type CompiledQuery, PostgresQueryCompiler, type QueryResult } from 'kysely';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';

/** The library's own spelling of names, remembered: they come from our code, so there are some hundreds of them. */
class Names extends CamelCasePlugin {
  readonly #columns = new Map<string, string>();
  readonly #properties = new Map<string, string>();

  column(property: string): string {
    return remembered(this.#columns, property, (name) => this.snakeCase(name));
  }

  property(column: string): string {
    return remembered(this.#properties, column, (name) => this.camelCase(name));
  }
}

function remembered(known: Map<string, string>, key: string, make: (key: string) => string): string {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  known.set(key, made);
  return made;
}

const names = new Names();

/** Names of columns as PostgreSQL has them, spelled while the query is written: as a plugin it would be walked once more. */
export class Compiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(identifier: string): string {
    return super.sanitizeIdentifier(names.column(identifier));
  }
}

/** So often asked, a statement is kept prepared on each connection: PostgreSQL then neither parses nor plans it anew. */
const OFTEN = 10;
/** Each prepared statement takes memory on every connection. */
const MOST_PREPARED = 400;
/** Texts differ by the length of their lists. When so many have been counted, counting begins again. */
const MOST_COUNTED = 5000;

const asked = new Map<string, number>();
const prepared = new Map<string, string>();

function preparedName(text: string): string | undefined {
  const name = prepared.get(text);
  if (name !== undefined || prepared.size >= MOST_PREPARED) return name;
  const times = (asked.get(text) ?? 0) + 1;
  if (times < OFTEN) {
    if (asked.size >= MOST_COUNTED) asked.clear();
    asked.set(text, times);
    return undefined;
  }
  asked.delete(text);
  const given = `s${prepared.size}`;
  prepared.set(text, given);
  return given;
}

/** A plan that was kept is of no use any more, because a table has changed meanwhile: the connection is to be made anew. */
export const isStalePlan = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && (error.code === '0A000' || error.code === '26000');

export async function ask<R>(client: pg.ClientBase, query: CompiledQuery): Promise<QueryResult<R>> {
  const name = preparedName(query.sql);
  const result = await client.query<unknown[]>({
    text: query.sql,
    values: query.parameters.map(toParameter),
    rowMode: 'array',
    ...(name === undefined ? {} : { name }),
  });
  const properties = result.fields.map((field) => names.property(field.name));
  const rows = result.rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let n = 0; n < properties.length; n += 1) row[properties[n] as string] = values[n];
    return row as R;
  });
  return { rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
}

function toParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString();
  return value;
}

const timestamp = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\+00$/;

/** As PostgreSQL writes it for a connection in UTC, as ours are; a page has hundreds of them. */
export function readTimestamp(text: string): Temporal.Instant {
  const found = timestamp.exec(text);
  if (!found) return Temporal.Instant.from(text.replace(' ', 'T'));
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const micro = Number((found[7] ?? '').padEnd(6, '0'));
  const milli = Date.UTC(year, month - 1, day, hour, minute, second);
  return new Temporal.Instant(BigInt(milli) * 1_000_000n + BigInt(micro) * 1000n);
}

export function readDay(text: string): Temporal.PlainDate {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return found
    ? new Temporal.PlainDate(Number(found[1]), Number(found[2]), Number(found[3]))
    : Temporal.PlainDate.from(text);
}
