import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

/** How the columns of the database look in TypeScript; database.ts parses them so. */
export type InstantColumn = ColumnType<Temporal.Instant, Temporal.Instant, Temporal.Instant>;
export type DayColumn = ColumnType<Temporal.PlainDate, Temporal.PlainDate, Temporal.PlainDate>;
export type CountColumn = ColumnType<number, number, number>;
