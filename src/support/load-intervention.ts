import type { FileContext } from '../access/index.ts';
import type { FileClock } from '../clocks/index.ts';
import { isShown, ruleOf } from '../clocks/index.ts';
import { type ChildMayGet, childMayGet } from '../guardians/index.ts';
import { type Change, measuredIn } from '../risk/index.ts';
import { findInterpreter, type InterpreterNeed, loadSafeContact, type SafeContactRule } from '../safety/index.ts';
import { goFor } from '../situation/index.ts';
import { plannedNeeds } from './access-needs.ts';
import { type Accompaniment, accompanimentsOf } from './accompaniment.store.ts';
import { allianceRatingsOf } from './alliance.store.ts';
import type { AllianceRating } from './alliance.ts';
import { ownClocks } from './change-intervention.ts';
import { type Giver, loadGivers } from './givers.ts';
import { type GroupSession, groupsFor, type SupportGroup, sessionsOf } from './group.store.ts';
import { interventionsOf } from './intervention.store.ts';
import type { Intervention, InterventionId } from './intervention.ts';
import { loadTimeOff } from './load-time-off.ts';
import { isRatingClock } from './rating-due.ts';
import { servicesById } from './service.store.ts';
import { type AccessNeed, askedAs, type Service } from './service.ts';
import { lightContactsOf, talksOf } from './talk.store.ts';
import type { LightContact, Talk } from './talk.ts';
import type { TimeOffOf } from './time-off.ts';
import { type Turn, turnsOf } from './turn.store.ts';

/** An intervention with all that its page says of it. */
export type Whole = {
  readonly one: Intervention;
  readonly service: Service;
  readonly talks: readonly Talk[];
  readonly light: readonly LightContact[];
  readonly turns: readonly Turn[];
  /** The person's own figures since it began; missing for one who doesn't read them. */
  readonly measured: Change | undefined;
  /** What the plan says that there has to be for the person to come. */
  readonly planned: readonly AccessNeed[];
  readonly safeContact: readonly SafeContactRule[];
  readonly interpreter: InterpreterNeed | undefined;
  /** Asked for now; later than that it only runs. */
  readonly silence: FileClock | undefined;
  /** Asked of both, now; from the third talk on. */
  readonly allianceAsked: FileClock | undefined;
  /** Asked of the person now: at the start, and when the end is near. */
  readonly ratingAsked: readonly FileClock[];
  readonly alliance: readonly AllianceRating[];
  readonly groups: readonly SupportGroup[];
  readonly sessions: readonly GroupSession[];
  readonly company: readonly Accompaniment[];
  readonly timeOff: TimeOffOf;
  /** What the guardians say of it, where it is for a child. */
  readonly guardians: ChildMayGet | undefined;
  /** It can't begin before a leader has said go (SoL 13:8). */
  readonly waitsForGo: boolean;
  readonly owners: readonly Giver[];
};

/** Only in a child's own file, and only for the child: an adult decides alone. */
const guardiansSay = async (ctx: FileContext, one: Intervention, service: Service) =>
  one.audience === 'child' && !one.begunAt && !one.endedAt
    ? childMayGet(ctx, { intervention: askedAs(service.kind), basis: one.basis })
    : undefined;

export async function findWhole(ctx: FileContext, id: InterventionId): Promise<Whole | undefined> {
  const { sql, file } = ctx;
  const one = (await interventionsOf(sql, file)).find((other) => other.id === id);
  if (!one) return undefined;
  const [services, talks, light, turns, alliance, measured, planned, safeContact, interpreter, clocks] =
    await Promise.all([
      servicesById(sql, [one.versionId]),
      talksOf(sql, file, id),
      lightContactsOf(sql, file, id),
      turnsOf(sql, file, id),
      allianceRatingsOf(sql, file, id),
      measuredIn(ctx, one.begunAt),
      plannedNeeds(ctx),
      loadSafeContact(sql, file),
      findInterpreter(sql, file),
      ownClocks(ctx, one),
    ]);
  const service = services.get(one.versionId);
  if (!service) throw new Error('An intervention without the service that it was');
  const [guardians, groups, sessions, company, timeOff, owners, go] = await Promise.all([
    guardiansSay(ctx, one, service),
    service.kind === 'groupProgramme' ? groupsFor(sql, service.serviceId, one.groupId) : [],
    one.groupId && one.placedAt ? sessionsOf(sql, one.groupId) : [],
    accompanimentsOf(sql, file, id),
    loadTimeOff(ctx, one),
    loadGivers(ctx, [service]),
    one.begunAt ? undefined : goFor(ctx, 'programmeBegins'),
  ]);
  const silence = clocks.find(({ kind, dueAt }) => kind === 'silence' && isShown(ruleOf(kind), dueAt, ctx.now));
  return {
    one,
    service,
    talks,
    light,
    turns,
    measured,
    planned,
    safeContact,
    interpreter,
    silence,
    allianceAsked: clocks.find(({ kind }) => kind === 'allianceRated'),
    ratingAsked: clocks.filter(({ kind, dueAt }) => isRatingClock(kind) && isShown(ruleOf(kind), dueAt, ctx.now)),
    alliance,
    groups,
    sessions,
    company,
    timeOff,
    guardians,
    waitsForGo: one.begunAt === null && go === undefined,
    owners,
  };
}
