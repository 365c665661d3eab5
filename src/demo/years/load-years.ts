import type { FileId } from '../../kernel/ids.ts';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import { Chance } from './chance.ts';
import { Chronicle } from './chronicle.ts';
import { foundDistrict } from './districts.ts';
import { foundGroup } from './group.ts';
import { imagine, type Setting } from './imagine.ts';
import { Numbers } from './numbers.ts';
import { analyze, asOwner, existingFiles, type Rows, writeRows } from './rows.store.ts';
import { tellAdvice } from './tell-advice.ts';
import { tellCase } from './tell-case.ts';
import { tellWords } from './tell-words.ts';
import type { Town } from './town.ts';

/** A municipality of 30 000: so many contacts in two years. */
export const CONTACTS = 240;
const DAYS = 730;
/** The last days belong to the stories, which say what is new and what waits this evening. */
const QUIET_DAYS = 3;

const fileOf = (seed: string, contact: number): FileId => new Chance(`${seed}, ${contact}, file`).id();

const seedOf = (district: number): string => (district === 1 ? 'Strandhaga' : `Strandhaga ${district}`);

/** How many times the people of Strandhaga there are, in as many districts or in the same units, and how many contacts for each time. */
export type YearsSize = { readonly scale: number; readonly oneUnit?: boolean; readonly contacts?: number };

/** The account that owns the tables, and how large the municipality is to be. */
export type Years = YearsSize & { readonly adminUrl: string };

/** The two years of one part of the municipality, told from its seed: the same each time, but for the day they end. */
export function tellYears(town: Town, seed: string, now: Instant, numbers: Numbers, contacts = CONTACTS): Rows {
  const c = new Chronicle(town, new Chance(seed), now);
  const until = inStockholm(now).startOfDay().subtract({ days: QUIET_DAYS });
  const setting: Setting = { first: until.toPlainDate().subtract({ days: DAYS }), days: DAYS - 1, numbers, known: [] };
  const group = foundGroup(c, seed, setting.first);
  for (let n = 0; n < contacts; n += 1) {
    const id = fileOf(seed, n);
    c.chance = new Chance(`${seed}, ${n}`);
    tellCase(c, group, id, imagine(c.chance, setting), until.toInstant());
  }
  c.rows.sortLog();
  return c.rows;
}

/**
 * Writes them unless they are there: the ids are the same each time, and tell whether an earlier start has. With a `scale`
 * the same again for so many districts, each in a transaction of its own, so that no more than one is held in memory. Their
 * people have no personal numbers: there are no more test numbers, and one number for two would make them one person.
 */
export async function loadYears(
  { adminUrl, scale, oneUnit, contacts }: Years,
  town: Town,
  now: Instant,
): Promise<void> {
  await asOwner(adminUrl, async (client) => {
    const numbers = Numbers.ofTheTaxAgency();
    const there = await existingFiles(
      client,
      Array.from({ length: scale }, (_, n) => fileOf(seedOf(n + 1), 0)),
    );
    let written = false;
    // While one district is being written, the next is told.
    let before: Promise<void> = Promise.resolve();
    for (let district = 1; district <= scale; district += 1) {
      const seed = seedOf(district);
      if (there.has(fileOf(seed, 0))) continue;
      const founded = district === 1 ? undefined : foundDistrict(town, district, now, { oneUnit });
      const rows = tellYears(founded?.town ?? town, seed, now, district === 1 ? numbers : Numbers.none(), contacts);
      // By unit and month, not by file: told once, also where the districts work in the same units.
      if (district === 1) tellWords(rows, new Chance(`${seed}, words`), now);
      if (district === 1) tellAdvice(rows, town, new Chance(`${seed}, advice`), now);
      await before;
      before = writeRows(client, founded ? [founded.rows, rows] : [rows], { checked: district === 1 });
      before.catch(() => {}); // thrown where it is waited for
      written = true;
    }
    await before;
    if (written) await analyze(client);
  });
}
