import { Temporal } from 'temporal-polyfill';
import type { StaffContext } from '../access/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { newId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { type SwitchedProvision, switchedProvisions } from './register.ts';

/** One decision of the municipality's lawyer, as an administrator wrote it in. */
export type Switching = {
  readonly provision: SwitchedProvision;
  readonly isOn: boolean;
  readonly decidedBy: string;
  readonly decision: string;
  readonly decidedOn: CalendarDay;
  readonly at: Instant;
  readonly by: string;
};

/** Every turn of the switches, the latest first. */
export async function switchings(sql: Sql): Promise<Switching[]> {
  const rows = await sql
    .selectFrom('provisionSwitch as p')
    .innerJoin('authz.staff as s', 's.id', 'p.byId')
    .select(['p.provision', 'p.isOn', 'p.decidedBy', 'p.decision', 'p.decidedOn', 'p.at', 's.name as by'])
    .orderBy('p.at', 'desc')
    .execute();
  return rows.flatMap((row) => {
    const provision = switchedProvisions.find((one) => one === row.provision);
    return provision ? [{ ...row, provision, decidedOn: Temporal.PlainDate.from(row.decidedOn) }] : [];
  });
}

/** Off where nobody has decided: a mistake falls towards secrecy. */
export const isSwitchedOn = (all: readonly Switching[], provision: SwitchedProvision): boolean =>
  all.find((one) => one.provision === provision)?.isOn ?? false;

/** Only an administrator may; the database refuses everyone else. */
export async function turnSwitch(ctx: StaffContext, turned: Omit<Switching, 'at' | 'by'>): Promise<void> {
  await ctx.sql
    .insertInto('provisionSwitch')
    .values({ id: newId(), ...turned, at: ctx.now, byId: ctx.actor.staffId })
    .execute();
}
