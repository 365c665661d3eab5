import { z } from 'zod';
import type { StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';

export const organisationModels = ['integrated', 'separated', 'coherent'] as const;
export type OrganisationModel = (typeof organisationModels)[number];

export const localHelpKinds = ['violenceTeam', 'socialServices', 'emergencySocialService', 'shelter'] as const;

const timeOfDay = z.iso.time({ precision: -1 });

/** Where a template to begin a note with is offered. */
export const templatePlaces = ['file', 'contact', 'both'] as const;

/** What a municipality decides for itself. A value that no longer fits its schema counts as not set. */
const settings = {
  /** Which stories of the demo have been told; never in a live database. */
  'demo.stories': z.array(z.string()),
  'municipality.name': z.string().min(1).max(80),
  'organisation.model': z.enum(organisationModels),
  /** When, on a working day, what is not urgent is gathered into one mail. */
  'notices.digestAt': timeOfDay,
  'organisation.officeHours': z.object({ from: timeOfDay, until: timeOfDay }),
  /** By unit: the room or number that an urgent meeting is proposed at. */
  'meetings.urgentPlaces': z.record(z.string(), z.string().min(1).max(200)),
  /** Selected for research: nothing is destroyed without the archive having it. */
  'retention.keepsEverybody': z.boolean(),
  'notes.templates': z.array(
    z.object({ id: z.uuid(), name: z.string().min(1), place: z.enum(templatePlaces), text: z.string().min(1) }),
  ),
  'help.local': z.array(
    z.object({
      kind: z.enum(localHelpKinds),
      name: z
        .string()
        .max(120)
        .optional()
        .transform((name) => name || undefined),
      phone: z.string().max(40),
      hours: z
        .string()
        .max(120)
        .optional()
        .transform((hours) => hours || undefined),
    }),
  ),
} as const;
export type SettingKey = keyof typeof settings;
export type SettingValue<K extends SettingKey> = z.output<(typeof settings)[K]>;

export async function findSetting<K extends SettingKey>(sql: Sql, key: K): Promise<SettingValue<K> | undefined> {
  const row = await sql.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  const read = settings[key].safeParse(row?.value);
  return read.success ? (read.data as SettingValue<K>) : undefined;
}

/** Whoever else would change it waits until this transaction has ended. */
export async function holdSetting(sql: Sql, key: SettingKey): Promise<void> {
  await sql.selectFrom('setting').select('key').where('key', '=', key).forUpdate().execute();
}

/** Only an administrator may; the database refuses everyone else. */
export async function saveSetting<K extends SettingKey>(
  sql: Sql,
  key: K,
  value: z.input<(typeof settings)[K]>,
  changed: { readonly by: StaffId; readonly at: Instant },
): Promise<void> {
  const row = { value: JSON.stringify(value), changedAt: changed.at, changedBy: changed.by };
  await sql
    .insertInto('setting')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}
