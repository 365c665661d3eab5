import { type FileContext, type FileSide, openable } from '../access/index.ts';
import { type NextAct, reportAct } from '../children/index.ts';
import { clocksOf, type FileClock, isShown, ruleOf } from '../clocks/index.ts';
import type { FileId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { whoAnswers } from '../organisation/index.ts';
import { awayNow, type Plan, planOf } from '../plan/index.ts';
import { type WaitingRed, waitingRedEvents } from '../redevent/index.ts';
import { lastRiskAssessment } from '../risk/index.ts';
import { type Decision, loadDecisions, loadPromises, type Promised } from '../safety/index.ts';
import { loadSupportEnd, type SupportEnd } from '../support/index.ts';
import { accountOf, toldCount } from './account.store.ts';
import type { AccountVersion, ToldCount } from './account.ts';
import { closedSince } from './closing/closing.store.ts';
import { lastAssessedAt, safeContactState, staffNames } from './file-page.store.ts';
import { annotationsOf, draftTraces, findNotes, ownDrafts } from './note.store.ts';
import type { DraftTrace, Note } from './note.ts';
import { peopleTold } from './people.store.ts';
import type { PersonTold } from './people.ts';
import { processesOf } from './process.store.ts';
import type { OpenProcess } from './process.ts';
import { mayStaffTeam, teamOf } from './team.store.ts';
import type { Member } from './team.ts';
import { eventsOf } from './timeline.store.ts';
import { type Cursor, type FileEvent, kindsIn, type TimelineGroup } from './timeline.ts';

export type FilePageFacts = {
  readonly side: FileSide | undefined;
  readonly people: readonly PersonTold[];
  /** Of the files of those people, the ones that the reader may open. */
  readonly opens: ReadonlySet<FileId>;
  readonly assessedAt: Instant | undefined;
  readonly risk: Awaited<ReturnType<typeof lastRiskAssessment>>;
  /** What made a new assessment of the risk fall due. */
  readonly reds: readonly WaitingRed[];
  readonly safeContact: { readonly ways: number; readonly locked: number; readonly oldest: Instant | undefined };
  readonly clocks: readonly FileClock[];
  /** Who is to be asked about each clock now. */
  readonly answering: ReadonlyMap<string, string>;
  readonly plan: Plan;
  readonly away: ReadonlyMap<StaffId, { readonly deputyId: StaffId | null; readonly deputyName: string | null }>;
  readonly account: readonly AccountVersion[];
  readonly told: ToldCount;
  readonly decisions: readonly Decision[];
  readonly promises: readonly Promised[];
  readonly processes: readonly OpenProcess[];
  readonly support: SupportEnd;
  readonly team: readonly Member[];
  readonly mayStaffTeam: boolean;
  readonly ownDrafts: readonly Note[];
  readonly traces: readonly DraftTrace[];
  readonly events: readonly FileEvent[];
  readonly moreEvents: boolean;
  readonly notes: ReadonlyMap<string, Note>;
  readonly annotated: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, string>;
  readonly closedAt: Instant | undefined;
  /** What the report that a child's file came of waits for. */
  readonly report: NextAct | undefined;
};

const pageLength = 30;

/** Everything that the file page, and its printed summary, is made of. Row security leaves out what may not be read. */
export async function loadFilePage(
  ctx: FileContext,
  show: { readonly group: TimelineGroup | undefined; readonly before: Cursor | undefined },
): Promise<FilePageFacts> {
  const { sql, file } = ctx;
  const [
    people,
    assessedAt,
    risk,
    reds,
    safeContact,
    clocks,
    plan,
    account,
    told,
    processes,
    team,
    may,
    drafts,
    traces,
    found,
    decisions,
    promises,
    closedAt,
    support,
    report,
  ] = await Promise.all([
    peopleTold(sql, file),
    lastAssessedAt(sql, file),
    lastRiskAssessment(sql, file.id),
    waitingRedEvents(sql, file.id),
    safeContactState(sql, file),
    // Actions stand in the plan, with their days.
    clocksOf(sql, file.id).then((clocks) =>
      clocks.filter(({ kind, dueAt }) => kind !== 'planAction' && isShown(ruleOf(kind), dueAt, ctx.now)),
    ),
    planOf(sql, file, { onlyOpen: true }),
    accountOf(sql, file),
    toldCount(sql, file),
    processesOf(sql, file),
    teamOf(sql, file.id),
    mayStaffTeam(sql, file),
    ownDrafts(sql, file, ctx.actor.staffId),
    draftTraces(sql, file),
    eventsOf(sql, file, {
      kinds: show.group && kindsIn(show.group),
      before: show.before,
      limit: pageLength + 1,
    }),
    file.mayRead('decisions') ? loadDecisions(sql, file) : [],
    file.mayRead('plan') ? loadPromises(sql, file) : [],
    closedSince(sql, file),
    loadSupportEnd(sql, file, ctx.now),
    // Only a child's own file is where a report came to.
    file.side === 'childWitness' ? reportAct(sql, file) : undefined,
  ]);
  const events = found.slice(0, pageLength);
  const noteIds = [...new Set(events.flatMap(({ subject }) => subject.note ?? []))];
  const staff = [...team.map(({ staffId }) => staffId), ...plan.actions.map(({ ownerId }) => ownerId)];
  const [opens, answering, away, notes, annotations, names] = await Promise.all([
    openable(
      sql,
      people.flatMap(({ ownFileId }) => ownFileId ?? []),
    ),
    whoAnswers(ctx, clocks),
    awayNow(sql, [...new Set(staff)], ctx.now),
    findNotes(sql, file, noteIds),
    annotationsOf(sql, file, noteIds),
    staffNames(sql, [...new Set(events.flatMap(({ subject }) => subject.staff ?? []))]),
  ]);
  return {
    side: file.side,
    people,
    opens,
    assessedAt,
    risk,
    reds,
    safeContact,
    clocks,
    answering,
    plan,
    away,
    account,
    told,
    decisions,
    promises,
    processes,
    support,
    team,
    mayStaffTeam: may,
    ownDrafts: drafts,
    traces,
    events,
    moreEvents: found.length > pageLength,
    notes,
    annotated: new Map([...annotations].map(([id, list]) => [id, list.length])),
    names,
    closedAt,
    report,
  };
}
