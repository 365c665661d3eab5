import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../kernel/instant.ts';
import { findSetting, listDelegations, type SettingKey, saveSetting } from '../organisation/index.ts';
import type { Database } from '../platform/database/database.ts';
import { asAdministrator, type Founded, findStrandhaga, foundStrandhaga, staffDuty } from './found.store.ts';
import { noteTemplates } from './note-templates.ts';
import { Player, type PlayerServices } from './player.ts';
import { stories } from './stories/index.ts';
import { localHelp, municipalityName, urgentPlaces } from './strandhaga.ts';
import { loadYears, type Years } from './years/load-years.ts';
import type { Town } from './years/town.ts';

/**
 * Fills an empty demo database with Strandhaga, its two years and its stories, dated relative to `now`. A database that holds the
 * municipality already is left as it is; the stories of a load that was cut off are played from where it stopped.
 */
export async function loadDemo(
  services: PlayerServices & { readonly years?: Years },
  now: Instant = Temporal.Now.instant(),
): Promise<void> {
  const { database, keyring, years } = services;
  const founded = (await findStrandhaga(database)) ?? (await found(database, now));
  if (years) {
    const delegations = await asAdministrator(database, founded, ({ sql }) => listDelegations(sql, now));
    await loadYears(years, { keyring, ...founded, central: true, delegations: byDecision(delegations) }, now);
  }
  const told = (await asAdministrator(database, founded, ({ sql }) => findSetting(sql, 'demo.stories'))) ?? [];
  const player = new Player(services, founded);
  for (const story of stories) {
    if (told.includes(story.name)) continue;
    await story.tell(player, now);
    await player.at(now);
    told.push(story.name);
    await save(database, founded, 'demo.stories', told);
  }
}

async function found(database: Database, now: Instant): Promise<Founded> {
  const setClock = (at: Instant) => database.app.query('select authz.set_clock($1)', [at.toString()]);
  // Founded before the first of what is told, so that everyone had her role when it happened.
  await setClock(now.subtract({ hours: 24 * 2100 }));
  const founded = await foundStrandhaga(database);
  await staffDuty(database, founded, now);
  await setClock(now);
  await save(database, founded, 'municipality.name', municipalityName);
  await save(database, founded, 'organisation.model', 'separated');
  await save(database, founded, 'notes.templates', [...noteTemplates]);
  await save(database, founded, 'help.local', [...localHelp]);
  await save(database, founded, 'meetings.urgentPlaces', {
    [founded.units.intake]: urgentPlaces.intake,
    [founded.units.violenceTeam]: urgentPlaces.violenceTeam,
  });
  return founded;
}

/** By whose paragraph the years' decisions are made: the first row that gives each of them away. */
const byDecision = (all: readonly { readonly id: string; readonly decision: string }[]): Town['delegations'] => {
  const of = (kind: keyof Town['delegations']) => all.find(({ decision }) => decision === kind)?.id ?? '';
  return {
    shelterAdult: of('shelterAdult'),
    openChildInvestigation: of('openChildInvestigation'),
    notOpenChildInvestigation: of('notOpenChildInvestigation'),
  };
};

const save = <K extends SettingKey>(
  database: Database,
  founded: Founded,
  key: K,
  value: Parameters<typeof saveSetting<K>>[2],
) =>
  asAdministrator(database, founded, ({ sql, now: at }) =>
    saveSetting(sql, key, value, { by: founded.staff.administrator, at }),
  );
