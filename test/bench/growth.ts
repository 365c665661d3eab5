import { eventsOf, lengthen } from './long-file.ts';
import { latencyOf, median } from './measure.ts';
import { busyFiles, type Site } from './site.ts';
import { tell } from './tell.ts';

type Page = { readonly path: string; readonly cookie: string };
export type Pages<Name extends string> = Readonly<Record<Name, Page>>;

/** How long each page lets one wait in the larger site against the smaller, asked by turns. */
export async function tellGrowth<Name extends string>(
  [large, small]: readonly [Site, Site],
  [inLarge, inSmall]: readonly [Pages<Name>, Pages<Name>],
  asked: number,
  more: (name: Name) => object,
): Promise<void> {
  for (const name of Object.keys(inLarge) as Name[]) {
    const one = latencyOf(large.address + inLarge[name].path, inLarge[name].cookie);
    const other = latencyOf(small.address + inSmall[name].path, inSmall[name].cookie);
    const [ours, reference]: [number[], number[]] = [[], []];
    for (let n = -20; n < asked; n += 1) {
      const [a, b] = [await one.ask(), await other.ask()];
      if (n < 0) continue;
      ours.push(a);
      reference.push(b);
    }
    one.close();
    other.close();
    tell(`growth-${name}`, { ours: median(ours), reference: median(reference) }, { unit: 'ms', ...more(name) });
  }
}

/**
 * One unit with thousands of files, and as many more people, against the same unit in Strandhaga; the case load and the unit's list, which
 * tell of these people, against a unit where as many hold fewer files; and the same file with thousands of events against that file as it is.
 */
export async function tellUnit(
  { wide, small, sparse }: { wide: Site; small: Site; sparse: Site },
  { asked, length }: { asked: number; length: number },
) {
  const inWide = new Set(await busyFiles(wide.adminUrl));
  const file = (await busyFiles(small.adminUrl)).find((one) => inWide.has(one));
  if (!file) throw new Error('No file stands in both');
  const ofColleagues = async (site: Site) => ({
    'unit-load': { path: '/arendelage', cookie: await site.enter('teamLeader') },
    'unit-list': { path: '/arenden?visa=enheten', cookie: await site.enter('caseOfficer') },
  });
  const manyAndFew = [await filesOfTeam(wide), await filesOfTeam(sparse)];
  await tellGrowth([wide, sparse], [await ofColleagues(wide), await ofColleagues(sparse)], asked, () => ({
    files: manyAndFew,
  }));
  const files = [await filesOfTeam(wide), await filesOfTeam(small)];
  const pages = async (site: Site) => {
    const { units, staff } = site.player.founded;
    const [leader, officer] = [await site.enter('teamLeader'), await site.enter('caseOfficer')];
    return {
      'unit-worker': { path: `/arendelage/${units.violenceTeam}/${staff.caseOfficer}`, cookie: leader },
      'unit-day': { path: '/min-dag', cookie: officer },
      'long-file': { path: `/akt/${file}`, cookie: officer },
    };
  };
  const events = [await lengthen(wide, file, length), await eventsOf(small, file)];
  await tellGrowth([wide, small], [await pages(wide), await pages(small)], asked, (name) =>
    name === 'long-file' ? { events } : { files },
  );
}

/** Files of people that the violence team holds, in work or ended. */
async function filesOfTeam(site: Site): Promise<number> {
  const [found] = await site.look<{ count: number }>(
    `select count(*)::int as count from authz.file where unit_id = $1 and kind = 'person'`,
    [site.player.founded.units.violenceTeam],
  );
  return found?.count ?? 0;
}
