import type { StaffId, UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { listStaff } from './organisation.store.ts';
import { readRota } from './rota.store.ts';
import { answersNow, type Rota } from './rota.ts';
import { organisationTexts } from './texts.ts';

type Asked = {
  readonly ownerId: StaffId;
  readonly ownerName: string;
  readonly unitId: UnitId;
  readonly dueAt: Instant;
};
type Person = { readonly id: StaffId; readonly name: string };

/** "Peter Holm (för Sara Lindqvist)" while it is not the owner who answers. */
export function answeringInWords(
  language: Language,
  clock: Asked,
  { rota, staff, now }: { readonly rota: Rota; readonly staff: readonly Person[]; readonly now: Instant },
): string {
  const answering = answersNow(rota, clock, now);
  const name = answering === clock.ownerId ? undefined : staff.find(({ id }) => id === answering)?.name;
  return name === undefined ? clock.ownerName : organisationTexts(language).answersFor(name, clock.ownerName);
}

/** The same of the clocks of a file, by their ids. */
export async function whoAnswers(
  ctx: { readonly sql: Sql; readonly now: Instant; readonly language: Language },
  clocks: readonly (Asked & { readonly id: string })[],
): Promise<ReadonlyMap<string, string>> {
  if (clocks.length === 0) return new Map();
  const { sql, now, language } = ctx;
  const [rota, staff] = await Promise.all([
    readRota(sql, { from: now, until: now.add({ hours: 1 }) }),
    listStaff(sql, now),
  ]);
  return new Map(clocks.map((clock) => [clock.id, answeringInWords(language, clock, { rota, staff, now })]));
}
