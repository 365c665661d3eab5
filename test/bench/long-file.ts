import { Temporal } from 'temporal-polyfill';
import { type FileId, newId } from '../../src/kernel/ids.ts';
import { inStockholm } from '../../src/kernel/instant.ts';
import type { Site } from './site.ts';

/**
 * Writes in the file until so much has happened there, by the pages' own forms: each turn is a note that is signed, and a task that
 * is set and done.
 */
export async function lengthen(site: Site, file: FileId, events: number): Promise<number> {
  const officer = await site.player.as('caseOfficer');
  const akt = `/akt/${file}`;
  const { caseOfficer } = site.player.founded.staff;
  await officer.get(akt);
  const [{ now } = { now: '' }] = await site.look<{ now: string }>('select authz.now()::text as now');
  const due = inStockholm(Temporal.Instant.from(now.replace(' ', 'T')))
    .toPlainDate()
    .add({ days: 14 })
    .toString();
  for (let n = await eventsOf(site, file); n < events; n += 3) {
    await officer.send(`${akt}/anteckning/${newId()}/signera`, {
      text: `Samtal enligt överenskommelsen. Vi gick igenom veckan och bestämde nästa tid (${n}).`,
      version: `0.${newId().slice(0, 8)}`,
    });
    await officer.send(`${akt}/plan`, { words: 'Ringa efter helgen', goal: '', owner: caseOfficer, dueOn: due });
    const [open] = await site.look<{ id: string }>(
      'select id from data.action where file_id = $1 and done_at is null and no_longer_possible_at is null order by made_at desc limit 1',
      [file],
    );
    if (!open) throw new Error('A task that was set is not there');
    await officer.send(`${akt}/plan/${open.id}/klar`, { outcome: '' });
  }
  return eventsOf(site, file);
}

export async function eventsOf(site: Site, file: FileId): Promise<number> {
  const [found] = await site.look<{ count: number }>(
    'select count(*)::int as count from data.event where file_id = $1',
    [file],
  );
  return found?.count ?? 0;
}
