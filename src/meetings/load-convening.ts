import type { FileContext } from '../access/index.ts';
import type { StaffId, UnitId } from '../kernel/ids.ts';
import {
  type Colleague,
  findSetting,
  listStaff,
  listUnits,
  type OfficeHours,
  readRota,
  type Unit,
  worksWithPeople,
} from '../organisation/index.ts';
import {
  findLastPlace,
  findUrgentWaiting,
  groundsNow,
  seatsInGroups,
  type UrgentWaiting,
  unhindered,
} from './convene.store.ts';
import { type Convening, type Seat, whoCanBeCalled } from './convene-who.ts';
import type { GroupId } from './meeting.ts';
import { urgentHours } from './urgent-times.ts';

export type ConveneFacts = Convening & {
  readonly waiting: UrgentWaiting | undefined;
  readonly staff: readonly Colleague[];
  readonly units: readonly Unit[];
  readonly officeHours: OfficeHours;
  readonly usualPlace: string | undefined;
  /** Who can be asked for on a ground of their own task: everyone who does casework, but for whom sees the file already. */
  readonly others: readonly Colleague[];
  readonly mayAskWithoutConsent: boolean;
  readonly groupId: GroupId | null;
};

/** Everything that the page shows, and that the command weighs. */
export async function loadConvening(ctx: FileContext): Promise<ConveneFacts> {
  const { sql, file, now, actor } = ctx;
  const seats = await seatsInGroups(sql);
  const grounds = await groundsNow(sql, file.id, now);
  const rota = await readRota(sql, { from: now, until: now.add({ hours: urgentHours }) });
  const staff = await listStaff(sql, now);
  const here = ({ unitId }: { unitId: UnitId }) => unitId === file.unitId;
  const concerned = [
    ...seats.flatMap(({ staffId, deputyId }) => [staffId, deputyId]),
    ...[...grounds, ...rota.shifts.filter(here), ...rota.posts.filter(here)].map(({ staffId }) => staffId),
  ].filter((one) => one !== null);
  const free = await unhindered(sql, file.id, [...new Set(concerned)]);
  const convening = whoCanBeCalled({ file, me: actor.staffId, seats, grounds, rota, unhindered: free, at: now });
  const seeing = new Set<StaffId>([actor.staffId, ...convening.callable.map(({ staffId }) => staffId)]);
  return {
    ...convening,
    waiting: await findUrgentWaiting(sql, file, now),
    staff,
    units: await listUnits(sql),
    officeHours: rota.officeHours,
    usualPlace: await usualPlace(ctx),
    others: staff.filter((one) => worksWithPeople(one) && !seeing.has(one.id)),
    mayAskWithoutConsent: file.mayWrite('consents'),
    groupId: onlyGroup(seats),
  };
}

/** Where I met last; at my first call, what my unit has said, or the file's. */
async function usualPlace({ sql, keyring, actor, file }: FileContext): Promise<string | undefined> {
  const last = await findLastPlace(sql, keyring, actor.staffId);
  if (last) return last;
  const places = await findSetting(sql, 'meetings.urgentPlaces');
  return [...actor.roles.map(({ unitId }) => unitId), file.unitId].map((unit) => places?.[unit]).find(Boolean);
}

/** The group that the meeting belongs to, where the municipality has one. */
const onlyGroup = (seats: readonly (Seat & { readonly groupId: GroupId })[]): GroupId | null => {
  const groups = new Set(seats.map(({ groupId }) => groupId));
  return groups.size === 1 ? ([...groups][0] ?? null) : null;
};
