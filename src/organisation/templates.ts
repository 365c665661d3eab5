import { createHash } from 'node:crypto';
import { findSetting, holdSetting, type SettingValue, saveSetting } from './settings.store.ts';

export type NoteTemplate = SettingValue<'notes.templates'>[number];
export { templatePlaces } from './settings.store.ts';

/** What a page was drawn from: two who change the same template are told so. */
export const versionOf = (template: NoteTemplate): string =>
  createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 16);

type Sql = Parameters<typeof findSetting>[0];

export const templatesOf = async (sql: Sql): Promise<readonly NoteTemplate[]> =>
  (await findSetting(sql, 'notes.templates')) ?? [];

/** As they are, held until they are saved: two who change two of them at once wait for each other. */
export async function templatesToChange(sql: Sql): Promise<readonly NoteTemplate[]> {
  await holdSetting(sql, 'notes.templates');
  return templatesOf(sql);
}

/** Those that are offered in a file of this kind, by name. */
export async function templatesFor(sql: Sql, kind: string): Promise<readonly NoteTemplate[]> {
  const all = await templatesOf(sql);
  return all
    .filter(({ place }) => place === 'both' || place === (kind === 'contact' ? 'contact' : 'file'))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'sv'));
}

export const saveTemplates = (
  sql: Sql,
  all: readonly NoteTemplate[],
  changed: Parameters<typeof saveSetting>[3],
): Promise<void> => saveSetting(sql, 'notes.templates', [...all], changed);
