import { newId } from '../../../src/kernel/ids.ts';
import type { Town } from '../../builders/town.ts';
import { idOf } from './fill.ts';
import { insert } from './insert.ts';
import type { Person } from './policy.ts';

/** When the world was made: each world sets it anew, for what lasts five hours is told from what lasts six, hours after another one. */
let began = Date.now();
export function begin(): void {
  began = Date.now();
}
export const hour = (hours: number) => new Date(began + hours * 3_600_000).toISOString();
export const has = (person: Person, tie: string) => person.ties.includes(tie);

/** How long what is opened stays open, in hours from the beginning: until the first of its reasons ends. */
export const lastsHours = { role: 5, untilAway: 6, emergency: 7, shift: 8, session: 10 } as const;
export function lasts({ ties, role }: Person): number {
  if (ties.includes('role for a while')) return lastsHours.role;
  if (ties.includes('away soon')) return lastsHours.untilAway;
  if (ties.includes('emergency running')) return lastsHours.emergency;
  const onDuty = ties.some((tie) => ['duty', 'backup', 'stands in'].includes(tie));
  return onDuty && role === 'caseOfficer' ? lastsHours.shift : lastsHours.session;
}
/** How long after the beginning that is: a moment that the database wrote, against these hours. */
export const hoursFrom = (moment: Date) => (moment.getTime() - began) / 3_600_000;

const LONG_AGO = '2026-01-01T00:00:00Z';

/** What somebody works as: from long ago, unless a tie says otherwise. */
export function rolesOf({ role, unit, ties }: Person, id: string, units: Readonly<Record<string, string>>): object[] {
  const as = (name: string, where: string | undefined, when: object = {}) => ({
    ...{ id: newId(), staff_id: id, unit_id: where, role: name, valid_from: LONG_AGO, valid_to: null, ...when },
  });
  const also = ties.includes('also administrator') ? [as('administrator', units.waived)] : [];
  if (ties.includes('administered before')) also.push(as('administrator', units.waived, { valid_to: hour(-1) }));
  if (ties.includes('led before')) also.push(as('teamLeader', units[unit], { valid_to: hour(-1) }));
  if (ties.includes('leads tomorrow')) also.push(as('teamLeader', units[unit], { valid_from: hour(24) }));
  if (ties.includes('works there tomorrow')) also.push(as(role, units.waived, { valid_from: hour(24) }));
  if (ties.includes('worked there')) also.push(as(role, units.waived, { valid_to: hour(-1) }));
  if (ties.includes('role tomorrow')) return [as(role, units[unit], { valid_from: hour(24) })];
  if (!ties.includes('role for a while')) return [as(role, units[unit]), ...also];
  // Neither what comes later, nor the same elsewhere, nor something else there, makes it longer.
  return [
    ...also,
    as(role, units[unit], { valid_to: hour(lastsHours.role) }),
    as(role, units[unit], { valid_from: hour(20) }),
    as(role, units.clinic),
    ...(role === 'teamLeader' ? [as('caseOfficer', units[unit])] : []),
  ];
}

/** Who has which duty, and who is away from it. */
export async function rota(
  town: Town,
  units: Readonly<Record<string, string>>,
  staff: ReadonlyMap<Person, string>,
): Promise<void> {
  const shifts: object[] = [];
  const absences: object[] = [];
  const deputy = [...staff].find(([one]) => has(one, 'stands in'))?.[1];
  for (const [one, id] of staff) {
    const kind = one.ties.find((word) => /^(duty|backup|away$)/.test(word));
    if (!kind) continue;
    const shift = (name: string, unit: string | undefined, from: number, until: number) =>
      shifts.push({
        ...{ id: idOf('shift', one.who, name), staff_id: id, duty: kind === 'backup' ? 'backup' : 'duty' },
        ...{ unit_id: unit, starts_at: hour(from), ends_at: hour(until) },
      });
    const isAway = (from: number, until: number, by: string | null | undefined) =>
      absences.push({ id: newId(), staff_id: id, deputy_id: by ?? null, starts_at: hour(from), ends_at: hour(until) });
    if (kind === 'duty tomorrow') shift('', units.team, 24, 32);
    else if (kind === 'duty over') shift('', units.team, -9, -1);
    else shift('', kind === 'duty elsewhere' ? units.outside : units.team, -1, lastsHours.shift);
    if (has(one, 'longer elsewhere')) shift('elsewhere', units.outside, -1, lastsHours.shift + 1);
    if (kind === 'away') isAway(-2, 9, deputy);
    if (has(one, 'away soon')) isAway(lastsHours.untilAway, 9, deputy);
    // Nobody has it instead.
    if (has(one, 'away alone')) {
      isAway(-2, 4, null);
      isAway(4, 9, null);
    }
    if (has(one, 'was away')) isAway(-5, -4, deputy);
  }
  await insert(town.admin, 'authz.absence', absences);
  await insert(town.admin, 'authz.rota_shift', shifts);
}
